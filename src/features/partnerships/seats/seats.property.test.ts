import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestDatabase, testDatabase } from '../../../../test/support/database.ts'
import { newId } from '../../../db/ids.ts'
import { addDays, type Day, day } from '../../../kernel/day.ts'
import { withdrawPartner } from '../partners/partners.queries.ts'
import { followSeats, joinSpans } from './representatives.ts'
import { beginTerm, changeTerm, isOverlap } from './seats.queries.ts'
import { seatsOn } from './seats-on.queries.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

const start = day('2026-01-01')
const offset = fc.integer({ min: 0, max: 40 })
const span = fc
  .tuple(offset, fc.option(fc.integer({ min: 0, max: 20 })))
  .map(([from, length]) => ({ from: addDays(start, from), to: length === null ? null : addDays(start, from + length) }))

async function keepPartnership(): Promise<{
  partnershipId: string
  seatId: string
  partnerId: string
  people: string[]
}> {
  const { db } = database
  const [partnershipId, organisation, partnerId, seatId] = [newId(), newId(), newId(), newId()]
  const people = [newId(), newId(), newId()]
  await db.insertInto('partnership').values({ id: partnershipId, slug: partnershipId, name: 'P' }).execute()
  await db
    .insertInto('organisation')
    .values({ id: organisation, slug: organisation, name: 'O', sector: 'community' })
    .execute()
  await db
    .insertInto('partner')
    .values({ id: partnerId, partnership_id: partnershipId, organisation_id: organisation, from_day: start })
    .execute()
  await db
    .insertInto('seat')
    .values({
      id: seatId,
      partnership_id: partnershipId,
      partner_id: partnerId,
      sector: 'community',
      name: 'S',
      from_day: start,
    })
    .execute()
  for (const id of people) await db.insertInto('person').values({ id, name: id }).execute()
  return { partnershipId, seatId, partnerId, people }
}

async function grantsOn(partnershipId: string, on: Day): Promise<Set<string>> {
  const rows = await database.db
    .selectFrom('role_grant')
    .select(['person_id', 'from_day', 'to_day'])
    .where('subject_id', '=', partnershipId)
    .where('role', '=', 'representative')
    .execute()
  const now = rows.filter(row => row.from_day <= on && (row.to_day === null || row.to_day >= on))
  assert.equal(new Set(now.map(row => row.person_id)).size, now.length, 'nobody has the role twice')
  return new Set(now.map(row => row.person_id))
}

test('a seat has at most one holder on any day, and whoever holds it is the representative', async () => {
  const attempt = fc.record({ who: fc.nat(2), span, act: fc.constantFrom('begin', 'begin', 'change', 'withdraw') })
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { maxLength: 10 }), async attempts => {
      const { db } = database
      const { partnershipId, seatId, partnerId, people } = await keepPartnership()
      const follow = async (tx: Parameters<typeof followSeats>[0]) => {
        for (const personId of people) await followSeats(tx, { partnershipId, personId, today: start, by: null })
      }
      for (const {
        who,
        span: { from, to },
        act,
      } of attempts) {
        const kept = await db.selectFrom('holding').select(['id', 'version']).where('seat_id', '=', seatId).execute()
        const one = kept[who % Math.max(1, kept.length)]
        try {
          await db.transaction().execute(async tx => {
            if (act === 'withdraw')
              await withdrawPartner(tx, {
                partnershipId,
                partnerId,
                lastDay: from,
                because: 'x',
                today: start,
                by: null,
              })
            else if (act === 'change' && one) await changeTerm(tx, one.id, one.version, { from_day: from, to_day: to })
            else await beginTerm(tx, { seat_id: seatId, person_id: people[who]!, from_day: from, to_day: to })
            await follow(tx)
          })
        } catch (error) {
          assert.ok(isOverlap(error), String(error))
        }
      }
      for (let at = 0; at <= 65; at += 1) {
        const on = addDays(start, at)
        const holders = await db
          .selectFrom('holding')
          .select('person_id')
          .where('seat_id', '=', seatId)
          .where('from_day', '<=', on)
          .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', on)]))
          .execute()
        assert.ok(holders.length <= 1)
        assert.deepEqual(
          [...(await grantsOn(partnershipId, on))],
          holders.map(row => row.person_id),
        )
        const [seat] = await seatsOn(db, partnershipId, on)
        if (seat) assert.equal(seat.holder?.personId ?? null, holders[0]?.person_id ?? null)
      }
    }),
    { numRuns: 12 },
  )
})

test('joined periods cover the same days as the periods they are made of, and leave a gap between them', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), spans => {
      const joined = joinSpans(spans)
      const covers = (list: readonly { from: Day; to: Day | null }[], on: Day) =>
        list.some(({ from, to }) => from <= on && (to === null || to >= on))
      for (let at = -1; at <= 70; at += 1)
        assert.equal(covers(joined, addDays(start, at)), covers(spans, addDays(start, at)))
      joined.slice(1).forEach((next, at) => {
        const before = joined[at]!.to
        assert.ok(before !== null && addDays(before, 1) < next.from)
      })
    }),
  )
})
