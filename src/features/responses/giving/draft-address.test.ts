/** The code of a draft leaves the address, and nothing that is worked on gets lost by it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answer, type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string
before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'begun')
  base = `/consultations/${of.slug}/response`
})
after(() => app.close())

const codeOn = ({ body }: Answer) => /hub-code[^>]*>([^<]+)</.exec(body)![1]!
const begin = async (visitor: Visitor, text: string) => visitor.send(base, { free_text: text, action: 'save' })
const ADDRESS = /^\/drafts\/[0-9a-f-]{36}/

test('what is begun stands below an identity, on every page of it, and the code in none of their addresses', async () => {
  const visitor = await app.visitor()
  const draft = await begin(visitor, 'Begun at home.')
  const code = codeOn(draft)
  const own = ADDRESS.exec(draft.url)![0]
  const ways = ['/response', '/sections/1', '/sections/about-you', '/check', `/documents/${of.documentSlug}`]
  for (const way of ways) {
    const page = await visitor.get(`${own}${way}`)
    assert.equal(page.status, 200, way)
    assert.equal(page.headers['cache-control'], 'no-store')
    for (const [, address = ''] of page.body.matchAll(/(?:href|action)="([^"]*)"/g))
      assert.ok(!address.includes(code), `${way}: ${address}`)
  }
  // The page of the consultation leads on to it, and so does its form.
  assert.ok((await visitor.get(`/consultations/${of.slug}`)).body.includes(`href="${own}"`))
  assert.ok((await visitor.get(base)).url.startsWith(`${own}/response`))
  const saved = await visitor.send(`${own}/sections/1`, { [`q-${of.questions[0]}`]: '2' })
  assert.ok(saved.url.startsWith(`${own}/sections/2`), saved.url)
})

test('a code from print or mail is exchanged at once; the identity alone opens nothing', async () => {
  const draft = await begin(await app.visitor(), 'To be gone on with.')
  const own = ADDRESS.exec(draft.url)![0]
  const elsewhere = await app.visitor()
  assert.match(words((await elsewhere.get(`${own}/response`)).body), /no longer holds the code.*Type it/)
  assert.equal((await elsewhere.post(`${own}/response`, { free_text: 'Mine', action: 'save' })).status, 404)
  const found = await elsewhere.get(`/drafts/${codeOn(draft).toLowerCase()}/response?lang=en`)
  assert.equal(found.url, `${own}/response?lang=en`)
  assert.match(found.body, /To be gone on with\./)
  const typing = await app.visitor()
  assert.equal((await typing.send('/responses', { code: codeOn(draft) })).url.split('?')[0], own)
  assert.match(words((await elsewhere.get(`/drafts/${'0'.repeat(16)}`)).body), /do not know/)
})

test('a form that was open when the cookie ran out is kept all the same, and several drafts keep apart', async () => {
  const visitor = await app.visitor()
  const first = await begin(visitor, 'The first.')
  const own = ADDRESS.exec(first.url)![0]
  const form = findForm((await visitor.get(`${own}/response`)).body)!.values
  const kept = await (await app.visitor()).post(`${own}/response`, {
    ...form,
    free_text: 'Typed for hours.',
    action: 'save',
  })
  assert.equal(kept.url.split('?')[0], own)
  // A friend's draft is opened in the same browser: the own one stays where it is, and is the one gone on with.
  const friend = await begin(await app.visitor(), 'A friend’s.')
  assert.match((await visitor.get(`/drafts/${codeOn(friend)}/response`)).body, /A friend’s\./)
  assert.match((await visitor.get(`${own}/response`)).body, /Typed for hours\./)
  assert.ok((await visitor.get(base)).url.startsWith(own))
})
