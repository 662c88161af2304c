import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { newId } from '../db/ids.ts'
import { day } from '../kernel/day.ts'
import { loadFacts } from './load.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

const today = day('2026-03-02')

async function keepPartnership(name: string): Promise<string> {
  const id = newId()
  await database.db.insertInto('partnership').values({ id, slug: id, name }).execute()
  return id
}

test('a partnership with nothing on record has facts without gaps', async () => {
  const id = await keepPartnership('Quiet beginnings')
  const facts = (await loadFacts(database.db, 'partnership', [id], today)).get(id)
  assert.equal(facts?.label, 'Quiet beginnings')
  assert.deepEqual([facts?.seats, facts?.meetings, facts?.terms, facts?.gate.outcome], [[], [], null, null])
})

test('many partnerships come in one statement, unknown ids and none at all included', async () => {
  const ids = await Promise.all(['One', 'Two', 'Three'].map(keepPartnership))
  const found = await loadFacts(database.db, 'partnership', [...ids, newId()], today)
  assert.deepEqual([...found.keys()].sort(), [...ids].sort())
  assert.equal((await loadFacts(database.db, 'partnership', [], today)).size, 0)
})

test('a seat whose holder went is vacant, and holder and substitute show on their days', async () => {
  const id = await keepPartnership('Seats')
  const [seat, person, standIn, holding] = [newId(), newId(), newId(), newId()]
  await database.db
    .insertInto('person')
    .values([
      { id: person, name: 'Asha Noor' },
      { id: standIn, name: 'Joe Bell' },
    ])
    .execute()
  await database.db
    .insertInto('seat')
    .values({ id: seat, partnership_id: id, sector: 'voluntary', name: 'Member groups', from_day: day('2026-01-01') })
    .execute()
  await database.db
    .insertInto('holding')
    .values({ id: holding, seat_id: seat, person_id: person, from_day: day('2026-01-01'), to_day: day('2026-02-28') })
    .execute()
  await database.db
    .insertInto('substitute')
    .values({
      id: newId(),
      holding_id: holding,
      person_id: standIn,
      authority: 'The same',
      from_day: day('2026-02-01'),
    })
    .execute()
  const seatOn = async (on: string) => (await loadFacts(database.db, 'partnership', [id], day(on))).get(id)?.seats[0]
  assert.equal((await seatOn('2026-03-02'))?.holder, null)
  assert.equal((await seatOn('2026-02-10'))?.holder?.person, 'Asha Noor')
  assert.deepEqual((await seatOn('2026-02-10'))?.substitute, { person: 'Joe Bell', authority: 'The same' })
  assert.equal((await seatOn('2026-01-10'))?.substitute, null)
})

test('whoever their partner says does not sit there is in no seat from the day of that word, until the partner takes it back', async () => {
  const { db } = database
  const id = await keepPartnership('Denied')
  const [seat, person, holding, organisation, partner, request] = [newId(), newId(), newId(), newId(), newId(), newId()]
  await db.insertInto('person').values({ id: person, name: 'Asha Noor' }).execute()
  await db
    .insertInto('organisation')
    .values({ id: organisation, slug: organisation, name: 'Groups', sector: 'voluntary' })
    .execute()
  await db
    .insertInto('partner')
    .values({ id: partner, partnership_id: id, organisation_id: organisation, from_day: day('2026-01-01') })
    .execute()
  const place = { id: seat, partnership_id: id, partner_id: partner, sector: 'voluntary' as const, name: 'Groups' }
  await db
    .insertInto('seat')
    .values({ ...place, from_day: day('2026-01-01') })
    .execute()
  await db
    .insertInto('holding')
    .values({ id: holding, seat_id: seat, person_id: person, from_day: day('2026-01-01') })
    .execute()
  const met = ['2026-01-20', '2026-02-10', '2026-02-25'].map(day)
  for (const held_on of met) {
    const meeting = newId()
    await db
      .insertInto('meeting')
      .values({ id: meeting, partnership_id: id, held_on, announced_on: day('2026-01-02'), state: 'held' })
      .execute()
    await db
      .insertInto('attendance')
      .values({
        id: newId(),
        meeting_id: meeting,
        seat_id: seat,
        person_id: person,
        present_as: 'holder',
        state: 'present',
      })
      .execute()
  }
  await db
    .insertInto('party_request')
    .values({
      id: request,
      organisation_id: organisation,
      matter: 'partnership.holder',
      record_kind: 'holding',
      title: 'Seat',
      record_id: holding,
      subject_kind: 'partnership',
      subject_id: id,
      question: 'Does Asha Noor sit there?',
      put: JSON.stringify({ person }),
      asked_on: day('2026-01-02'),
      answer_by: day('2026-01-30'),
    })
    .execute()
  const says = (agreed: boolean, given_on: string, at: string) =>
    db
      .insertInto('party_answer')
      .values({
        id: newId(),
        created_at: new Date(at),
        party_request_id: request,
        agreed,
        way: 'sign-in',
        given_on: day(given_on),
      })
      .execute()
  await says(false, '2026-02-01', '2026-02-01T09:00:00Z')
  await says(true, '2026-02-20', '2026-02-20T09:00:00Z')
  const factsOn = async (on: string) => (await loadFacts(db, 'partnership', [id], day(on))).get(id)!
  assert.equal((await factsOn('2026-01-31')).seats[0]?.holder?.person, 'Asha Noor')
  assert.equal((await factsOn('2026-02-10')).seats[0]?.holder, null)
  assert.equal((await factsOn('2026-03-02')).seats[0]?.holder?.person, 'Asha Noor')
  const facts = await factsOn('2026-03-02')
  assert.deepEqual(
    facts.meetings.map(({ on, attendance }) => [on, attendance[0]?.present]),
    [
      [met[0], true],
      [met[1], false],
      [met[2], true],
    ],
  )
  assert.deepEqual(
    facts.reportBacks.map(({ metOn }) => metOn),
    [met[0], met[2]],
  )
})

