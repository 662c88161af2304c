/** Words that seem to show who somebody is are looked at once more before anything is given, and then given as they are. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'words')
  base = `/consultations/${of.slug}`
})
after(() => app.close())

const saying = (text: string) => ({ [`q-${of.questions[0]}`]: '2', [`q-${of.questions[1]}`]: text, action: 'give' })
const given = async () => (await app.hub.db.selectFrom('response').select('id').execute()).length

test('nothing is given before it was looked at, and it is said what the words look like', async () => {
  const visitor = await app.visitor()
  assert.match(words((await visitor.get(`${base}/response`)).body), /Your own words may show who you are/)
  const held = await visitor.send(`${base}/response`, saying('Ring me: 01234 567 890. My name is Ann Lee.'))
  assert.match(held.url, /^\/drafts\/[^/]+\/check\?/)
  assert.match(words(held.body), /01234 567 890: looks like a phone number.*Ann Lee: looks like a name/)
  assert.equal(await given(), 0)
  const receipt = await visitor.send(held.url.replace(/\?.*/, ''), { action: 'give' })
  assert.match(receipt.url, /^\/responses\//, words(receipt.body).slice(0, 400))
  assert.equal(await given(), 1)
})

test('a draft is looked at in the same way, also when the words are typed last', async () => {
  const visitor = await app.visitor()
  const kept = await visitor.send(`${base}/response`, { ...saying('More trees.'), action: 'save' })
  const draft = kept.url.replace(/\?.*$/, '')
  const held = await visitor.send(`${draft}/response`, saying('Write to ann@example.org'))
  assert.match(held.url, /\/check\?/)
  assert.match(words(held.body), /ann@example\.org: looks like an email address/)
  assert.equal(await given(), 1)
})

test('what was typed to be reached by is locked away and is no reason to stop', async () => {
  const visitor = await app.visitor()
  const receipt = await visitor.send(`${base}/response`, {
    ...saying('More trees.'),
    contact_name: 'Mrs Ann Lee',
    contact_email: 'ann@example.org',
  })
  assert.match(receipt.url, /^\/responses\//)
  assert.equal(await given(), 2)
})

test('a response that is changed is looked at in the same way, for what it did not say before', async () => {
  const visitor = await app.visitor()
  const receipt = await visitor.send(`${base}/response`, saying('More trees.'))
  const change = `${receipt.url.replace(/\?.*$/, '')}/change`
  const box = `q-${of.questions[1]}`
  const held = await visitor.send(change, { [box]: 'More trees. Ring 01234 567 890.' })
  assert.equal(held.status, 422)
  assert.match(words(held.body), /Nothing has been changed yet.*01234 567 890: looks like a phone number/)
  assert.match(held.body, /href="#identifying"/)
  const told = /name="told" value="([^"]*)"/.exec(held.body)![1]!
  const more = await visitor.send(change, { [box]: '01234 567 890, ann@example.org', told })
  assert.equal(more.status, 422, 'what was not told yet is told')
  const saved = await visitor.send(change, { [box]: 'Ring 01234 567 890.', told })
  assert.doesNotMatch(saved.url, /\/change/)
  const again = await visitor.send(change, { [box]: 'Please ring 01234 567 890.' })
  assert.doesNotMatch(again.url, /\/change/, 'what stood there before is no news')
})
