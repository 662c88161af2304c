import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { type CompactWorld, makeCompact, signCode } from '../compact.fixture.ts'
import { recordFindings } from '../index.ts'
import { trendOf } from './trend.ts'

let app: TestApp
let world: CompactWorld

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
  await signCode(app.hub.db, 'beds-luton-consultation-2009', 'consultation', world.council)
})
after(() => app.close())

test('only changes are recorded, and recording twice records nothing', async () => {
  const first = await recordFindings(app.hub.db, day('2026-03-02'))
  assert.ok(first > 100, String(first))
  assert.equal(await recordFindings(app.hub.db, day('2026-03-02')), 0)
  await app.hub.db
    .updateTable('consultation')
    .set({ contact_name: 'Ada', contact_address: 'Town Hall', contact_phone: '1', contact_email: 'a@example.org' })
    .where('id', '=', world.consultation)
    .execute()
  assert.equal(await recordFindings(app.hub.db, day('2026-03-03')), 2)
  const changed = await app.hub.db
    .selectFrom('finding')
    .select(['practice', 'verdict'])
    .where('since', '=', day('2026-03-03'))
    .orderBy('practice')
    .execute()
  // With a contact, all that the calendar entry lacks is a notice of four weeks, which nobody has made a rule.
  assert.deepEqual(
    changed.map(({ practice, verdict }) => [practice, verdict]),
    [
      ['consultation.contact-named', 'met'],
      ['consultation.on-forward-plan', 'notDue'],
    ],
  )
})

test('a partnership whose bodies signed no code about partnerships is not held to one', async () => {
  const rows = await app.hub.db.selectFrom('finding').select('id').where('subject_id', '=', world.partnership).execute()
  assert.equal(rows.length, 0)
})

test('a consultation that began under a code is held to it to its end; what is asked of its body ends with the signature', async () => {
  await app.hub.db
    .updateTable('signature')
    .set({ to_day: day('2026-03-04') })
    .execute()
  await recordFindings(app.hub.db, day('2026-03-05'))
  assert.equal(await recordFindings(app.hub.db, day('2026-03-05')), 0)
  const states = await app.hub.db
    .selectFrom('finding_now')
    .select(['subject_kind', 'state'])
    .distinct()
    .where('subject_kind', 'in', ['consultation', 'organisation'])
    .orderBy('subject_kind')
    .execute()
  assert.deepEqual(states, [
    { subject_kind: 'consultation', state: 'open' },
    { subject_kind: 'organisation', state: 'not-asked' },
  ])
  await app.hub.db.updateTable('signature').set({ to_day: null }).execute()
})

test('the check page draws the trend with its table', async () => {
  app.clock.now = new Date('2026-03-10T09:00:00Z')
  const page = await (await app.visitor()).get('/consultations/after-dark/checks')
  assert.match(words(page.body), /How it changed .*3 March 2026/)
})

test('a trend of many days keeps the first and the last', () => {
  const changes = Array.from({ length: 40 }, (_, at) => ({
    demand: `practice ${at}`,
    verdict: at % 2 ? ('met' as const) : ('notMet' as const),
    proof: at % 2 ? ('shown' as const) : null,
    since: day(`2026-0${1 + Math.floor(at / 20)}-${String((at % 20) + 1).padStart(2, '0')}`),
  }))
  const points = trendOf(changes)
  assert.equal(points.length, 12)
  assert.equal(points[0]?.total, 1)
  assert.deepEqual(points.at(-1), {
    day: '2026-02-20',
    counts: { shown: 20, confirmed: 0, stated: 0, explained: 0, partly: 0, notMet: 20 },
    total: 40,
  })
})

test('the public page of a consultation tells its milestones in order, and how its findings changed with the table', async () => {
  app.clock.now = new Date('2026-03-10T09:00:00Z')
  app.hub.forgetPages()
  const page = words((await (await app.visitor()).get('/consultations/after-dark')).body)
  assert.match(
    page,
    /What happens when .*1 February 2026 Published 2 February 2026 First day to answer 20 March 2026 in 10 days Last day to answer 1 May 2026 in 52 days/,
  )
  assert.match(
    page,
    /How it is kept, over time Known to be kept: \d+ of \d+ on 2 March 2026, \d+ of \d+ on 3 March 2026\./,
  )
})

test('the public page of a partnership tells what its records bear, the small days apart', async () => {
  await app.hub.db
    .insertInto('plan_step')
    .values({
      id: newId(),
      partnership_id: world.partnership,
      kind: 'milestone',
      what: 'Ten crossings are lit',
      due_on: day('2026-04-10'),
    })
    .execute()
  app.hub.forgetPages()
  const page = words((await (await app.visitor()).get('/partnerships/safer-roads')).body)
  assert.match(
    page,
    /Timeline Today 6 January 2025 It began 10 April 2026 in 31 days Milestone: Ten crossings are lit All 4 days/,
  )
  assert.match(page, /6 January 2025 Fen Aid was put down as a partner 20 February 2026 Met 10 April 2026/)
})

test('that a partner joined is told once it said so, and nothing is told as done before its day', async () => {
  const { db } = app.hub
  const partner = await db.selectFrom('partner').select(['id', 'organisation_id']).executeTakeFirstOrThrow()
  const asked = newId()
  await db
    .insertInto('party_request')
    .values({
      id: asked,
      subject_kind: 'partnership',
      subject_id: world.partnership,
      organisation_id: partner.organisation_id,
      matter: 'partnership.joining',
      record_kind: 'partner',
      record_id: partner.id,
      title: 'Safer roads',
      question: 'Do you take part?',
      asked_on: day('2026-03-01'),
      answer_by: day('2026-03-29'),
    })
    .execute()
  await db
    .insertInto('party_answer')
    .values({ id: newId(), party_request_id: asked, agreed: true, way: 'sign-in', given_on: day('2026-03-02') })
    .execute()
  const later = { partnership_id: world.partnership, from_day: day('2026-05-01'), organisation_id: world.council }
  await db
    .insertInto('partner')
    .values({ id: newId(), ...later })
    .execute()
  app.hub.forgetPages()
  const page = words((await (await app.visitor()).get('/partnerships/safer-roads')).body)
  assert.match(page, /6 January 2025 Fen Aid joined 20 February 2026/)
  assert.doesNotMatch(page, /Fen Council (joined|was put down)/)
})

test('the days on which findings stood follow from the record of findings, and from nothing else', async () => {
  const { db } = app.hub
  for (const [on, contact] of [
    ['2026-03-11', ''],
    ['2026-03-11', 'Ada'],
    ['2026-03-12', ''],
  ] as const) {
    await db.updateTable('consultation').set({ contact_name: contact }).execute()
    assert.ok((await recordFindings(db, day(on))) > 0)
  }
  const { rows: stood } = await sql`
    select id, subject_kind, subject_id, demand_id, edition_set_id, state, verdict, proof, from_day, to_day from finding_spell order by id`.execute(
    db,
  )
  const { rows: followed } = await sql`
    select id, subject_kind, subject_id, demand_id, edition_set_id, state, verdict, proof, from_day, to_day from (
      select f.*, d.id as demand_id, f.since as from_day,
        lead(f.since) over (partition by f.subject_kind, f.subject_id, d.id order by f.since, f.id) as to_day
      from finding f join demand d on d.practice = f.practice and d.parameters = f.parameters) f
    where state <> 'not-asked' order by id`.execute(db)
  assert.ok(stood.length > 100)
  assert.deepEqual(stood, followed)
})
