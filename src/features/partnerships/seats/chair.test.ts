/** The seat of the chair gives the rights of the chair for the term, and no longer; the chair passes on by the rules. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import { readRules } from '../../../governance/rules.ts'
import { type Day, day } from '../../../kernel/day.ts'
import { lastDayOf, termProblem } from './term-rules.ts'

let app: TestApp
let of: SeatedPartnership
let admin: Visitor

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'dunes')
  admin = await app.visitor(of.people.admin)
})
after(() => app.close())

const boxes = (name: string, [year, month, date]: readonly [string, string, string]) => ({
  [`${name}-day`]: date,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
})

const runs = async (person: string) =>
  (await (await app.visitor(person)).get('/partnerships/dunes/seats')).status === 200

test('whoever fills the seat of the chair has its rights from the first day of the term to the last', async () => {
  const { ada } = of.people
  assert.equal(await runs(ada), false)
  const path = `/partnerships/dunes/seats/${of.seats.chair}/holder`
  await admin.send(path, {
    email: 'ada-dunes@example.org',
    ends_current: 'yes',
    ...boxes('from_day', ['2026', '3', '10']),
    ...boxes('to_day', ['2026', '3', '20']),
  })
  assert.equal(await runs(ada), false)
  app.clock.now = new Date('2026-03-12T09:00:00Z')
  assert.equal(await runs(ada), true)
  const team = words((await admin.get('/partnerships/dunes/team')).body)
  assert.match(team, /This comes with a seat and ends with it/)
  app.clock.now = new Date('2026-03-21T09:00:00Z')
  admin = await app.visitor(of.people.admin)
  assert.equal(await runs(ada), false)
})

test('who is the chair by hand and by the seat is named once', async () => {
  const { ada } = of.people
  const given = (bySeat: boolean) => ({
    id: newId(),
    person_id: ada,
    role: 'chair' as const,
    subject_kind: 'partnership' as const,
    subject_id: of.id,
    from_day: day('2026-03-01'),
    by_seat: bySeat,
  })
  const grants = [given(false), given(true)]
  await app.hub.db.insertInto('role_grant').values(grants).execute()
  const reader = await app.visitor()
  const page = words((await reader.get('/partnerships/dunes')).body)
  const name = page.match(/Who to ask (.+?), chair/)?.[1] ?? ''
  assert.equal(page.split(`${name}, chair`).length, 2, page.slice(0, 400))
  await app.hub.db
    .deleteFrom('role_grant')
    .where(
      'id',
      'in',
      grants.map(({ id }) => id),
    )
    .execute()
})

test('a partner cannot make its own seat the chair', async () => {
  const contact = await app.visitor(of.people.contact)
  const path = `/partnerships/dunes/seats/${of.seats.youth}`
  const page = (await contact.get(path)).body
  assert.doesNotMatch(page, /name="role"/)
  await contact.send(path, { role_text: 'Speaks for the young.' })
  const { role, version } = await app.hub.db
    .selectFrom('seat')
    .select(['role', 'version'])
    .where('id', '=', of.seats.youth)
    .executeTakeFirstOrThrow()
  await contact.post(path, {
    _once: crypto.randomUUID(),
    name: 'Youth groups',
    role: 'chair',
    version: String(version),
  })
  const after = await app.hub.db
    .selectFrom('seat')
    .select('role')
    .where('id', '=', of.seats.youth)
    .executeTakeFirstOrThrow()
  assert.deepEqual([role, after.role], ['member', 'member'])
})

test('the chair passes to a seat of another sector where the rules say so, with its rights', async () => {
  const rules = JSON.stringify({ chairMonths: 12, chairPasses: 'other-sector' })
  await app.hub.db.insertInto('board_rules').values({ id: newId(), partnership_id: of.id, rules }).execute()
  const page = words((await admin.get('/partnerships/dunes/chair')).body)
  assert.match(page, /Chair, vacant/)
  assert.doesNotMatch(page, /District council: cleo/)
  assert.equal((await admin.send('/partnerships/dunes/chair', { seat: of.seats.council })).status, 422)
  await admin.send('/partnerships/dunes/chair', { seat: of.seats.faith })
  assert.equal(await runs(of.people.dev), true)
  assert.match(
    words((await admin.get('/partnerships/dunes/chair')).body),
    /Faith forum, dev-dunes, since 21 March 2026\. By your rules the chair passes on by 21 March 2027/,
  )
  await admin.send('/partnerships/dunes/chair', { seat: of.seats.council })
  assert.equal(await runs(of.people.dev), false)
  assert.equal(await runs(of.people.cleo), true)
})

test('terms keep to the length, the number and the one seat that the rules allow', async () => {
  const rules = readRules({ termMonths: 12, termsMost: 2, severalSeats: 'refused' })
  const from = day('2026-01-01')
  assert.equal(lastDayOf(rules, from), '2026-12-31')
  const known = { terms: [], elsewhere: [] }
  const term = (start: Day, to: Day | null) => ({ person: 'p', from: start, to })
  assert.equal(termProblem(rules, term(from, day('2026-12-31')), known), null)
  assert.ok(termProblem(rules, term(from, null), known)?.['to_day'])
  assert.ok(termProblem(rules, term(from, day('2027-01-01')), known)?.['to_day'])
  const twice = [term(day('2024-01-01'), day('2024-12-31')), term(day('2025-01-01'), day('2025-12-31'))]
  assert.ok(termProblem(rules, term(from, day('2026-12-31')), { ...known, terms: twice })?.['email'])
  assert.equal(termProblem(rules, term(day('2026-02-01'), day('2026-12-31')), { ...known, terms: twice }), null)
  assert.ok(termProblem(rules, term(from, day('2026-12-31')), { ...known, elsewhere: ['Youth'] })?.['email'])
  await app.hub.db.deleteFrom('board_rules').execute()
  await app.hub.db
    .insertInto('board_rules')
    .values({ id: newId(), partnership_id: of.id, rules: JSON.stringify({ severalSeats: 'refused' }) })
    .execute()
  const second = await admin.send(`/partnerships/dunes/seats/${of.seats.chair}/holder`, {
    email: 'cleo-dunes@example.org',
  })
  assert.equal(second.status, 422)
  assert.match(words(second.body), /nobody sits in two seats\. This person sits in: District council/)

  const { id: holding } = await app.hub.db
    .selectFrom('holding')
    .select('id')
    .where('seat_id', '=', of.seats.council)
    .where('person_id', '=', of.people.cleo)
    .executeTakeFirstOrThrow()
  const page = `/partnerships/dunes/seats/${of.seats.council}/terms/${holding}`
  assert.equal((await admin.send(page, dateOf('to_day', '2026-06-30'))).status, 200)
  const other = { id: newId(), seat_id: of.seats.faith, person_id: of.people.cleo, from_day: day('2026-07-01') }
  await app.hub.db
    .updateTable('holding')
    .set({ to_day: day('2026-06-30') })
    .where('seat_id', '=', of.seats.faith)
    .execute()
  await app.hub.db.insertInto('holding').values(other).execute()
  const longer = await admin.send(page, dateOf('to_day', '2026-09-30'))
  assert.equal(longer.status, 422, 'a term that is made longer keeps the rules too')
  assert.match(words(longer.body), /nobody sits in two seats\. This person sits in: Faith forum/)
  assert.equal((await admin.send(page, { authority: 'Small things' })).status, 200, 'other words of it may be changed')
})

const dateOf = (name: string, on: string) => {
  const [year = '', month = '', date = ''] = on.split('-')
  return { [`${name}-year`]: year, [`${name}-month`]: String(Number(month)), [`${name}-day`]: String(Number(date)) }
}
