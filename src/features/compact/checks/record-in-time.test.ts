import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { type Day, day } from '../../../kernel/day.ts'
import { type CompactWorld, makeCompact, signCode } from '../compact.fixture.ts'
import { checkSubjects, recordFindings } from '../index.ts'
import { findTrend } from './trend.queries.ts'
import { trendOf } from './trend.ts'

let app: TestApp
let world: CompactWorld
const consulting = 'beds-luton-consultation-2009'

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
  await signCode(app.hub.db, consulting, 'consultation', world.council)
  await signCode(app.hub.db, 'beds-luton-partnerships-2009', 'partnership', world.charity)
  await recordFindings(app.hub.db, day('2026-03-02'))
})
after(() => app.close())

/** A code of two clauses that asks for one week where its words say ten. */
const own = `code: own-2
title: Code on consulting people, second edition
area: Fen
subject: consultation
status: agreed
sections:
  - number: "2"
    title: Time
    clauses:
      - clause: "2.1"
        gist: Consultations are open for at least ten weeks
        actor: organisation
        kind: duty
        practices: [{consultation.standard-period: {weeks: 1}}, consultation.acknowledged]
      - {clause: "2.2", gist: "Groups are paid for their time", actor: organisation, kind: duty, practices: []}
`
const dayOf = (name: string, [year, month, date]: [number, number, number]) => ({
  [`${name}-day`]: String(date),
  [`${name}-month`]: String(month),
  [`${name}-year`]: String(year),
})

/** Everything that the record says, row by row. */
const history = () =>
  app.hub.db.selectFrom('finding').selectAll().where('since', '<=', day('2026-03-02')).orderBy('id').execute()
const consultation = async (today: Day) =>
  (await checkSubjects(app.hub.db, 'consultation', [world.consultation], today)).get(world.consultation)!
const demands = (checked: { findings: readonly { demand: string }[] }) => checked.findings.map(one => one.demand).sort()
const trend = async (kind: 'consultation' | 'partnership' | 'organisation', id: string) =>
  trendOf(await findTrend(app.hub.db, { kind, id }, day('2026-12-31')))

test('the record of findings is only ever added to', async () => {
  const { db } = app.hub
  assert.ok((await history()).length > 100)
  for (const statement of [
    sql`update finding set verdict = 'met'`,
    sql`delete from finding`,
    sql`truncate finding`,
    sql`delete from finding_now`,
    sql`delete from subject_findings`,
  ])
    await assert.rejects(statement.execute(db), /only ever added to|stay closed/)
})

test('each finding on record keeps the editions that asked for it, with their fingerprints', async () => {
  const rows = await app.hub.db
    .selectFrom('finding_now')
    .innerJoin('edition_set', 'edition_set.id', 'finding_now.edition_set_id')
    .select(['codes', 'fingerprints'])
    .where('subject_id', '=', world.consultation)
    .execute()
  assert.ok(rows.length > 50)
  const code = await app.hub.db
    .selectFrom('code')
    .select(['id', 'fingerprint'])
    .where('edition', '=', consulting)
    .executeTakeFirstOrThrow()
  for (const { codes, fingerprints } of rows) assert.deepEqual([codes, fingerprints], [[code.id], [code.fingerprint]])
})

test('a code adopted in place of another judges nothing anew and empties nothing over night', async () => {
  const { db } = app.hub
  const secretary: Visitor = await app.visitor(world.people.secretary)
  const { id: replaces } = await db
    .selectFrom('code')
    .select('id')
    .where('edition', '=', consulting)
    .executeTakeFirstOrThrow()
  const before = { judged: await consultation(day('2026-03-02')), record: await history() }
  const points = await trend('consultation', world.consultation)
  const file = { name: 'own.yaml', type: 'application/yaml', bytes: Buffer.from(own) }
  await secretary.send('/compact/codes', { replaces, status: 'draft', why: 'Shorter.' }, { files: { file } })
  await secretary.send('/compact/codes/own-2/in-force', { ...dayOf('from', [2026, 3, 2]), reason: 'It was long.' })
  const judged = await consultation(day('2026-03-03'))
  assert.deepEqual(
    judged.codes.map(({ id }) => id),
    [consulting],
  )
  assert.deepEqual(demands(judged), demands(before.judged))
  await recordFindings(db, day('2026-03-03'))
  assert.deepEqual(await history(), before.record)
  assert.deepEqual((await trend('consultation', world.consultation))[0], points[0])
  const emptied = await db.selectFrom('finding_now').select('id').where('state', '=', 'not-asked').execute()
  assert.equal(emptied.length, 0)
})

