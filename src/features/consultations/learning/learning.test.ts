import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { loadFacts } from '../../../facts/load.ts'
import { day } from '../../../kernel/day.ts'
import { makePeople, makePerson, type People } from '../consultation.fixture.ts'

let app: TestApp
let people: People
let lead: Visitor
let reviewer: Visitor
let clerk: Visitor
let reader: Visitor
let id: string
const team = [
  ['Lena Lead', 'lead'],
  ['Rita Reviewer', 'reviewer'],
  ['Cleo Clerk', 'clerk'],
] as const
const base = '/consultations/village-halls'

before(async () => {
  app = await testApp(new Date('2026-01-05T09:00:00Z'))
  const { db } = app.hub
  people = await makePeople(db)
  id = newId()
  await db
    .insertInto('consultation')
    .values({
      id,
      slug: 'village-halls',
      title: 'Village halls',
      lead_organisation_id: people.council,
      state: 'open',
      opens_on: day('2026-01-19'),
      closes_on: day('2026-04-13'),
      published_at: new Date('2026-01-02T09:00:00Z'),
    })
    .execute()
  for (const [name, role] of team) await makePerson(db, name, role, 'consultation', id)
  await travel('2026-01-05')
  await lead.send(`${base}/plan/groups`, { name: 'Young farmers', expected: '12', seldom_heard: 'yes' })
  await lead.send(`${base}/plan/groups`, { name: 'Hall committees', expected: '8' })
})
after(() => app.close())

/** Another day; whoever was signed in has to sign in again by then. */
async function travel(to: string): Promise<void> {
  app.clock.now = new Date(`${to}T09:00:00Z`)
  const found = await app.hub.db.selectFrom('person').select(['id', 'name']).execute()
  const as = (name: string) => app.visitor(found.find(person => person.name === name)!.id)
  lead = await as('Lena Lead')
  reviewer = await as('Rita Reviewer')
  clerk = await as('Cleo Clerk')
  reader = await app.visitor()
}

const date = (name: string, iso: string) => {
  const [year = '', month = '', dayOfMonth = ''] = iso.split('-')
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year }
}

async function give(channel: 'online' | 'paper', sector: string, state: 'given' | 'withdrawn' = 'given') {
  const response = newId()
  await app.hub.db
    .insertInto('response')
    .values({
      id: response,
      consultation_id: id,
      reference: response,
      channel,
      sector,
      state,
      received_at: app.clock.now,
      code_hash: Buffer.from(response),
      behalf: 'personal',
    })
    .execute()
}

const review = { findings: 'No young farmer yet.', change_decided: 'A stand at the cattle market.' }
const taskOf = async (name: string) =>
  new RegExp(`${name} (To do|Begun|Done|Cannot start yet|Open)`).exec(words((await lead.get(`${base}/plan`)).body))?.[1]

test('before it opens there is nothing to review, but the days are said', async () => {
  const page = words((await lead.get(`${base}/interim-review/new`)).body)
  assert.match(page, /from 17 February 2026 to 16 March 2026/)
  assert.match(page, /can be noted when people can answer/)
  assert.equal(await taskOf('Review half way'), 'Cannot start yet')
  assert.equal(
    (await lead.post(`${base}/interim-review/new`, { ...review, ...date('held_on', '2026-01-05') })).status,
    422,
  )
})

test('half way: responses so far beside what was expected of each group', async () => {
  await travel('2026-02-20')
  assert.equal(await taskOf('Review half way'), 'To do')
  await give('online', 'voluntary')
  await give('online', '')
  await give('paper', 'voluntary')
  await give('online', 'private', 'withdrawn')
  const page = words((await reviewer.get(`${base}/interim-review`)).body)
  assert.match(page, /3 responses; 20 expected of all groups/)
  assert.match(page, /By the way they came Online 2 Paper form 1/)
  assert.match(page, /By who answered Voluntary organisation 2 Not said 1/)
  assert.match(page, /2 groups .*Young farmers Seldom heard 12 Not yet 0 Hall committees 8/)
  assert.match(page, /No review is noted yet/)
  assert.doesNotMatch(page, /Note a review/)
})

test('a review is held on a day that has come, while people can answer', async () => {
  const send = (held: string) => lead.send(`${base}/interim-review/new`, { ...review, ...date('held_on', held) })
  const future = await send('2026-02-21')
  assert.equal(future.status, 422)
  assert.match(words(future.body), /must be today or a day that has passed/)
  assert.match(future.body, /No young farmer yet/)
  assert.match(words((await send('2026-01-18')).body), /between the first and the last day to answer/)
  const empty = await lead.send(`${base}/interim-review/new`, { findings: '', change_decided: '' })
  assert.equal(empty.status, 422)
})

test('the lead notes a review, the reviewer reads it, nobody else does', async () => {
  for (const who of [clerk, await app.visitor(people.stranger)])
    assert.equal((await who.get(`${base}/interim-review`)).status, 403)
  assert.equal((await reviewer.get(`${base}/interim-review/new`)).status, 403)
  assert.equal((await reviewer.post(`${base}/interim-review/new`, review)).status, 403)
  const values = { ...review, ...date('held_on', '2026-02-20'), _once: 'b3e2f4d2-1111-4222-8333-444455556666' }
  await Promise.all([lead.post(`${base}/interim-review/new`, values), lead.post(`${base}/interim-review/new`, values)])
  const page = words((await reviewer.get(`${base}/interim-review`)).body)
  assert.match(page, /1 review Held on 20 February 2026 .*No young farmer yet\..*A stand at the cattle market\./)
  assert.equal(await taskOf('Review half way'), 'Done')
  const checks = words((await reader.get(`${base}/checks`)).body)
  assert.doesNotMatch(checks, /No interim review is on record/)
})

