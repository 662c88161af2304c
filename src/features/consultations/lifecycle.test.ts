import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { makeDocument, makePeople, type People } from './consultation.fixture.ts'
import { loadQuestionForm } from './index.ts'
import { openAndClose } from './opening/open-and-close.job.ts'

let app: TestApp
let people: People
let lead: Visitor
let reader: Visitor
const base = '/consultations/how-we-consult-in-fenshire'

before(async () => {
  app = await testApp(new Date('2009-10-20T09:00:00Z'))
  people = await makePeople(app.hub.db)
  lead = await app.visitor(people.councilContact)
  reader = await app.visitor()
})
after(() => app.close())

const date = (name: string, iso: string) => {
  const [year = '', month = '', day = ''] = iso.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

async function current() {
  return app.hub.db
    .selectFrom('consultation')
    .selectAll()
    .where('slug', '=', 'how-we-consult-in-fenshire')
    .executeTakeFirstOrThrow()
}

test('only the secretariat and contacts of public bodies may begin one', async () => {
  for (const person of [people.charityContact, people.stranger])
    assert.equal((await (await app.visitor(person)).get('/consultations/new')).status, 403)
  assert.equal((await reader.get('/consultations/new', false)).status, 303)
  assert.equal((await (await app.visitor(people.secretariat)).get('/consultations/new')).status, 200)
})

test('whoever begins a consultation leads it, and nobody else sees it yet', async () => {
  const refused = await lead.send('/consultations/new', { title: '', summary: 'Kept text', topic: 'Compact' })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /Kept text/)
  const begun = await lead.send('/consultations/new', {
    title: 'How we consult in Fenshire',
    summary: 'A code for asking people well.',
    topic: 'Compact',
    places: 'Fenshire',
  })
  assert.match(words(begun.body), /you lead it.*Plan: How we consult in Fenshire.*Being planned/)
  assert.equal((await reader.get(base)).status, 404)
  assert.equal((await (await app.visitor(people.stranger)).get(base)).status, 404)
  assert.equal((await (await app.visitor(people.stranger)).get(`${base}/plan`)).status, 403)
  assert.match(words((await reader.get('/consultations')).body), /There are no consultations yet/)
})

test('the same form sent twice begins one consultation', async () => {
  const values = {
    _once: 'b3e2f4d2-1111-4222-8333-444455556666',
    title: 'Twice',
    summary: 'Sent twice at once.',
    lead_organisation_id: people.council,
  }
  await Promise.all([lead.post('/consultations/new', values), lead.post('/consultations/new', values)])
  const begun = await app.hub.db.selectFrom('consultation').select('slug').where('title', '=', 'Twice').execute()
  assert.deepEqual(begun, [{ slug: 'twice' }])
  const again = await lead.post('/consultations/new', { ...values, _once: 'b3e2f4d2-1111-4222-8333-444455556667' })
  assert.match(again.url, /\/consultations\/twice-2\/plan/)
})

test('the timetable counts weeks, holidays and spare days', async () => {
  const saved = await lead.send(`${base}/plan/timetable`, {
    ...date('opens_on', '2009-10-28'),
    ...date('closes_on', '2010-01-21'),
    ...date('decision_on', '2010-04-01'),
    ...date('feedback_on', '2010-05-01'),
  })
  const text = words(saved.body)
  assert.match(text, /12 weeks and 2 days/)
  assert.match(text, /86 days: at least 12 weeks, with 2 days to spare/)
  assert.match(
    text,
    /25 December 2009: Christmas Day 28 December 2009: Boxing Day \(substitute day\) 1 January 2010: New Year’s Day/,
  )
  assert.match(
    text,
    /3 public holidays fall inside, and there are 2 days beyond 12 weeks .* A day more for each would be 22 January 2010/,
  )
})

