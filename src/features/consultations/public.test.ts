import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Updateable } from 'kysely'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { newId } from '../../db/ids.ts'
import type { ConsultationTable } from '../../db/tables.ts'
import { day } from '../../kernel/day.ts'
import { type OpenConsultation, openConsultation } from '../responses/open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string
let lead: Visitor
let reader: Visitor

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'together')
  base = `/consultations/${of.slug}`
  ;[lead, reader] = await Promise.all([app.visitor(of.people.lead), app.visitor()])
})
after(() => app.close())

async function change(to: Updateable<ConsultationTable>) {
  await app.hub.db.updateTable('consultation').set(to).where('id', '=', of.id).execute()
  app.hub.forgetPages()
}

const planned = { state: 'planned', published_at: null, listed_on: null } as const

test('before it is published its team sees the page as it will be, and nobody else more than was announced', async () => {
  await change({ ...planned, aims: 'To agree how we work.', summary: 'A draft.' })
  const page = words((await lead.get(base)).body)
  assert.match(page, /Preview\. Only the team can see this page/)
  assert.match(page, /To agree how we work\./)
  assert.match(page, /Draft code/)
  assert.match(page, /is how long you have to answer/)
  await change({ listed_on: day('2026-02-01') })
  const theirs = words((await reader.get(base)).body)
  assert.doesNotMatch(theirs, /To agree how we work|Preview/)
})

test('the opening page leads to all checks and to the preview', async () => {
  const page = await lead.get(`${base}/opening`)
  assert.equal(page.status, 200)
  assert.match(page.body, new RegExp(`href="${base}/checks"`))
  assert.match(page.body, /See the public page as it will be/)
})

test('days that have passed are refused when it is planned and when it is announced', async () => {
  await change({ ...planned, opens_on: day('2026-02-01'), closes_on: day('2026-05-20') })
  const announced = await lead.send(`${base}/opening`, { act: 'list' })
  assert.equal(announced.status, 422)
  assert.match(words(announced.body), /The first day has passed\. Choose a new one before you announce it/)
  const past = { 'opens_on-day': '1', 'opens_on-month': '6', 'opens_on-year': '2020' }
  const dated = await lead.send(`${base}/plan/timetable`, {
    ...past,
    'closes_on-day': '1',
    'closes_on-month': '9',
    'closes_on-year': '2020',
  })
  assert.equal(dated.status, 422)
  assert.match(words(dated.body), /The last day has passed\. Choose days that lie ahead/)
})

test('after the close everybody sees whether answers are being read or results are out', async () => {
  const closed = { opens_on: day('2025-10-01'), closes_on: day('2026-01-01'), published_at: new Date('2025-09-01') }
  await change({ ...closed, state: 'analysing' })
  assert.match(words((await reader.get('/consultations')).body), /Answers are being read/)
  await change({ state: 'reported', reported_at: new Date('2026-02-01') })
  assert.doesNotMatch(words((await reader.get('/')).body), /How we work together 1 February/)
  assert.match(words((await reader.get(base)).body), /Answers are being read/)
  await app.hub.db
    .insertInto('consultation_report')
    .values({ id: newId(), consultation_id: of.id, published_at: new Date('2026-02-10') })
    .execute()
  app.hub.forgetPages()
  const list = await reader.get('/consultations?state=results')
  assert.match(words(list.body), /Results published/)
  assert.match(list.body, new RegExp(`href="${base}/outcome"`))
  assert.match((await reader.get('/consultations.csv')).body, /Results published/)
  const over = await reader.get(`${base}/response`)
  assert.match(over.body, new RegExp(`href="${base}/outcome"`))
  assert.match(over.body, /href="\/responses"/)
})

test('titles reach feeds and tables as text, never as markup or as formulas', async () => {
  await change({ title: '=1+1 <b>bold</b> & more', summary: '<script>alert(1)</script>' })
  const feed = (await reader.get('/consultations.atom')).body
  assert.doesNotMatch(feed, /<b>|<script>/)
  assert.match(feed, /&(amp;)?lt;b&(amp;)?gt;/)
  assert.match((await reader.get('/consultations.csv')).body, /'=1\+1 <b>bold<\/b> & more/)
})

test('the calendar names what is open all month, and the months beside it', async () => {
  await change({ title: 'All month', state: 'open', opens_on: day('2026-02-10'), closes_on: day('2026-05-20') })
  const page = words((await reader.get('/consultations/calendar?month=2026-04')).body)
  assert.match(page, /March 2026.*May 2026/)
  assert.match(page, /Open all month: All month ?: 10 February 2026 – 20 May 2026/)
})

test('a slip in a question is put right after publication, its meaning kept in the open, and two equal choices are refused', async () => {
  await change({ state: 'open', published_at: new Date('2026-02-01'), opens_on: day('2026-02-10') })
  const question = `${base}/form/questions/${of.questions[1]}`
  assert.equal((await reader.get(`${question}/correction`, false)).status, 303)
  const silent = await lead.send(`${question}/correction`, { text: 'What would you change in it?', note: '' })
  assert.equal(silent.status, 422)
  const said = await lead.send(`${question}/correction`, {
    text: 'What would you change in it?',
    note: 'Two words lost.',
  })
  assert.match(words(said.body), /put right, and the public page says so/)
  assert.match(
    words((await reader.get(base)).body),
    /Asked before: “What would you change\?” Asked now: “What would you change in it\?” Two words lost\./,
  )
  assert.match(words((await reader.get(`${base}/response`)).body), /What would you change in it\?/)
  await change(planned)
  const section = await app.hub.db.selectFrom('form_section').select('id').limit(1).executeTakeFirstOrThrow()
  const twice = await lead.send(`${base}/form/questions/new?type=single-choice`, {
    text: 'Agree?',
    type: 'single-choice',
    section_id: section.id,
    'single-choice-options': 'Yes\nyes',
  })
  assert.equal(twice.status, 422)
  assert.match(words(twice.body), /Two choices are the same/)
})

test('the plan says what is left and what is done, and offers no withdrawal of what is reported', async () => {
  await change({ state: 'closed', opens_on: day('2025-10-01'), closes_on: day('2026-01-01'), published_at: new Date() })
  const before = await lead.get(`${base}/plan`)
  assert.match(words(before.body), /Nothing waiting/)
  assert.match(words(before.body), /When needed/)
  assert.match(before.body, new RegExp(`href="${base}/withdrawal"`))
  await change({ state: 'evaluated' })
  const after = await lead.get(`${base}/plan`)
  assert.doesNotMatch(after.body, new RegExp(`href="${base}/withdrawal"`))
  await change({ issue: '', aims: 'To agree.' })
  assert.match(words((await lead.get(`${base}/plan`)).body), /Still missing: /)
})

test('who asks to be told is offered what can still happen', async () => {
  await change({ state: 'open', opens_on: day('2026-02-10'), closes_on: day('2026-05-20'), published_at: new Date() })
  assert.match(
    words((await reader.get(`${base}/interest`)).body),
    /This one: when its dates change, or if it is withdrawn/,
  )
  await change({ state: 'closed', opens_on: day('2025-10-01'), closes_on: day('2026-01-01') })
  assert.doesNotMatch(words((await reader.get(`${base}/interest`)).body), /This one/)
})