test('a later review takes nothing from the one half way', async () => {
  await travel('2026-04-10')
  await lead.send(`${base}/interim-review/new`, { ...review, ...date('held_on', '2026-04-10') })
  const facts = await loadFacts(app.hub.db, 'consultation', [id], day('2026-04-10'))
  assert.equal(facts.get(id)?.interimReview?.heldOn, '2026-02-20')
  assert.match(words((await reviewer.get(`${base}/interim-review`)).body), /2 reviews Held on 10 April 2026/)
})

const whole = {
  objectives: 'We learnt which halls to mend first.',
  audience: 'Committees, but few young farmers.',
  methods: 'Paper worked well.',
  publicity: 'The parish magazine reached most.',
  timescales: 'Twelve weeks were enough.',
  information: 'The map was too small.',
  costs: 'The stand was worth its money.',
  outcomes: 'Two halls moved up the list.',
}

test('the evaluation waits for the close', async () => {
  assert.equal(await taskOf('Evaluate it'), 'Cannot start yet')
  assert.match(words((await lead.get(`${base}/evaluation/words`)).body), /when the time to answer is over/)
  assert.equal((await lead.post(`${base}/evaluation/words`, { ...whole, version: '1' })).status, 422)
  assert.equal((await reader.get(`${base}/evaluation`)).status, 404)
})

test('after the close the lead writes it bit by bit; an old page does not overwrite a newer one', async () => {
  await travel('2026-05-04')
  assert.equal(await taskOf('Evaluate it'), 'To do')
  const page = words((await lead.get(`${base}/evaluation/words`)).body)
  assert.match(page, /2 groups named, 3 responses, 20 expected/)
  assert.match(page, /open for 12 weeks/)
  const saved = await lead.send(`${base}/evaluation/words`, {
    objectives: whole.objectives,
    lessons: 'Ask at the market.\n\n  Print a larger map.  ',
  })
  assert.match(words(saved.body), /The evaluation is saved.*which halls to mend first.*Not evaluated yet/)
  assert.match(words(saved.body), /2 lessons for the next time Ask at the market\. Print a larger map\./)
  assert.equal(await taskOf('Evaluate it'), 'Begun')
  const old = await lead.post(`${base}/evaluation/words`, { ...whole, objectives: 'Another text.', version: '1' })
  assert.equal(old.status, 409)
  assert.match(words(old.body), /which halls to mend first.*Another text/)
})

test('it is published when the report is out and all eight elements are there', async () => {
  const { db } = app.hub
  const early = await lead.send(`${base}/evaluation/words`, {
    ...whole,
    direct_cost: '0',
    indirect_cost: '9',
    act: 'publish',
  })
  assert.equal(early.status, 422)
  assert.match(words(early.body), /published when the report is/)
  await db.updateTable('consultation').set({ state: 'reported' }).where('id', '=', id).execute()
  await db
    .insertInto('consultation_report')
    .values({ id: newId(), consultation_id: id, published_at: app.clock.now })
    .execute()
  const lacking = await lead.send(`${base}/evaluation/words`, {
    ...whole,
    outcomes: '',
    direct_cost: '310',
    act: 'publish',
  })
  assert.equal(lacking.status, 422)
  assert.match(lacking.body, /href="#outcomes"/)
  assert.match(lacking.body, /href="#indirect_cost"/)
  assert.match(lacking.body, /The parish magazine reached most/)
  assert.equal((await reader.get(`${base}/evaluation`)).status, 404)
  assert.equal((await reviewer.post(`${base}/evaluation/words`, whole)).status, 403)
  await lead.send(`${base}/evaluation/words`, { ...whole, direct_cost: '310', indirect_cost: '1,250', act: 'publish' })
  const page = words((await reader.get(`${base}/evaluation`)).body)
  assert.match(page, /Objectives We learnt which halls.*£310.*£1,250.*2 lessons for the next time/)
  assert.doesNotMatch(page, /Write the evaluation/)
  assert.match(words((await reader.get(base)).body), /Is the code kept here\? Read the evaluation/)
  assert.equal(await taskOf('Evaluate it'), 'Done')
  const entries = await db.selectFrom('audit_entry').select('action').where('record_id', '=', id).execute()
  assert.ok(entries.some(({ action }) => action === 'consultation.evaluated'))
})

test('what everybody reads stays whole', async () => {
  const emptied = await lead.send(`${base}/evaluation/words`, { costs: '' })
  assert.equal(emptied.status, 422)
  const changed = await lead.send(`${base}/evaluation/words`, { costs: 'The stand was dear.', lessons: '' })
  assert.match(words(changed.body), /The stand was dear.*No lesson is written down/)
})

test('the day on which the equality assessment was looked at again is kept', async () => {
  await lead.send(`${base}/plan/planning`, date('equality_impact_updated_on', '2026-05-02'))
  const { on } = await app.hub.db
    .selectFrom('consultation')
    .select('equality_impact_updated_on as on')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(on, '2026-05-02')
})