test('a short timetable needs a ground and a reason, and below six weeks a strong ground', async () => {
  const short = { ...date('opens_on', '2009-10-28'), ...date('closes_on', '2009-12-16') }
  const refused = await lead.send(`${base}/plan/timetable`, short)
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /Choose a ground.*Write the reason.*7 weeks/)
  const floor = { ...date('opens_on', '2009-10-28'), ...date('closes_on', '2009-11-18') }
  const weak = await lead.send(`${base}/plan/timetable`, { ...floor, short_ground: 'other', short_reason: 'Hurry' })
  assert.match(words(weak.body), /Below 6 weeks, choose one of the first three grounds/)
  assert.match(weak.body, /Hurry/)
  const backwards = { ...date('opens_on', '2010-10-28'), ...date('closes_on', '2009-11-18') }
  assert.match(
    words((await lead.send(`${base}/plan/timetable`, backwards)).body),
    /cannot be before 28 October 2010: First day/,
  )
  assert.equal((await current()).closes_on, '2010-01-21')
})

test('publishing is refused while something is missing, with links to it', async () => {
  const page = await lead.get(`${base}/opening`)
  assert.match(
    words(page.body),
    /3 things must be done first.*Say what the consultation is for.*Name a person.*Ask at least one question/,
  )
  assert.match(page.body, new RegExp(`href="${base}/plan/contact"`))
  const refused = await lead.post(`${base}/opening`, { act: 'publish', version: String((await current()).version) })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /href="#check-contact"/)
  assert.equal((await current()).published_at, null)
})

