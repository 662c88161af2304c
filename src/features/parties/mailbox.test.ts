/** Whoever changes the public mailbox of an organisation does not answer in its place: the one before is told, and asked for some days more. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor } from '../../../test/support/app.ts'
import { newId } from '../../db/ids.ts'
import { day } from '../../kernel/day.ts'
import { openMail } from '../../mail/mail.ts'
import { answersView } from './answer.view.ts'
import { contactsOf } from './binding.queries.ts'

let app: TestApp
let sam: Visitor
const [person, hall] = [newId(), newId()]

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  const { db } = app.hub
  const area = await app.hub.area()
  await db.insertInto('person').values({ id: person, name: 'Sam', email: 'sam@example.org' }).execute()
  await db
    .insertInto('role_grant')
    .values({
      ...{ id: newId(), person_id: person, role: 'secretariat', subject_kind: 'area', subject_id: area.id },
      from_day: day('2026-01-01'),
    })
    .execute()
  const organisation = { id: hall, slug: 'hall', name: 'Hall', sector: 'community' as const, email: 'hall@example.org' }
  await db.insertInto('organisation').values(organisation).execute()
  sam = await app.visitor(person)
})
after(() => app.close())

const asked = async (on: string) => (await contactsOf(app.hub.db, hall, day(on))).map(({ email }) => email)
const mailed = async () =>
  (await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute()).map(row => {
    const { to, subject, body } = openMail(app.hub.seal, row)
    return { to, subject, body }
  })
const move = (email: string) => sam.send('/organisations/hall/details', { email })

test('a new public mailbox is asked only after it has stood for some days, and the one before is told at once', async () => {
  assert.equal((await move('other@example.org')).status, 200)
  const [told, ...more] = await mailed()
  assert.deepEqual([told?.to, told?.subject], ['hall@example.org', 'The public address of Hall was changed'])
  assert.match(told!.body, /Sam has changed .* from hall@example\.org to other@example\.org/)
  assert.match(told!.body, /until 16 March 2026 at the one before/)
  assert.deepEqual(more, [])
  assert.deepEqual(await asked('2026-03-02'), ['hall@example.org'])
  assert.deepEqual(await asked('2026-03-15'), ['hall@example.org'])
  assert.deepEqual(await asked('2026-03-16'), ['other@example.org'])
})

test('changing it twice makes nothing of the first change the one before; where none stood, the first is asked at once', async () => {
  app.clock.now = new Date('2026-03-10T09:00:00Z')
  sam = await app.visitor(person)
  await move('third@example.org')
  assert.deepEqual(await asked('2026-03-10'), ['hall@example.org'])
  assert.deepEqual(await asked('2026-03-24'), ['third@example.org'])
  await app.hub.db.updateTable('organisation').set({ email: '', email_before: '' }).where('id', '=', hall).execute()
  await move('hall@example.org')
  assert.deepEqual(await asked('2026-03-10'), ['hall@example.org'])
})

test('it is told who speaks for it from now on, and an answer by its link says that it came by the public address', async () => {
  await app.hub.db.deleteFrom('outgoing_mail').execute()
  await sam.send(`/people/${person}`, { role: `contact:organisation:${hall}` })
  assert.deepEqual(
    (await mailed()).map(({ to, subject }) => [to, subject]),
    [['hall@example.org', 'Sam is now Contact for Hall']],
  )
  const way = (givenBy: string | null) => {
    const answer = { id: 'a', agreed: true, comment: '', said: {}, way: 'link' as const, givenOn: day('2026-03-10') }
    const whole = { ...answer, givenBy, name: 'Ann', role: 'Chair', fileId: null, at: new Date() }
    const record = { request: { answers: [whole], standing: whole }, matter: { yes: 'yes', no: 'no' } }
    return answersView(record as never, ((key: string) => key) as never)[0]!.how
  }
  assert.deepEqual([way(null), way(person)], ['parties.way.mailbox', 'parties.way.link'])
})
