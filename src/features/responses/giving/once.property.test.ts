import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'
import { codeOf, readCode, referenceOf } from '../sealing/receipt-code.ts'

let app: TestApp
let of: OpenConsultation

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'together')
})
after(() => app.close())

async function countResponses(): Promise<number> {
  const { n } = await app.hub.db
    .selectFrom('response')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

test('whatever is sent at once and again: every receipt has its response, and none is doubled', async () => {
  // Each form is one of few tokens with one of few contents, so that many of them meet.
  const form = fc.record({ token: fc.nat(3), text: fc.constantFrom('One', 'Two'), again: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(form, { minLength: 1, maxLength: 8 }), async forms => {
      const tokens = Array.from({ length: 4 }, () => randomUUID())
      const { seal } = app.hub
      const byReference = new Map(tokens.map(token => [referenceOf(seal, token), codeOf(seal, token, 'response')]))
      const before = await countResponses()
      // What can be carried over to a change is bounded by time and address.
      app.clock.now = new Date(app.clock.now.getTime() + 15 * 60_000)
      const send = async ({ token, text }: { token: number; text: string }) => {
        const values = {
          _once: tokens[token]!,
          [`q-${of.questions[0]}`]: '1',
          [`q-${of.questions[1]}`]: text,
          action: 'give',
        }
        const visitor = await app.visitor()
        return visitor.post(`/consultations/${of.slug}/response`, values, { follow: false })
      }
      const first = await Promise.all(forms.map(send))
      const later = await Promise.all(forms.filter(({ again }) => again).map(send))
      const receipts = [...first, ...later]
        .filter(({ status }) => status === 303)
        .map(({ headers }) => /^\/responses\/([^/?]+)/.exec(String(headers['location']))![1]!)
        // A form that came again leads to changing the response, at the address that its reference gives.
        .map(at => byReference.get(at) ?? at)
      assert.ok([...first, ...later].every(({ status }) => status === 303))
      assert.equal(new Set(receipts).size, new Set(forms.map(({ token }) => token)).size)
      assert.equal((await countResponses()) - before, new Set(receipts).size)
      const visitor = await app.visitor()
      for (const receipt of new Set(receipts)) assert.equal((await visitor.get(`/responses/${receipt}`)).status, 200)
    }),
    { numRuns: 20 },
  )
})

test('a code is read back however it is written, and another text is no code', () => {
  const written = fc.record({ token: fc.uuid(), lower: fc.boolean(), gap: fc.constantFrom('', ' ', '-', ' – ') })
  fc.assert(
    fc.property(written, ({ token, lower, gap }) => {
      const code = codeOf(app.hub.seal, token, 'response')
      assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
      const typed = code.replaceAll('-', gap).replaceAll('0', 'O').replaceAll('1', 'l')
      assert.equal(readCode(lower ? typed.toLowerCase() : typed), code)
      assert.notEqual(codeOf(app.hub.seal, token, 'draft'), code)
      assert.equal(readCode(`${code}U`), null)
    }),
  )
})
