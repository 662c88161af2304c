/** Meetings of a partnership are judged by the editions that bound its bodies on the meetings' own days. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { bindingText, fingerprintOf, readCode } from '../../../codes/index.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { type CompactWorld, makeCompact } from '../compact.fixture.ts'
import { checkSubjects, recordFindings } from '../index.ts'

let app: TestApp
let world: CompactWorld
let first: string
let second: string

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
  first = await adopt('meeting-1', 5, '2020-01-01', null)
  second = await adopt('meeting-2', 21, '2026-03-01', first)
  await app.hub.db
    .updateTable('code')
    .set({ status: 'superseded', superseded_on: day('2026-03-01') })
    .where('id', '=', first)
    .execute()
  await sign(world.charity, first, '2020-01-01')
  await sign(world.charity, second, '2026-03-01')
  await meet('2026-02-10', '2026-02-01')
  await meet('2026-03-20', '2026-03-10')
})
after(() => app.close())

/** An edition of a code on meetings that asks for papers so many days ahead. */
async function adopt(edition: string, days: number, from: string, replaces: string | null): Promise<string> {
  const text = `code: ${edition}
title: Code on meetings ${edition}
area: Fen
subject: partnership
status: agreed
sections:
  - number: "1"
    title: Meetings
    clauses:
      - clause: "1.1"
        gist: Agenda and papers go out ahead
        actor: both
        kind: duty
        practices: [{partnership.papers-in-advance: {days: ${days}}}]
`
  const code = readCode({ name: `${edition}.yaml`, text })
  if (!code.ok) throw new Error(code.problem.map(({ problem }) => problem).join())
  const binding = bindingText(code.value)
  const id = newId()
  await app.hub.db
    .insertInto('code')
    .values({
      id,
      edition,
      title: code.value.title,
      subject_kind: 'partnership',
      in_force_from: day(from),
      replaces_code_id: replaces,
      source: text,
      binding,
      fingerprint: fingerprintOf(binding),
    })
    .execute()
  return id
}

async function sign(organisation_id: string, code_id: string, from: string): Promise<void> {
  await app.hub.db
    .insertInto('signature')
    .values({ id: newId(), organisation_id, code_id, from_day: day(from) })
    .execute()
}

/** A meeting that was held, and the day its agenda went out. */
async function meet(on: string, sent: string): Promise<void> {
  await app.hub.db
    .insertInto('meeting')
    .values({
      id: newId(),
      partnership_id: world.partnership,
      held_on: day(on),
      announced_on: day('2026-01-02'),
      agenda_published_at: new Date(`${sent}T12:00:00Z`),
      state: 'held',
    })
    .execute()
}

const found = async (on: string) => {
  const checked = (await checkSubjects(app.hub.db, 'partnership', [world.partnership], day(on))).get(world.partnership)
  return (checked?.findings ?? []).map(({ parameters, verdict, because }) => ({
    days: parameters['days'],
    verdict,
    because,
  }))
}

test('an agenda that was in time by the edition of its day stays so under a stricter one', async () => {
  const findings = await found('2026-04-01')
  assert.deepEqual(
    findings.map(({ days, verdict }) => [days, verdict]),
    [
      [21, 'notMet'],
      // Of the two meetings before March the fixture's own sent no agenda at all.
      [5, 'partly'],
    ],
  )
  assert.match(findings[0]?.because ?? '', /from 1 March 2026 on/)
  assert.match(findings[1]?.because ?? '', /1 of 2 .*Meeting of 20 February 2026.*up to 28 February 2026/)
})

test('the record keeps each finding with the edition of those days, and the page names it', async () => {
  const { db } = app.hub
  await recordFindings(db, day('2026-04-01'))
  const rows = await db
    .selectFrom('finding_now')
    .innerJoin('edition_set', 'edition_set.id', 'finding_now.edition_set_id')
    .innerJoin('demand', 'demand.id', 'finding_now.demand_id')
    .select(['demand.parameters', 'codes', 'verdict', 'state'])
    .where('subject_id', '=', world.partnership)
    .execute()
  assert.deepEqual(
    new Map(rows.map(({ parameters, codes, verdict, state }) => [JSON.stringify(parameters), [codes, verdict, state]])),
    new Map([
      ['{"days":5}', [[first], 'partly', 'open']],
      ['{"days":21}', [[second], 'notMet', 'open']],
    ]),
  )
  app.clock.now = new Date('2026-04-01T09:00:00Z')
  const at = '/partnerships/safer-roads/checks'
  const page = words((await (await app.visitor()).get(at)).body)
  assert.match(page, /Checked against the code that/)
  assert.match(page, /Code on meetings meeting-1.{0,80}It judges what was done up to 28 February 2026, while it bound/)
  const clause = words((await (await app.visitor()).get(`${at}?by=clause&code=meeting-1`)).body)
  assert.match(clause, /1\.1 Agenda and papers go out ahead/)
  assert.match(clause, /1 of 2 agendas and papers/)
})

test('what a body that joined later had signed judges no meeting from before it came', async () => {
  const { db } = app.hub
  const strict = await adopt('strict', 90, '2020-01-01', null)
  await sign(world.council, strict, '2026-03-15')
  assert.deepEqual(
    (await found('2026-04-01')).map(({ days, because }) => [days, /from 15 March 2026 on/.test(because)]),
    [
      [21, false],
      [90, true],
      [5, false],
    ],
  )
  await db
    .updateTable('signature')
    .set({ to_day: day('2026-03-16') })
    .where('code_id', '=', strict)
    .execute()
  assert.deepEqual(
    (await found('2026-04-01')).map(({ days }) => days),
    [21, 5],
  )
})

test('once nothing of the days of an earlier edition is looked at, its finding leaves the record and is kept there', async () => {
  const { db } = app.hub
  assert.deepEqual(
    (await found('2027-02-15')).map(({ days }) => days),
    [21, 5],
  )
  await recordFindings(db, day('2027-02-20'))
  assert.deepEqual(
    (await found('2027-02-20')).map(({ days }) => days),
    [21],
  )
  const rows = await db
    .selectFrom('finding')
    .select(['parameters', 'state', 'verdict'])
    .where('subject_id', '=', world.partnership)
    .orderBy('id')
    .execute()
  assert.deepEqual(
    rows.filter(({ parameters }) => JSON.stringify(parameters) === '{"days":5}').map(({ state }) => state),
    ['open', 'not-asked'],
  )
})

test('a partnership that has ended is judged by the editions of its last day', async () => {
  await app.hub.db
    .updateTable('partnership')
    .set({ state: 'ended', ended_on: day('2026-02-25') })
    .where('id', '=', world.partnership)
    .execute()
  assert.deepEqual(
    (await found('2026-04-01')).map(({ days }) => days),
    [5],
  )
})
