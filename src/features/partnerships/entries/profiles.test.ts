/** What partners say of themselves: in their own words or put to them, read by the others, and asked anew where it changes. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import {
  addPartner,
  factsOfPartnership,
  type SeatedPartnership,
  seatedPartnership,
} from '../../../../test/support/seated-partnership.ts'

const BASE = '/partnerships/youth-work'
const said = {
  aims: 'Young people of the vale have somewhere to go.',
  priorities: 'A youth club in every village by next winter',
  constraints: 'Two workers, and a grant that ends in March',
  ways: 'We ask our young members before we say yes.',
}
let app: TestApp
let of: SeatedPartnership
let chair: Visitor
let contact: Visitor
let reader: Visitor
let partner = ''

before(async () => {
  app = await testApp()
  of = await seatedPartnership(app.hub.db, 'youth-work')
  chair = await app.visitor(of.people.chair)
  contact = await app.visitor(of.people.contact)
  reader = await app.visitor()
  partner = of.partner.id
})
after(() => app.close())

const page = async (visitor: Visitor, path = 'profiles') => words((await visitor.get(`${BASE}/${path}`)).body)
const factsNow = () => factsOfPartnership(app, of)

test('words of no content are refused in their boxes, with everything typed kept', async () => {
  const refused = await chair.send(`${BASE}/profiles/profile/new`, { partner_id: partner, ...said, ways: 'xxx' })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /must say something/)
  assert.match(refused.body, /Young people of the vale/)
  assert.match(await page(reader), /No partner has said who it is yet/)
})

test('what the chair writes is stated until the partner says that it is right', async () => {
  const sent = await chair.send(`${BASE}/profiles/profile/new`, { partner_id: partner, ...said })
  assert.equal(sent.status, 200, words(sent.body).slice(0, 400))
  assert.match(await page(reader), /Two workers, and a grant that ends in March/)
  assert.match(await page(reader), /Waiting for their answer/)
  const [before] = (await factsNow()).entries
  assert.equal(before?.parties[0]?.agreed, null)
  const { id } = await app.hub.db
    .selectFrom('party_request')
    .select('id')
    .where('matter', '=', 'partnership.entry')
    .executeTakeFirstOrThrow()
  const answered = await contact.send(`/asked/${id}`, { agreed: 'yes' })
  assert.equal(answered.status, 200, words(answered.body).slice(0, 400))
  const [after] = (await factsNow()).entries
  assert.deepEqual(
    after?.parties.map(({ agreed, givenBy }) => ({ agreed, givenBy })),
    [{ agreed: true, givenBy: 'self' }],
  )
})

test('a partner has one profile: a second is refused, and the first is changed by whoever speaks for the partner', async () => {
  const twice = await contact.send(`${BASE}/profiles/profile/new`, { partner_id: partner, ...said })
  assert.equal(twice.status, 422)
  assert.match(words(twice.body), /There is one already/)
  const { id } = await app.hub.db.selectFrom('partnership_entry').select('id').executeTakeFirstOrThrow()
  const changed = await contact.send(`${BASE}/profiles/profile/${id}`, { priorities: 'Two youth clubs by next winter' })
  assert.equal(changed.status, 200, words(changed.body).slice(0, 400))
  const [now] = (await factsNow()).entries
  assert.equal(now?.parties[0]?.agreed, true, 'its own word counts at once')
  assert.equal(now?.words['priorities'], 'Two youth clubs by next winter')
})

test('every partner is asked to read it, answers for itself, and is told where it has changed since', async () => {
  assert.equal((await chair.send(`${BASE}/agreements/profiles`, {})).status, 200)
  const { id } = await app.hub.db
    .selectFrom('party_request')
    .select('id')
    .where('matter', '=', 'partnership.profiles')
    .executeTakeFirstOrThrow()
  assert.equal((await contact.send(`/asked/${id}`, { agreed: 'yes' })).status, 200)
  assert.equal((await factsNow()).profilesRead[0]?.agreed, true)
  const entry = await app.hub.db.selectFrom('partnership_entry').select('id').executeTakeFirstOrThrow()
  await chair.send(`${BASE}/profiles/profile/${entry.id}`, { aims: 'Every young person has somewhere to go.' })
  assert.match(await page(reader), /It has changed since/)
})

test('others may not write it: a reader, an outsider, and a seat that speaks for no partner', async () => {
  const outsider = await app.visitor(of.people.outsider)
  assert.equal((await outsider.get(`${BASE}/profiles/profile/new`)).status, 403)
  const faith = await app.visitor(of.people.dev)
  const form = await faith.get(`${BASE}/profiles/profile/new`)
  assert.match(words(form.body), /You speak for no partner here/)
})

test('whoever speaks for one partner cannot make the words of another its own', async () => {
  const { db } = app.hub
  const forum = { slug: 'faith-forum', name: 'Faith forum', sector: 'faith' } as const
  const other = await addPartner(db, of.id, forum, of.people.outsider)
  const faith = await app.visitor(of.people.outsider)
  const entry = await db.selectFrom('partnership_entry').select(['id', 'version']).executeTakeFirstOrThrow()
  const at = `${BASE}/profiles/profile/${entry.id}`
  assert.match(words((await faith.get(at)).body), /You speak for no partner here/)
  const taken = await faith.post(at, { partner_id: other.id, ...said, version: String(entry.version) })
  assert.equal(taken.status, 422, words(taken.body).slice(0, 400))
  assert.equal((await factsNow()).entries[0]?.partnerId, partner)
  const own = await faith.send(`${BASE}/profiles/profile/new`, { ...said, aims: 'Those who pray have a room.' })
  assert.equal(own.status, 200, words(own.body).slice(0, 400))
  const moved = await chair.send(at, { partner_id: other.id })
  assert.match(words(moved.body), /There is one already/, 'nor does a change make a second')
})

test('the file of values has what everybody may read', async () => {
  assert.match((await reader.get(`${BASE}/profiles.csv`)).body, /Two youth clubs by next winter/)
})

test('what holds no more stays readable, and counts no more', async () => {
  const { id } = await app.hub.db
    .selectFrom('partnership_entry')
    .select('id')
    .where('partner_id', '=', partner)
    .executeTakeFirstOrThrow()
  assert.equal((await chair.send(`${BASE}/profiles/profile/${id}`, { ended: 'yes' })).status, 200)
  assert.match(await page(reader), /Held until/)
  assert.ok((await factsNow()).entries.every(one => one.id !== id))
})

test('once the partnership is over nothing is changed any more, and nobody is asked', async () => {
  const { db } = app.hub
  const { id, version } = await db
    .selectFrom('partnership_entry')
    .select(['id', 'version'])
    .where('ended_on', 'is', null)
    .executeTakeFirstOrThrow()
  await db.updateTable('partnership').set({ state: 'ended' }).where('id', '=', of.id).execute()
  const asked = () => db.selectFrom('party_request').select('id').execute()
  const before = await asked()
  const at = `${BASE}/profiles/profile/${id}`
  assert.match(words((await chair.get(at)).body), /The partnership is over/)
  const sent = await chair.post(at, { partner_id: partner, ...said, version: String(version) })
  assert.equal(sent.status, 422)
  assert.equal((await asked()).length, before.length)
})