test('the signatory that agrees is judged by the new edition in what it begins from then on, not in what it had begun', async () => {
  const { db } = app.hub
  const { id: own2, fingerprint } = await db
    .selectFrom('code')
    .select(['id', 'fingerprint'])
    .where('edition', '=', 'own-2')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('signature')
    .values({ id: newId(), organisation_id: world.council, code_id: own2, fingerprint, from_day: day('2026-03-04') })
    .execute()
  const later = newId()
  await db
    .insertInto('consultation')
    .values({
      id: later,
      slug: 'later',
      title: 'Later',
      lead_organisation_id: world.council,
      begun_on: day('2026-03-05'),
    })
    .execute()
  const checked = await checkSubjects(db, 'consultation', [world.consultation, later], day('2026-03-06'))
  assert.deepEqual(
    checked.get(world.consultation)?.codes.map(({ id }) => id),
    [consulting],
  )
  assert.deepEqual(
    checked.get(later)?.codes.map(({ id }) => id),
    ['own-2'],
  )
})

test('its lead may have it judged by the later edition: an act with a reason, on record', async () => {
  app.clock.now = new Date('2026-03-06T09:00:00Z')
  const at = '/consultations/after-dark/checks/edition'
  assert.equal((await (await app.visitor(world.people.reviewer)).get(at)).status, 403)
  const lead = await app.visitor(world.people.lead)
  const { id: own2 } = await app.hub.db
    .selectFrom('code')
    .select('id')
    .where('edition', '=', 'own-2')
    .executeTakeFirstOrThrow()
  assert.equal((await lead.send(at, { edition: own2, reason: '' })).status, 422)
  await lead.send(at, { edition: own2, reason: 'The forum asked us to.' })
  assert.deepEqual(
    (await consultation(day('2026-03-06'))).codes.map(({ id }) => id),
    ['own-2'],
  )
  const entry = await app.hub.db
    .selectFrom('audit_entry')
    .select('after')
    .where('action', '=', 'consultation.edition-chosen')
    .executeTakeFirstOrThrow()
  assert.match(JSON.stringify(entry.after), /The forum asked us to/)
  await assert.rejects(sql`delete from consultation_edition`.execute(app.hub.db), /append-only/)
})

test('a code withdrawn, a signature ended and a membership ended leave the record and its days as they were', async () => {
  const { db } = app.hub
  const record = await db.selectFrom('finding').selectAll().orderBy('id').execute()
  const points = await trend('partnership', world.partnership)
  assert.ok(points.length > 0)
  await db
    .updateTable('partner')
    .set({ to_day: day('2026-03-06') })
    .execute()
  await recordFindings(db, day('2026-03-07'))
  await db
    .updateTable('signature')
    .set({ to_day: day('2026-03-08') })
    .where('organisation_id', '=', world.charity)
    .execute()
  await recordFindings(db, day('2026-03-09'))
  await db
    .updateTable('code')
    .set({ status: 'superseded', superseded_on: day('2026-03-10'), ended_why: 'No more.' })
    .where('edition', 'in', ['own-2', 'beds-luton-partnerships-2009'])
    .execute()
  await recordFindings(db, day('2026-03-11'))
  const later = await db.selectFrom('finding').selectAll().orderBy('id').execute()
  const ids = new Set(record.map(({ id }) => id))
  assert.deepEqual(
    later.filter(({ id }) => ids.has(id)),
    record,
  )
  assert.deepEqual((await trend('partnership', world.partnership)).slice(0, points.length), points)
  const gone = await db
    .selectFrom('finding_now')
    .select(['verdict', 'state'])
    .where('subject_id', '=', world.partnership)
    .execute()
  assert.deepEqual([...new Set(gone.map(({ state }) => state))], ['not-asked'])
  assert.ok(new Set(gone.map(({ verdict }) => verdict)).size > 1, 'the verdicts that stood stay')
})

test('findings are closed with their subject, and stay as they were whatever comes later', async () => {
  const { db } = app.hub
  const verdicts = async () =>
    (await consultation(day('2026-06-01'))).findings
      .map(({ demand, verdict, because }) => [demand, verdict, because])
      .sort()
  await db
    .updateTable('consultation')
    .set({ state: 'evaluated', reported_at: new Date('2026-05-01T09:00:00Z') })
    .where('id', '=', world.consultation)
    .execute()
  await recordFindings(db, day('2026-05-02'))
  const closed = await db
    .selectFrom('subject_findings')
    .select('closed_on')
    .where('subject_id', '=', world.consultation)
    .executeTakeFirstOrThrow()
  assert.equal(closed.closed_on, '2026-05-02')
  const before = await verdicts()
  await db
    .updateTable('consultation')
    .set({ closes_on: day('2026-02-03'), contact_name: '', contact_email: '' })
    .where('id', '=', world.consultation)
    .execute()
  assert.deepEqual(await verdicts(), before)
  assert.equal(await recordFindings(db, day('2026-05-03')), 0)
  const checked = await consultation(day('2026-06-01'))
  assert.notDeepEqual(
    checked.byTodaysRules.map(({ verdict }) => verdict),
    checked.findings.map(({ verdict }) => verdict),
  )
  await assert.rejects(
    sql`update finding_now set verdict = 'met' where subject_id = ${world.consultation}`.execute(db),
    /stays as it was/,
  )
  const page = words((await (await app.visitor()).get('/consultations/after-dark/checks')).body)
  assert.match(page, /closed with it on 2 May 2026/)
  assert.match(page, /By today’s rules/)
})
