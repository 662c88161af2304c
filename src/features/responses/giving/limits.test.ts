import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'together')
  base = `/consultations/${of.slug}/response`
})
after(() => app.close())

const said = () => ({ [`q-${of.questions[0]}`]: '2', [`q-${of.questions[1]}`]: 'More time for us' })
const count = async (table: 'response_draft' | 'response' | 'outgoing_mail') =>
  (await app.hub.db.selectFrom(table).select('id').execute()).length

test('thirty people behind one address put aside and give their responses', async () => {
  for (let person = 0; person < 30; person++) {
    const visitor = await app.visitor()
    assert.equal((await visitor.send(base, { ...said(), action: 'save' })).status, 200)
    assert.equal((await visitor.send(base, { ...said(), action: 'give' })).status, 200)
  }
  assert.deepEqual([await count('response_draft'), await count('response')], [30, 30])
})

test('a mailbox gets no more than four ways back in a day, and each draft is kept all the same', async () => {
  const [drafts, mails] = [await count('response_draft'), await count('outgoing_mail')]
  const visitor = await app.visitor()
  for (let at = 0; at < 8; at++)
    await (await app.visitor()).send(base, { ...said(), contact_email: 'Victim@example.org', action: 'save' })
  assert.deepEqual([await count('response_draft'), await count('outgoing_mail')], [drafts + 8, mails + 4])
  const draft = await visitor.send(base, { ...said(), action: 'save' })
  const refused = await visitor.send(draft.url.split('?')[0]!, { email: 'victim@example.org' })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /several times today/)
  assert.match(refused.body, /value="victim@example\.org"/)
  assert.equal((await visitor.send(draft.url.split('?')[0]!, { email: 'other@example.org' })).status, 200)
  app.clock.now = new Date(app.clock.now.getTime() + 25 * 3_600_000)
  assert.equal((await visitor.send(draft.url.split('?')[0]!, { email: 'victim@example.org' })).status, 200)
})

test('wrong codes are refused after a while, slips of the finger are not counted, a right code always opens', async () => {
  const visitor = await app.visitor()
  const given = await visitor.send(base, { ...said(), action: 'give' })
  const code = /hub-code[^>]*>([^<]+)</.exec(given.body)![1]!
  const unknown = (at: number) => `AAAA-BBBB-CCCC-${String(at).padStart(4, '0')}`
  for (let at = 0; at < 40; at++) assert.equal((await visitor.get(`/responses/SLIP-${at}`)).status, 404)
  for (let at = 0; at < 30; at++) assert.equal((await visitor.get(`/responses/${unknown(at)}`)).status, 404)
  const refused = await visitor.get(`/responses/${unknown(31)}`)
  assert.equal(refused.status, 429)
  assert.match(words(refused.body), /A right code still opens your response/)
  // A machine behind the same address keeps nobody out either.
  for (let at = 32; at < 700; at++) assert.equal((await visitor.get(`/responses/${unknown(at)}`)).status, 429)
  assert.equal((await visitor.get(`/responses/${code}`)).status, 200)
  assert.match((await visitor.get(`/responses?code=${code}`)).body, /More time for us/)
  const link = encodeURIComponent(`${app.hub.origin}/responses/${code}`)
  assert.match((await visitor.get(`/responses?code=${link}`)).body, /More time for us/)
  const reference = /\bR-\w{4}-\w{4}\b/.exec(given.body)![0]
  assert.match(words((await visitor.get(`/responses?code=${reference}`)).body), /reference/)
})

test('when too many drafts were begun from one address, what was typed stays, and it can still be given', async () => {
  const visitor = await app.visitor()
  const save = async () => (await app.visitor()).send(base, { ...said(), action: 'save' })
  let refused = await save()
  for (let at = 0; refused.status === 200 && at < 400; at++) refused = await save()
  assert.equal(refused.status, 422)
  assert.match(refused.body, /More time for us<\/textarea>/)
  const section = await visitor.send(`${base}/sections/1`, said())
  assert.equal(section.status, 422)
  assert.match(section.body, /More time for us<\/textarea>/)
  assert.equal((await visitor.send(base, { ...said(), action: 'give' })).status, 200)
})

test('one connection of IPv6 is counted as one, whichever of its addresses it uses, and its neighbour apart', async () => {
  // The browser of somebody who followed a link with a wrong code: it has left the address.
  const ask = async (remoteAddress: string) => {
    const headers = { host: 'hub.test' }
    const first = await app.server.inject({ url: '/responses/AAAA-BBBB-CCCC-DDDD', headers, remoteAddress })
    const cookie = first.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const url = String(first.headers.location)
    return (await app.server.inject({ url, headers: { ...headers, cookie }, remoteAddress })).statusCode
  }
  for (let at = 0; at < 30; at++) assert.equal(await ask(`2001:db8::${at.toString(16)}:1`), 404)
  assert.equal(await ask('2001:db8::ffff:2'), 429)
  assert.equal(await ask('2001:db8:0:1::1'), 404)
})
