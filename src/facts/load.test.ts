/** The demonstration area told part by part: every record that its pages made is read by the shapes of the facts. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { buildWorld, type World } from '../../test/support/world.ts'
import { newId } from '../db/ids.ts'
import { day } from '../kernel/day.ts'
import { loadFacts, loadSignatories } from './load.ts'
import { factModels } from './models.ts'
import type { FactModel } from './part.ts'

let world: World
before(async () => {
  world = await buildWorld()
})
after(() => world.close())

/** Facts of which the demonstration area has no record yet. */
const SILENT = [
  'compact.protocols',
  'compact.comments',
  'compact.governing',
  'compact.findingsRecordedOn',
  'partnership.endReviewedOn',
  'partnership.endsOn',
  'partnership.newTerms',
  'partnership.dropped',
  'partnership.pulses',
  'partnership.togetherRounds',
  'partnership.openRounds',
  'partnership.ending',
  'consultation.closesAt',
  'organisation.belongsTo',
  'organisation.codePlan',
  'organisation.codePlanOn',
  'consultation.actingBody',
  'consultation.decidingBody',
  'consultation.shortPeriod',
  'consultation.resultsRequests',
  'consultation.confidentialShown',
  'consultation.jointResponses',
]

for (const model of Object.values(factModels))
  test(`every record of the demonstration area has the shape of the facts of a ${model.subject}`, async () => {
    const ids = (await sql<{ id: string }>`select id from ${sql.table(model.table)}`.execute(world.hub.db)).rows.map(
      ({ id }) => id,
    )
    const told = await loadFacts(world.hub.db, model.subject, ids, day('2026-03-16'))
    assert.equal(told.size, ids.length)
    assertTold(model, [...told.values()])
  })

for (const subject of ['consultation', 'organisation', 'partnership'] as const)
  test(`who answers for a ${subject} is told alone as it is told with all the rest`, async () => {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(subject)}`.execute(world.hub.db)
    const told = await loadFacts(
      world.hub.db,
      subject,
      rows.map(({ id }) => id),
      day('2026-03-16'),
    )
    for (const [id, { signatories }] of told)
      assert.deepEqual(await loadSignatories(world.hub.db, subject, id, day('2026-03-16')), signatories)
    assert.ok([...told.values()].some(({ signatories }) => signatories.some(({ codes }) => codes.length > 0)))
    assert.equal(await loadSignatories(world.hub.db, subject, newId(), day('2026-03-16')), null)
  })

/** Each fact says something of some subject of the area: what is always empty was read by no shape. */
function assertTold(model: FactModel, told: readonly object[]) {
  const names = Object.keys(Object(model.example))
  const silent = names.filter(name => told.every(facts => isEmpty(Object(facts)[name])))
  assert.deepEqual(
    silent.map(name => `${model.subject}.${name}`).filter(name => !SILENT.includes(name)),
    [],
  )
}

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)
