/** The rules of the area: suggested until adopted, adopted with who decided, and one number everywhere from then on. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type RuleName, ruleNames } from '../../../codes/index.ts'
import { day } from '../../../kernel/day.ts'
import { readMessages } from '../../../web/catalogue.ts'
import { checkSubjects } from '../checks/checking.ts'
import { type CompactWorld, makeCompact, signCode } from '../compact.fixture.ts'
import { adoptRules, rulesInForce } from './rules.queries.ts'

const today = day('2026-03-02')
let app: TestApp
let world: CompactWorld

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
  await signCode(app.hub.db, 'beds-luton-partnerships-2009', 'partnership', world.charity)
})
after(() => app.close())

const rules = async () => words((await (await app.visitor()).get('/compact/rules')).body)
const minutes = async () => {
  const checked = (await checkSubjects(app.hub.db, 'partnership', [world.partnership], today)).get(world.partnership)
  return checked?.findings.find(({ practice }) => practice === 'partnership.minutes-open')?.asked['days']
}

test('until the area adopts a number it is the suggestion of the Hub, and is called that', async () => {
  assert.match(await rules(), /Minutes are public after a meeting within Left open Nobody yet 10 days/)
  assert.equal((await minutes())?.source.kind, 'suggestion')
})

test('nobody but the secretariat and those who run the stewarding group may adopt', async () => {
  const answer = await (await app.visitor(world.people.lead)).get('/compact/rules/meetings/adoption', false)
  assert.equal(answer.status, 403)
})

test('an adoption says who decided and when, and nothing is filled in beforehand', async () => {
  const secretary = await app.visitor(world.people.secretary)
  const form = await secretary.get('/compact/rules/meetings/adoption')
  assert.match(form.body, /<input [^>]*name="minutes" type="text"(?![^>]*value="\d)/)
  const path = '/compact/rules/meetings/adoption'
  const refused = await secretary.send(path, { minutes: '7' })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /Choose a decision, or say below who decided on paper/)
  const paper = { 'decided_on-day': '5', 'decided_on-month': '2', 'decided_on-year': '2026' }
  const ahead = await secretary.send(path, {
    minutes: '7',
    decided_by: 'The steering group',
    ...paper,
    'decided_on-year': '2030',
  })
  assert.equal(ahead.status, 422)
  await secretary.send(path, { minutes: '7', decided_by: 'The steering group, minutes of 5 February', ...paper })
  assert.match(
    await rules(),
    /Minutes are public after a meeting within 7 days Rule of the area, adopted on 5 February 2026/,
  )
  assert.match(await rules(), /Stated: The steering group, minutes of 5 February .*within: Left open to 7 days/)
})

test('the number that was adopted is that of checks and of the clock alike, from its day', async () => {
  assert.deepEqual(await minutes().then(asked => [asked?.value, asked?.source.kind]), [7, 'rule'])
  const clock = await app.hub.clock(app.hub.db, { kind: 'partnership', id: world.partnership }, today)
  assert.deepEqual(clock('minutes'), await minutes())
  assert.equal((await rulesInForce(app.hub.db, day('2026-02-04'))).minutes, undefined)
})

const adopt = (rule: RuleName, value: number) =>
  app.hub.db.transaction().execute(tx =>
    adoptRules(tx, {
      partnershipId: null,
      decisionId: null,
      decidedOn: day('2026-02-05'),
      decidedBy: 'The steering group',
      recordedBy: world.people.secretary,
      changes: [{ rule, value }],
    }),
  )

test('what is due soon is shown for the days that were adopted, and the page says so', async () => {
  const page = async () => words((await (await app.visitor()).get('/partnerships/safer-roads/checks')).body)
  assert.match(await page(), /in the next 14 days/)
  await adopt('due-soon', 30)
  assert.match(await page(), /in the next 30 days/)
})

test('a timetable is measured by the weeks that were adopted: on its page, in what is missing, and where they are refused', async () => {
  await app.hub.db.updateTable('consultation').set({ published_at: null, state: 'planned' }).execute()
  const lead = await app.visitor(world.people.lead)
  const path = '/consultations/after-dark/plan/timetable'
  const days = {
    'opens_on-day': '10',
    'opens_on-month': '3',
    'opens_on-year': '2026',
    'closes_on-day': '5',
    'closes_on-month': '5',
    'closes_on-year': '2026',
    'feedback_on-day': '1',
    'feedback_on-month': '7',
    'feedback_on-year': '2026',
    'decision_on-day': '1',
    'decision_on-month': '7',
    'decision_on-year': '2026',
  }
  assert.match(
    words((await lead.send(path, days)).body),
    /Choose a ground, because this is shorter than 12 weeks .* 57 days: shorter than 12 weeks/,
  )
  await adopt('standard-period', 8)
  const kept = words((await lead.send(path, days)).body)
  assert.match(kept, /Normal is 8 weeks, and the least is 6 weeks/)
  assert.match(kept, /57 days: at least 8 weeks, with 1 day to spare/)
  const opening = words((await lead.get('/consultations/after-dark/opening')).body)
  assert.doesNotMatch(opening, /Give a ground and a reason/)
})

test('the adoption is in the audit, and two who adopt at once do not overwrite each other', async () => {
  const entry = await app.hub.db
    .selectFrom('audit_entry')
    .select(['before', 'after'])
    .where('action', '=', 'rules.adopted')
    .executeTakeFirstOrThrow()
  assert.deepEqual([entry.before, entry.after], [{ minutes: null }, { minutes: 7, decidedOn: '2026-02-05' }])
  const secretary = await app.visitor(world.people.secretary)
  const stale = await secretary.send('/compact/rules/meetings/adoption', {
    papers: '6',
    version: '1',
    decided_by: 'Somebody',
  })
  assert.equal(stale.status, 409)
})

test('every rule has words', () => {
  const texts = readMessages()
  assert.deepEqual(
    ruleNames.filter(name => !texts.has(`compact.rules.says.${name}`)),
    [],
  )
})
