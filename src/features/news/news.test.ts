import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { practiceOf } from '../../codes/index.ts'
import { newId } from '../../db/ids.ts'
import { loadFacts } from '../../facts/load.ts'
import { day } from '../../kernel/day.ts'

let app: TestApp
let contact: Visitor
let reader: Visitor
let council: string
const at = '/organisations/fen-council/news'

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  const { db } = app.hub
  council = newId()
  await db
    .insertInto('organisation')
    .values({ id: council, slug: 'fen-council', name: 'Fen Council', sector: 'statutory' })
    .execute()
  const group = async (
    slug: string,
    email: string,
    wishes: readonly { wants: string; topic: string; place?: string }[],
  ) => {
    const id = newId()
    await db.insertInto('organisation').values({ id, slug, name: slug, sector: 'voluntary', email }).execute()
    for (const wish of wishes)
      await db
        .insertInto('interest')
        .values({ id: newId(), organisation_id: id, token_hash: null, place: '', ...wish } as never)
        .execute()
  }
  await group('wants', 'wants@example.org', [{ wants: 'early', topic: 'grants' }])
  await group('wants-all', 'all@example.org', [{ wants: 'told', topic: '' }])
  await group('elsewhere', 'elsewhere@example.org', [{ wants: 'told', topic: 'Grants', place: 'Holt' }])
  await group('not-this', 'not@example.org', [
    { wants: 'told', topic: '' },
    { wants: 'not-at-all', topic: 'Grants' },
  ])
  await group('silent', 'silent@example.org', [])
  const id = newId()
  await db.insertInto('person').values({ id, name: 'Con Tact', email: 'contact@example.org' }).execute()
  const from_day = day('2020-01-01')
  await db
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: id,
      role: 'contact',
      subject_kind: 'organisation',
      subject_id: council,
      from_day,
    })
    .execute()
  contact = await app.visitor(id)
  reader = await app.visitor()
})
after(() => app.close())

const says = async (practice: string) => {
  const today = await app.hub.today()
  const facts = (await loadFacts(app.hub.db, 'organisation', [council], today)).get(council)!
  const { check, defaults } = practiceOf(practice)!
  return check(facts, defaults, today, [])
}
const plain = {
  title: 'Small grants: one form',
  topic: 'Grants',
  body: 'From May there is one form for all small grants. It has two pages, and we help you to fill it in.',
  reply: 'Ring 01632 960115.',
  formats: 'Large print: ask the desk.',
}

test('news goes to whoever declared an interest, and to nobody who asked to be left alone', async () => {
  assert.equal((await says('organisation.sector-informed')).verdict, 'doesNotApply')
  assert.match((await reader.get(`${at}/new`)).url, /sign-in/)
  assert.equal((await contact.send(`${at}/new`, { ...plain, body: 'Too short.' })).status, 422)
  assert.equal((await contact.send(`${at}/new`, { ...plain, policy_change_id: newId() })).status, 422)
  assert.equal((await contact.send(`${at}/new`, { ...plain, topic: '' })).status, 422)
  assert.equal((await contact.send(`${at}/new`, { ...plain, topic: 'Something else' })).status, 422)
  await contact.send(`${at}/new`, plain)
  const mails = await app.hub.db.selectFrom('outgoing_mail').select('to_address').orderBy('to_address').execute()
  assert.deepEqual(
    mails.map(({ to_address }) => to_address),
    ['all@example.org', 'wants@example.org'],
  )
  assert.match(words((await reader.get(at)).body), /to 2 of 2 organisations that wanted to hear of it/)
  assert.match((await reader.get(`${at}.csv`)).body, /Small grants: one form/)
  const informed = await says('organisation.sector-informed')
  assert.equal(informed.verdict, 'met', informed.because)
  assert.equal(informed.proof, 'shown')
  assert.equal((await says('organisation.notices-usable')).verdict, 'met')
})

test('news of a topic that nobody wants to hear of is no news to the sector', async () => {
  await app.hub.db.updateTable('interest').set({ ended_at: new Date() }).where('topic', '=', '').execute()
  const before = await says('organisation.sector-informed')
  await contact.send(`${at}/new`, { ...plain, title: 'Of nothing', topic: '', other_topic: 'x' })
  assert.match(words((await reader.get(at)).body), /Of nothing/)
  const after = await says('organisation.sector-informed')
  assert.equal(after.because, before.because)
  await app.hub.db.updateTable('interest').set({ ended_at: null }).execute()
})

test('a policy that nobody was told of counts, and so does what is hard to read', async () => {
  await app.hub.db
    .insertInto('policy_change')
    .values({ id: newId(), organisation_id: council, title: 'Lettings', affects_sector: true })
    .execute()
  assert.equal((await says('organisation.sector-informed')).verdict, 'partly')
  const { id } = await app.hub.db.selectFrom('policy_change').select('id').executeTakeFirstOrThrow()
  const dense =
    'Notwithstanding antecedent administrative determinations, discretionary accommodation allocations necessitate comprehensive interdepartmental authorisation, whereupon organisational representatives’ correspondence concerning prioritisation methodologies will be systematically reconsidered.'
  await contact.send(`${at}/new`, { ...plain, title: 'Lettings of rooms', body: dense, policy_change_id: id })
  assert.equal((await says('organisation.sector-informed')).verdict, 'met')
  assert.equal((await says('organisation.notices-usable')).verdict, 'partly')
})

test('a policy of which news went out stays told when the news is more than a year old', async () => {
  app.clock.now = new Date('2027-06-01T09:00:00Z')
  const found = await says('organisation.sector-informed')
  assert.equal(found.verdict, 'doesNotApply', found.because)
})