test('the texts of the plan, and an edit from an old page', async () => {
  assert.equal(
    (await lead.send(`${base}/plan/about`, { aims: 'To agree a code.', issue: 'There is none.' })).status,
    200,
  )
  await lead.send(`${base}/plan/contact`, { contact_name: 'Dana Desk', contact_email: 'dana@example.org' })
  const wrong = await lead.send(`${base}/plan/contact`, { contact_name: 'Dana Desk', contact_email: 'dana at home' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /dana at home/)
  const { version } = await current()
  const old = { can_change: 'Everything', cannot_change: '', decisions_made: '', preferred_option: '' }
  await lead.post(`${base}/plan/scope`, { ...old, version: String(version) })
  const stale = await lead.post(`${base}/plan/scope`, { ...old, can_change: 'Nothing', version: String(version) })
  assert.equal(stale.status, 409)
  assert.match(words(stale.body), /Everything Nothing/)
  const clerk = await app.visitor(people.stranger)
  assert.equal((await clerk.post(`${base}/plan/scope`, old)).status, 403)
})

test('the pack: documents added, ordered and taken out', async () => {
  const { id } = await current()
  const code = await makeDocument(app.hub.db, id, 'Draft code', 'draft-code')
  const guide = await makeDocument(app.hub.db, id, 'Guide', 'guide')
  await lead.send(`${base}/plan/documents`, { act: `add ${guide}` })
  await lead.send(`${base}/plan/documents`, { act: `add ${code}` })
  const moved = await lead.send(`${base}/plan/documents`, { act: `up ${code}` })
  assert.match(words(moved.body), /2 documents in the pack 1\. Draft code .*2\. Guide/)
  const removed = await lead.send(`${base}/plan/documents`, { act: `remove ${guide}` })
  assert.match(words(removed.body), /1 document in the pack.*Add to the pack Guide/)
  assert.equal((await lead.send(`${base}/plan/documents`, { act: 'add nonsense' })).status, 422)
})

test('questions of every type, about a paragraph, moved and removed', async () => {
  await lead.send(`${base}/form/sections/new`, { title: 'Timing' })
  const { id } = await app.hub.db.selectFrom('form_section').select('id').executeTakeFirstOrThrow()
  const make = (type: string, values: Record<string, string>) =>
    lead.send(`${base}/form/questions/new?section=${id}&type=${type}`, values)
  const version = (await app.hub.db.selectFrom('pack_document').select('document_version_id').executeTakeFirstOrThrow())
    .document_version_id
  const about = { about_document_version_id: version, about_path: '7.2' }
  await make('agree-scale', { text: 'Do you agree with this rule?', required: 'yes', ...about })
  await make('single-choice', { text: 'How often should we meet?', 'single-choice-options': 'Monthly\nYearly' })
  await make('multiple-choice', {
    text: 'What helps?',
    'multiple-choice-options': 'Tea\nCake\nTea!',
    'multiple-choice-most': '2',
  })
  await make('short-text', { text: 'Where do you live?', 'short-text-most': '100' })
  await make('long-text', { text: 'What else?', about_process: 'yes' })
  const form = await loadQuestionForm(app.hub.db, (await current()).id)
  const [scale, single, multiple, short] = form.sections[0]!.questions
  assert.deepEqual(
    form.sections[0]!.questions.map(each => each.type),
    ['agree-scale', 'single-choice', 'multiple-choice', 'short-text', 'long-text'],
  )
  assert.equal(scale!.about!.kind, 'paragraph')
  assert.equal(scale!.about!.label, 'Draft code, 7.2')
  assert.equal(scale!.required, true)
  assert.deepEqual((single!.settings as { options: unknown }).options, [
    { value: 'monthly', label: 'Monthly' },
    { value: 'yearly', label: 'Yearly' },
  ])
  assert.deepEqual(
    (multiple!.settings as { options: { value: string }[] }).options.map(each => each.value),
    ['tea', 'cake', 'tea-2'],
  )
  assert.equal((short!.settings as { most: number }).most, 100)

  const bad = await make('single-choice', { text: 'One choice only?', 'single-choice-options': 'Yes' })
  assert.equal(bad.status, 422)
  assert.match(words(bad.body), /at least two different ones/)
  assert.match(bad.body, /One choice only\?/)
  assert.equal((await make('long-text', { text: 'Where?', ...about, about_path: '99' })).status, 422)

  const change = await lead.send(`${base}/form/questions/${single!.id}`, {
    'single-choice-options': 'Each month\nYearly',
  })
  assert.match(words(change.body), /The question is saved/)
  const changed = (await loadQuestionForm(app.hub.db, (await current()).id)).sections[0]!.questions[1]!
  assert.deepEqual((changed.settings as { options: unknown }).options, [
    { value: 'each-month', label: 'Each month' },
    { value: 'yearly', label: 'Yearly' },
  ])
  await lead.send(`${base}/form`, { act: `question up ${short!.id}` })
  const list = await lead.get(`${base}/form`)
  assert.doesNotMatch(list.body, /value="question remove/, 'removing a question is asked once')
  const ask = await lead.get(`${base}/form?remove=${multiple!.id}`)
  assert.match(words(ask.body), /Remove this question with its choices/)
  assert.equal(ask.body.match(/value="question remove/g)?.length, 1)
  await lead.send(`${base}/form`, { act: `question remove ${multiple!.id}` })
  const order = (await loadQuestionForm(app.hub.db, (await current()).id)).sections[0]!.questions.map(each => each.type)
  assert.deepEqual(order, ['agree-scale', 'single-choice', 'short-text', 'long-text'])
  const full = await lead.send(`${base}/form`, { act: `section remove ${id}` })
  assert.match(words(full.body), /Remove the questions of the section first/)
  const preview = words((await lead.get(`${base}/form/preview`)).body)
  assert.match(preview, /About Draft code, 7\.2 1\. Do you agree with this rule\?.*Strongly agree.*Each month/)
})

test('announced on the forward plan: shown as coming, without what is still being written', async () => {
  await lead.send(`${base}/opening`, { act: 'list' })
  const page = words((await reader.get(base)).body)
  assert.match(page, /Coming .*A code for asking people well/)
  assert.doesNotMatch(page, /To agree a code/)
  assert.match(words((await reader.get('/consultations')).body), /Coming \(1\).*How we consult/)
  assert.deepEqual(await openPack(), [])
  const set = (to: { state: 'withdrawn' | 'planned'; withdrawn_at: Date | null; withdrawn_reason: string }) =>
    app.hub.db.updateTable('consultation').set(to).where('slug', '=', base.split('/').at(-1)!).execute()
  await set({ state: 'withdrawn', withdrawn_at: app.clock.now, withdrawn_reason: 'No longer needed.' })
  assert.deepEqual(await openPack(), [])
  await set({ state: 'planned', withdrawn_at: null, withdrawn_reason: '' })
})

/** The documents of the consultation as open data tells them. */
async function openPack(): Promise<string[]> {
  const { documents } = JSON.parse((await reader.get(`/api/v1${base}`)).body)
  return documents.map(({ title }: { title: string }) => title)
}

test('published, taken back, published again: the questions are frozen', async () => {
  const done = await lead.send(`${base}/opening`, { act: 'publish' })
  assert.match(words(done.body), /It is published/)
  assert.match(
    words((await reader.get(base)).body),
    /To agree a code.*Draft code.*28 October 2009 in 8 days First day to answer/,
  )
  assert.deepEqual(await openPack(), ['Draft code'])
  const { id } = await app.hub.db.selectFrom('question').select('id').executeTakeFirstOrThrow()
  const refused = await lead.send(`${base}/form/questions/${id}`, { text: 'Something else?' })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /everybody must be asked the same/)
  assert.equal((await lead.post(`${base}/form`, { act: `question remove ${id}` })).status, 422)
  await lead.send(`${base}/opening`, { act: 'take-back' })
  assert.equal((await lead.send(`${base}/form/questions/${id}`, { hint: 'Tell us.' })).status, 200)
  await lead.send(`${base}/opening`, { act: 'publish' })
  assert.equal((await current()).state, 'planned')
})

test('it opens on its first day in the area, and closes after its last', async () => {
  app.clock.now = new Date('2009-10-27T23:59:00Z')
  await openAndClose.run(app.hub)
  assert.equal((await current()).state, 'planned')
  app.clock.now = new Date('2009-10-28T00:00:01Z')
  assert.equal(await openAndClose.run(app.hub), '1 opened, 0 closed')
  assert.equal((await current()).state, 'open')
  const page = words((await reader.get(base)).body)
  assert.match(page, /Open .*85 days left to answer.*12 weeks and 2 days is how long you have to answer/)
  assert.match(page, /Give your response/)
  assert.match(page, /3 public holidays fall inside: Christmas Day \(25 December 2009\), Boxing Day \(substitute day\)/)
  const list = words((await reader.get('/consultations?state=open&topic=Compact&body=fenshire-council')).body)
  assert.match(list, /1 of 1 consultation.*85 days left to answer/)
  assert.match(words((await reader.get('/consultations?place=Atlantis')).body), /No consultation matches/)
})

test('open: more time with a reason, never less', async () => {
  lead = await app.visitor(people.councilContact)
  const shorter = await lead.send(`${base}/rescheduling`, {
    ...date('closes_on', '2010-01-10'),
    reason: 'We are in a hurry',
  })
  assert.equal(shorter.status, 422)
  assert.match(words(shorter.body), /You can give more time, but not take time away/)
  assert.match(shorter.body, /We are in a hurry/)
  const later = await lead.send(`${base}/rescheduling`, {
    ...date('closes_on', '2010-01-28'),
    reason: 'For the holidays.',
  })
  assert.match(
    words(later.body),
    /The time to answer was made longer.*21 January 2010 → 28 January 2010.*For the holidays/,
  )
  assert.equal((await lead.send(`${base}/plan/timetable`, date('closes_on', '2010-03-01'))).status, 422)
})

test('closed by the day in the area; what came of it is linked', async () => {
  app.clock.now = new Date('2010-01-28T23:59:59Z')
  assert.match(words((await reader.get(base)).body), /Open/)
  app.clock.now = new Date('2010-01-29T00:00:00Z')
  assert.match(words((await reader.get(base)).body), /Closed.*See what came of it/)
  assert.equal(await openAndClose.run(app.hub), '0 opened, 1 closed')
  lead = await app.visitor(people.councilContact)
  const { state, closed_at } = await current()
  assert.deepEqual([state, closed_at?.toISOString()], ['closed', '2010-01-29T00:00:00.000Z'])
  assert.equal(
    (await lead.post(`${base}/rescheduling`, { ...date('closes_on', '2010-03-01'), reason: 'x', version: '1' })).status,
    422,
  )
})

test('withdrawn with a reason everybody can read; everything is in the audit', async () => {
  lead = await app.visitor(people.councilContact)
  assert.equal((await lead.send(`${base}/withdrawal`, { reason: 'The law changed.' })).status, 422)
  await lead.send(`${base}/withdrawal`, { reason: 'The law changed.', sure: 'yes' })
  assert.match(words((await reader.get(base)).body), /Withdrawn.*The law changed/)
  const actions = await app.hub.db.selectFrom('audit_entry').select('action').orderBy('id').execute()
  const said = actions.map(each => each.action)
  for (const action of [
    'begun',
    'timetabled',
    'planned',
    'pack-arranged',
    'announced',
    'published',
    'opened',
    'rescheduled',
    'closed',
    'withdrawn',
  ])
    assert.ok(said.includes(`consultation.${action}`), action)
})