test('a closed item gives nothing of its text away', async () => {
  const id = await keepPartnership('Closed')
  const [meeting, item] = [newId(), newId()]
  await database.db
    .insertInto('meeting')
    .values({
      id: meeting,
      partnership_id: id,
      held_on: day('2026-02-10'),
      announced_on: day('2026-01-10'),
      state: 'held',
    })
    .execute()
  await database.db
    .insertInto('agenda_item')
    .values({
      id: item,
      meeting_id: meeting,
      position: 1,
      title: 'Zebra matter',
      state: 'accepted',
      closed: true,
      closed_reason: 'Names a person',
      relook_on: day('2027-01-01'),
    })
    .execute()
  const decision = newId()
  await database.db
    .insertInto('decision')
    .values({
      id: decision,
      partnership_id: id,
      meeting_id: meeting,
      agenda_item_id: item,
      text: 'The zebra goes',
      basis: 'Zebra report',
      how: 'consensus',
      decided_on: day('2026-02-10'),
    })
    .execute()
  await database.db
    .insertInto('action')
    .values({
      id: newId(),
      subject_kind: 'partnership',
      subject_id: id,
      what: 'Move the zebra',
      source_kind: 'decision',
      source_id: decision,
    })
    .execute()
  const facts = (await loadFacts(database.db, 'partnership', [id], today)).get(id)
  assert.doesNotMatch(JSON.stringify(facts), /zebra/i)
  assert.equal(facts?.decisions.length, 1)
  assert.equal(facts?.meetings[0]?.closedItems[0]?.lookAgainOn, '2027-01-01')
})

test('what no check looks at any more is not read, save the day of the time set aside before the work began', async () => {
  const id = await keepPartnership('Ten years')
  const seat = newId()
  await database.db
    .insertInto('seat')
    .values({ id: seat, partnership_id: id, sector: 'voluntary', name: 'Groups', from_day: day('2016-01-01') })
    .execute()
  const held = ['2016-05-01', '2020-01-01', '2025-03-01', '2025-03-02', '2025-11-02', '2026-05-01'].map(day)
  for (const held_on of held) {
    const meeting = newId()
    const state = held_on < today ? 'held' : 'planned'
    await database.db
      .insertInto('meeting')
      .values({ id: meeting, partnership_id: id, held_on, announced_on: held_on, starts_at: '18:30', state })
      .execute()
    await database.db
      .insertInto('decision')
      .values({
        id: newId(),
        partnership_id: id,
        meeting_id: meeting,
        text: 'Taken',
        how: 'consensus',
        decided_on: held_on,
        owner_seat_id: seat,
      })
      .execute()
  }
  await database.db
    .insertInto('partnership_entry')
    .values({ id: newId(), partnership_id: id, kind: 'set-up-time', on_day: day('2016-05-01'), words: '{}' })
    .execute()
  const facts = (await loadFacts(database.db, 'partnership', [id], today)).get(id)
  assert.deepEqual(
    facts?.meetings.map(({ on }) => on),
    ['2016-05-01', '2025-03-02', '2025-11-02', '2026-05-01'],
  )
  assert.deepEqual(
    facts?.decisions.map(({ decidedOn }) => decidedOn),
    ['2025-03-02', '2025-11-02'],
  )
})

test('four hundred partnerships load in well under a second', async () => {
  await sql`insert into partnership (id, slug, name) select gen_random_uuid(), 'p' || n, 'P ' || n from generate_series(1, 400) n`.execute(
    database.db,
  )
  const ids = (await database.db.selectFrom('partnership').select('id').execute()).map(row => row.id)
  const begun = performance.now()
  const found = await loadFacts(database.db, 'partnership', ids, today)
  const took = performance.now() - begun
  assert.equal(found.size, ids.length)
  assert.ok(took < 3000, `${Math.round(took)} ms`)
  console.log(`Score: the facts of ${ids.length} partnerships in ${Math.round(took)} ms`)
})
