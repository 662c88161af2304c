/** A partner that merges into another body: its seats go on, what was decided stays, and nobody answers for the body that follows. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership, typedDay } from '../../../../test/support/seated-partnership.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { openMail } from '../../../mail/mail.ts'

let app: TestApp
let of: SeatedPartnership
let contact: Visitor
let chair: Visitor
const [bigger, clerk] = [newId(), newId()]

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'locks')
  const { db } = app.hub
  await db
    .insertInto('organisation')
    .values({ id: bigger, slug: 'vale-youth', name: 'Vale Youth', sector: 'voluntary', email: 'hello@example.org' })
    .execute()
  await db.insertInto('person').values({ id: clerk, name: 'Vale Clerk', email: 'clerk@example.org' }).execute()
  await db
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: clerk,
      role: 'contact',
      subject_kind: 'organisation',
      subject_id: bigger,
      from_day: day('2026-01-01'),
    })
    .execute()
  await db
    .insertInto('action')
    .values({
      id: newId(),
      subject_kind: 'partnership',
      subject_id: of.id,
      what: 'Count the boats',
      owner_seat_id: of.seats.youth,
      due_on: day('2026-05-01'),
      source_kind: 'meeting',
    })
    .execute()
  contact = await app.visitor(of.people.contact)
  chair = await app.visitor(of.people.chair)
})
after(() => app.close())

const path = () => `/partnerships/locks/partners/${of.partner.id}/leaving`
const leaving = { because: 'We merge into Vale Youth.', ...typedDay('last_day', '2026-03-31') }
const partners = () =>
  app.hub.db
    .selectFrom('partner')
    .select(['id', 'organisation_id', 'from_day', 'to_day', 'followed_by_id'])
    .where('partnership_id', '=', of.id)
    .orderBy('from_day')
    .execute()

test('a body that is none, or the one that leaves, takes no place; what was typed stays and nothing is half done', async () => {
  for (const followed_by of [newId(), of.partner.organisation]) {
    const refused = await chair.send(path(), { ...leaving, followed_by })
    assert.equal(refused.status, 422)
    assert.match(refused.body, /We merge into Vale Youth\./)
  }
  assert.deepEqual(
    (await partners()).map(({ to_day }) => to_day),
    [null],
  )
})

test('whoever speaks for the partner alone brings no other body onto the board', async () => {
  const page = await contact.get(path())
  assert.doesNotMatch(page.body, /name="followed_by"/)
  assert.match(words(page.body), /let the chair or the administrator write this down/)
})

test('the seats go on under the body that follows, with who holds them, who stands in and the open actions; it is asked', async () => {
  const two = [chair, await app.visitor(of.people.admin)]
  const forms = await Promise.all(two.map(async visitor => findForm((await visitor.get(path())).body)!.values))
  const sent = await Promise.all(
    two.map((visitor, at) => visitor.post(path(), { ...forms[at], ...leaving, followed_by: bigger })),
  )
  assert.deepEqual(sent.map(({ status }) => status).toSorted(), [200, 409], 'one of two who send it at once')
  const [left, joined, ...more] = await partners()
  assert.deepEqual(more, [])
  assert.deepEqual([left?.to_day, left?.followed_by_id], ['2026-03-31', bigger])
  assert.deepEqual([joined?.organisation_id, joined?.from_day, joined?.to_day], [bigger, '2026-04-01', null])
  const { db } = app.hub
  const seat = await db
    .selectFrom('seat')
    .select(['id', 'name', 'role', 'from_day'])
    .where('partner_id', '=', joined!.id)
    .executeTakeFirstOrThrow()
  assert.deepEqual([seat.name, seat.role, seat.from_day], ['Youth groups', 'member', '2026-04-01'])
  const terms = await db
    .selectFrom('holding')
    .leftJoin('substitute', 'substitute.holding_id', 'holding.id')
    .select([
      'holding.seat_id',
      'holding.person_id',
      'holding.from_day',
      'holding.to_day',
      'substitute.person_id as standIn',
    ])
    .where('holding.person_id', '=', of.people.ada)
    .orderBy('holding.from_day')
    .execute()
  assert.deepEqual(
    terms.map(one => [one.seat_id, one.from_day, one.to_day, one.standIn]),
    [
      [of.seats.youth, '2026-01-01', '2026-03-31', of.people.ben],
      [seat.id, '2026-04-01', null, of.people.ben],
    ],
  )
  const action = await db
    .selectFrom('action')
    .select('owner_seat_id')
    .where('what', '=', 'Count the boats')
    .executeTakeFirstOrThrow()
  assert.equal(action.owner_seat_id, seat.id)
  const asked = await db
    .selectFrom('party_request')
    .select('matter')
    .where('organisation_id', '=', bigger)
    .orderBy('matter')
    .execute()
  assert.deepEqual(
    asked.map(({ matter }) => matter),
    ['partnership.holder', 'partnership.joining', 'partnership.substitute'],
  )
  const mails = (await db.selectFrom('outgoing_mail').selectAll().execute()).map(mail => openMail(app.hub.seal, mail))
  assert.ok(mails.some(({ body }) => /Vale Youth takes its place\. Seats that go on: Youth groups\./.test(body)))
})

test('an interest that was declared in the seat before keeps what is closed from whoever sits in it on', async () => {
  const { db } = app.hub
  const [meeting, item] = [newId(), newId()]
  const on = day('2026-05-04')
  await db
    .insertInto('meeting')
    .values({ id: meeting, partnership_id: of.id, held_on: on, announced_on: on, state: 'agenda-out' })
    .execute()
  await db
    .insertInto('agenda_item')
    .values({
      id: item,
      meeting_id: meeting,
      position: 1,
      title: 'The lease of the boathouse',
      state: 'accepted',
      closed: true,
      closed_reason: 'A contract',
      relook_on: day('2026-09-01'),
    })
    .execute()
  await db.updateTable('meeting').set({ agenda_published_at: app.hub.now() }).where('id', '=', meeting).execute()
  await db
    .insertInto('interest_declared')
    .values({ id: newId(), agenda_item_id: item, seat_id: of.seats.youth, interest: 'We rent it.' })
    .execute()
  app.clock.now = new Date('2026-04-02T09:00:00Z')
  const read = async (person: string) => (await (await app.visitor(person)).get(`/meetings/${meeting}`)).body
  assert.match(await read(of.people.cleo), /The lease of the boathouse/)
  for (const person of [of.people.ada, of.people.ben])
    assert.doesNotMatch(await read(person), /The lease of the boathouse/)
})

test('everybody reads who followed whom; the day after, the holder speaks for the body that follows', async () => {
  app.clock.now = new Date('2026-04-02T09:00:00Z')
  app.hub.forgetPages()
  const page = words((await (await app.visitor()).get('/partnerships/locks')).body)
  assert.match(
    page,
    /Young locks: left after 31 March 2026\. We merge into Vale Youth\. Vale Youth has taken its place\./,
  )
  const again = await (await app.visitor(of.people.ada)).get('/partnerships/locks/meetings')
  assert.equal(again.status, 200)
  assert.equal((await (await app.visitor(clerk)).get('/asked')).status, 200)
})
