/** One meeting from its announcement to its approved minutes, as its people do it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../test/support/seated-partnership.ts'
import { renderPdf } from '../../documents/export/pdf/index.ts'
import { type Mail, openMail } from '../../mail/mail.ts'

let app: TestApp
let of: SeatedPartnership
let admin: Visitor
let ada: Visitor
let cleo: Visitor
let ben: Visitor
let reader: Visitor
let meeting = ''
const items: Record<string, string> = {}

before(async () => {
  app = await testApp()
  of = await seatedPartnership(app.hub.db, 'youth-work')
  await travel('2026-03-02T09:00:00Z')
})
after(() => app.close())

/** Goes to a moment; people sign in again, as they would after weeks. */
async function travel(to: string): Promise<void> {
  app.clock.now = new Date(to)
  app.hub.forgetPages()
  admin = await app.visitor(of.people.admin)
  ada = await app.visitor(of.people.ada)
  cleo = await app.visitor(of.people.cleo)
  ben = await app.visitor(of.people.ben)
  reader = await app.visitor()
}

async function mailsTo(name: string): Promise<Mail[]> {
  const rows = await app.hub.db
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('to_address', '=', `${name}-youth-work@example.org`)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(row => openMail(app.hub.seal, row))
}

async function itemId(title: string): Promise<string> {
  const { id } = await app.hub.db
    .selectFrom('agenda_item')
    .select('id')
    .where('title', '=', title)
    .executeTakeFirstOrThrow()
  return id
}

test('a meeting is announced: every seat gets the date, and anybody finds it', async () => {
  const details = {
    'held_on-day': '14',
    'held_on-month': '4',
    'held_on-year': '2026',
    starts_at: '6.30pm',
    ends_at: '20:00',
    how: 'in-person',
    place: 'Village hall',
    why_needed: 'To agree the summer programme.',
  }
  const wrong = await admin.send('/partnerships/youth-work/meetings/new', { ...details, starts_at: 'evening' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /value="evening"/)
  const made = await admin.send('/partnerships/youth-work/meetings/new', details, { follow: false })
  assert.equal(made.status, 303)
  meeting = /\/meetings\/([^?]+)/.exec(String(made.headers['location']))![1]!
  for (const name of ['chair', 'ada', 'ben', 'cleo', 'dev']) assert.equal((await mailsTo(name)).length, 1, name)
  assert.equal((await mailsTo('ada'))[0]!.calendar?.method, 'REQUEST')
  const list = words((await reader.get('/partnerships/youth-work/meetings')).body)
  assert.match(list, /1 coming meeting/)
  assert.match(list, /14 April 2026/)
  const feed = await reader.get('/partnerships/youth-work/meetings.ics')
  assert.match(feed.body, /DTSTART:20260414T173000Z/)
  assert.match(feed.body, /LOCATION:Village hall/)
  const page = words((await reader.get(`/meetings/${meeting}`)).body)
  assert.match(page, /The agenda is not published yet/)
  assert.doesNotMatch(page, /Ask every seat/)
})

test('every seat is asked for items and proposes one in a few taps; the answer comes back', async () => {
  await admin.send(`/meetings/${meeting}/call-for-items`, {
    'proposals_close_on-day': '30',
    'proposals_close_on-month': '3',
    'proposals_close_on-year': '2026',
  })
  assert.match((await mailsTo('ben'))[1]!.body, new RegExp(`/meetings/${meeting}/proposals`))
  const path = `/meetings/${meeting}/proposals`
  const empty = await ada.send(path, { purpose: 'Because of the summer' })
  assert.equal(empty.status, 422)
  assert.match(empty.body, /Because of the summer/)
  const done = await ada.send(path, { title: 'Summer grants', purpose: 'Agree who gets one', minutes: '30' })
  assert.match(words(done.body), /Your item has been proposed/)
  await ben.send(path, { title: 'Minibus', minutes: '10' })
  await cleo.send(path, { title: 'New logo' })
  assert.equal((await app.visitor(of.people.outsider).then(visitor => visitor.get(path))).status, 403)
  assert.match(String((await reader.get(path, false)).headers['location']), /^\/sign-in/)
  assert.doesNotMatch((await reader.get(`/meetings/${meeting}`)).body, /Summer grants/)
  for (const title of ['Summer grants', 'Minibus', 'New logo']) items[title] = await itemId(title)
  await admin.send(`/agenda-items/${items['Summer grants']}/answer`, { state: 'accepted' })
  await admin.send(`/agenda-items/${items['Minibus']}/answer`, { state: 'accepted' })
  const unsaid = await admin.send(`/agenda-items/${items['New logo']}/answer`, { state: 'declined' })
  assert.equal(unsaid.status, 422)
  await admin.send(`/agenda-items/${items['New logo']}/answer`, { state: 'declined', answer: 'Not what we are for.' })
  assert.match((await mailsTo('cleo')).at(-1)!.body, /Not what we are for/)
  assert.match(words((await cleo.get(path)).body), /New logo Not on the agenda Not what we are for/)
})

test('items are ordered, tied to objectives, closed with a reason; two secretaries do not overwrite one another', async () => {
  const grants = `/agenda-items/${items['Summer grants']}`
  const refused = await admin.send(grants, { closed: 'yes' })
  assert.equal(refused.status, 422)
  await admin.send(grants, { objective_id: of.objective, key_decision: 'yes' })
  await admin.send(`/meetings/${meeting}/items`, {
    title: 'Staff matter of Pat',
    purpose: 'Pat is leaving',
    closed: 'yes',
    closed_reason: 'It is about a person',
    'relook_on-day': '1',
    'relook_on-month': '10',
    'relook_on-year': '2026',
  })
  items['closed'] = await itemId('Staff matter of Pat')
  const chair = await app.visitor(of.people.chair)
  const agenda = `/meetings/${meeting}/agenda`
  const page = await chair.get(agenda)
  const version = /name="version" value="(\d+)"/.exec(page.body)![1]!
  await admin.send(agenda, { act: `up:${items['Minibus']}` })
  const late = await chair.send(agenda, { act: 'publish', version })
  assert.equal(late.status, 409)
  const order = words((await chair.get(agenda)).body)
  assert.ok(order.indexOf('1. Minibus') > 0 && order.indexOf('2. Summer grants') > 0)
  const edit = await chair.get(grants)
  const itemVersion = /name="version" value="(\d+)"/.exec(edit.body)![1]!
  await admin.send(grants, { purpose: 'Agree who gets one, and how much' })
  const overtaken = await chair.send(grants, { purpose: 'Something else', version: itemVersion })
  assert.equal(overtaken.status, 409)
  assert.match(overtaken.body, /Something else/)
  assert.match(overtaken.body, /Agree who gets one, and how much/)
  await admin.send(agenda, { act: 'publish' })
  const shown = words((await reader.get(`/meetings/${meeting}`)).body)
  assert.match(shown, /1\. Minibus/)
  assert.match(shown, /Serves the objective: Every village has a youth group/)
  assert.match(
    shown,
    /3\. Closed item Closed because: It is about a person\. Closure is looked at again on 1 October 2026/,
  )
  assert.doesNotMatch(shown, /Pat/)
  const announced = words((await reader.get('/partnerships/youth-work/meetings')).body)
  assert.match(announced, /1 key decision announced Summer grants/)
})

test('papers: long ones need a summary, confidential ones show to nobody else, and all go out with the date', async () => {
  const path = `/meetings/${meeting}/papers`
  const block = { kind: 'paragraph', words: 'A long story. '.repeat(200) } as const
  const long = await renderPdf(Array(14).fill(block), { title: 'Grants' })
  const file = { name: 'grants.pdf', type: 'application/pdf', bytes: long }
  const paper = { title: 'Grants paper', agenda_item_id: items['Summer grants']! }
  const unsummed = await admin.send(path, paper, { files: { file } })
  assert.equal(unsummed.status, 422)
  assert.match(words(unsummed.body), /Write a summary/)
  await admin.send(path, { ...paper, summary: 'Two options for the grants.' }, { files: { file } })
  const text = { name: 'pat.txt', type: 'text/plain', bytes: Buffer.from('About Pat') }
  const uncounted = await admin.send(
    path,
    { title: 'Pat', agenda_item_id: items['closed']! },
    { files: { file: text } },
  )
  assert.equal(uncounted.status, 422)
  await admin.send(path, { title: 'Pat', pages: '1', agenda_item_id: items['closed']! }, { files: { file: text } })
  const ids = await app.hub.db.selectFrom('paper').select(['id', 'title', 'confidential', 'pages']).execute()
  const [grants, pat] = ['Grants paper', 'Pat'].map(title => ids.find(one => one.title === title)!)
  assert.ok(grants!.pages > 4)
  assert.equal(pat!.confidential, true)
  assert.equal((await ada.get(`/papers/${grants!.id}`)).status, 404)
  await admin.send(`${path}/sending`, {})
  assert.match((await mailsTo('ada')).at(-1)!.body, /Grants paper/)
  assert.doesNotMatch((await mailsTo('ada')).at(-1)!.body, /Pat/)
  assert.equal((await mailsTo('ada')).at(-1)!.calendar?.method, 'REQUEST')
  assert.equal((await reader.get(`/papers/${grants!.id}`)).status, 200)
  assert.equal((await reader.get(`/papers/${pat!.id}`)).status, 404)
  assert.equal((await app.visitor(of.people.outsider).then(visitor => visitor.get(`/papers/${pat!.id}`))).status, 404)
  assert.equal((await ada.get(`/papers/${pat!.id}`)).body, 'About Pat')
  const kept = await app.hub.db.selectFrom('stored_file').select(['name', 'visibility']).orderBy('name').execute()
  assert.deepEqual(kept, [
    { name: 'grants.pdf', visibility: 'public' },
    { name: 'pat.txt', visibility: 'team' },
  ])
  const removal = await admin.post(`/papers/${grants!.id}/removal`, { _once: crypto.randomUUID() })
  assert.equal(removal.status, 422)
})

test('a holder reads papers, declares an interest and says what their people think, on one page of the seat', async () => {
  const path = `/seats/${of.seats.youth}`
  const seat = await ada.get(path)
  assert.match(words(seat.body), /2 papers to read/)
  const paper = /name="paper" value="([^"]+)"/.exec(seat.body)![1]!
  await ada.send(path, { paper })
  await ada.send(path, { paper })
  assert.equal((await app.hub.db.selectFrom('paper_read').selectAll().execute()).length, 1)
  await ada.send(`${path}/reports/${meeting}`, {
    to_whom: 'Our 14 groups',
    how: 'email',
    what_they_said: 'They want small grants.',
  })
  const contact = await app.visitor(of.people.contact)
  assert.match(words((await contact.get(path)).body), /They want small grants/)
  assert.equal((await cleo.get(path)).status, 403)
  await cleo.send(`/agenda-items/${items['Summer grants']}/interests`, { interest: 'The council asks for a grant.' })
  assert.match(words((await cleo.get(`/meetings/${meeting}`)).body), /Asked: Our 14 groups They want small grants/)
  const shown = words((await reader.get(`/meetings/${meeting}`)).body)
  assert.doesNotMatch(shown, /They want small grants/)
  assert.match(shown, /will leave this item and not be counted: District council/)
})

test('the meeting is moved after the papers went out: papers stay, everybody is told why', async () => {
  const path = `/meetings/${meeting}/date`
  const silent = await admin.send(path, { 'held_on-day': '21' })
  assert.equal(silent.status, 422)
  await admin.send(path, { 'held_on-day': '21', moved_because: 'The hall is flooded.' })
  const page = words((await reader.get(`/meetings/${meeting}`)).body)
  assert.match(page, /Meeting on 21 April 2026/)
  assert.match(page, /was to be on 14 April 2026\. The hall is flooded/)
  assert.match(page, /Grants paper/)
  assert.match((await mailsTo('dev')).at(-1)!.body, /Before: 14 April 2026, 18:30 to 20:00, Village hall/)
})

test('a meeting whose date is saved untouched stays as it is, and nobody is told', async () => {
  const before = (await mailsTo('dev')).length
  const saved = await admin.send(`/meetings/${meeting}/date`, {})
  assert.match(words(saved.body), /You changed nothing, so nothing was saved/)
  assert.equal((await mailsTo('dev')).length, before)
})

test('on the day: attendance, notes, a decision by consensus with a minority view, an action', async () => {
  const running = `/meetings/${meeting}/running`
  const grants = items['Summer grants']!
  const early = await admin.post(running, { _once: crypto.randomUUID(), version: '99', act: 'save' })
  assert.equal(early.status, 422)
  await travel('2026-04-21T18:00:00Z')
  const marks = {
    [`seat-${of.seats.chair}`]: 'holder',
    [`seat-${of.seats.youth}`]: 'substitute',
    [`seat-${of.seats.council}`]: 'holder',
  }
  const unauthorised = await admin.send(running, { ...marks, [`seat-${of.seats.faith}`]: 'substitute', act: 'save' })
  assert.equal(unauthorised.status, 422)
  const all = { ...marks, [`seat-${of.seats.faith}`]: 'observer' }
  await admin.send(running, { ...all, [`note-${grants}`]: 'We talked about the grants.', act: 'save' })
  const form = words((await admin.get(`/agenda-items/${grants}/decisions/new`)).body)
  assert.match(form, /2 seats are counted/)
  assert.match(form, /District council: has an interest in this item/)
  assert.match(form, /Faith forum: was there without authority/)
  await admin.send(`/agenda-items/${grants}/decisions/new`, {
    text: 'Twelve small grants of 400 pounds each.',
    basis: 'The paper on grants.',
    owner_seat_id: of.seats.chair,
    [`position-${of.seats.youth}`]: 'abstain',
    [`view-${of.seats.youth}`]: 'Fewer and larger grants would last longer.',
    [`position-${of.seats.council}`]: 'for',
    [`position-${of.seats.faith}`]: 'for',
    how: 'consensus',
    outcome: 'agreed',
    rest: 'for',
    subject_to_confirmation: 'yes',
  })
  const closed = items['closed']!
  await admin.send(`/agenda-items/${closed}/decisions/new`, {
    text: 'Pat gets a farewell.',
    basis: 'Long service.',
    how: 'consensus',
    outcome: 'agreed',
    rest: 'for',
    owner_seat_id: of.seats.chair,
  })
  await admin.send(`/agenda-items/${closed}/actions/new`, {
    what: 'Buy a present for Pat',
    owner_seat_id: of.seats.chair,
    'due_on-day': '30',
    'due_on-month': '4',
    'due_on-year': '2026',
  })
  await admin.send(`/agenda-items/${grants}/actions/new`, {
    what: 'Write to the groups',
    owner_seat_id: of.seats.youth,
    'due_on-day': '5',
    'due_on-month': '5',
    'due_on-year': '2026',
  })
  const positions = await app.hub.db.selectFrom('position').select(['seat_id', 'position']).execute()
  assert.ok(!positions.some(one => one.seat_id === of.seats.faith))
  assert.equal(positions.filter(one => one.seat_id === of.seats.council).length, 1)
  assert.doesNotMatch((await reader.get('/decisions')).body, /small grants/)
})

test('the meeting ends: decisions are public, closed ones never', async () => {
  await admin.send(`/meetings/${meeting}/running`, { act: 'end' })
  const found = await app.hub.db.selectFrom('decision').select(['id', 'text']).orderBy('created_at').execute()
  const [open, closed] = [found[0]!, found[1]!]
  assert.match(words((await reader.get('/partnerships/youth-work')).body), /Latest decisions .*Twelve small grants/)
  assert.doesNotMatch((await reader.get('/partnerships/youth-work')).body, /farewell/)
  const list = words((await reader.get('/decisions?words=grants')).body)
  assert.match(list, /1 decision.*Twelve small grants/)
  assert.match(words((await reader.get('/decisions?words=farewell')).body), /No decision/)
  assert.match(words((await reader.get(`/decisions?year=2026&partnership=${of.slug}`)).body), /1 decision/)
  const page = words((await reader.get(`/decisions/${open.id}`)).body)
  assert.match(page, /2 seats counted/)
  assert.match(page, /Fewer and larger grants would last longer/)
  assert.match(page, /To be confirmed/)
  assert.match((await reader.get('/decisions.csv?year=2026')).body, /Twelve small grants of 400 pounds each\./)
  assert.equal((await reader.get(`/decisions/${closed.id}`)).status, 404)
  assert.equal((await ada.get(`/decisions/${closed.id}`)).status, 200)
  const anybody = await Promise.all(
    [
      `/meetings/${meeting}`,
      '/partnerships/youth-work/meetings',
      '/partnerships/youth-work/meetings.ics',
      '/partnerships/youth-work/actions',
      '/',
      '/partnerships/youth-work',
      '/decisions',
      '/decisions.csv',
    ].map(async path => (await reader.get(path)).body),
  )
  for (const body of anybody) assert.doesNotMatch(body, /\bPat\b|farewell/)
  assert.match(words((await ada.get('/partnerships/youth-work/actions')).body), /Buy a present for Pat/)
  const view = `/decisions/${open.id}/minority-view`
  await ada.send(view, { text: 'Larger grants last longer, we still think.' })
  assert.match((await reader.get(`/decisions/${open.id}`)).body, /we still think/)
  const correcting = `/decisions/${open.id}/correction`
  assert.match(words((await admin.get(correcting)).body), /The seat put its view on record itself/)
  await admin.send(correcting, { [`view-${of.seats.youth}`]: 'We are glad of it.' })
  const beside = words((await reader.get(`/decisions/${open.id}`)).body)
  assert.match(beside, /Larger grants last longer, we still think\. Put on record by the seat itself, 21 April 2026/)
  assert.doesNotMatch(beside, /glad of it/)
  assert.equal((await cleo.get(view)).status, 403)
  await admin.send(`/decisions/${open.id}/confirmation`, {
    confirmed: 'yes',
    confirmation_note: 'The board, by letter',
  })
  assert.match(
    words((await reader.get(`/decisions/${open.id}`)).body),
    /Confirmed 21 April 2026.*as those who run the board noted\. The board, by letter/,
  )
})

test('minutes are drafted from the records, published, read as PDF and approved', async () => {
  const draft = await admin.get(`/meetings/${meeting}/minutes/draft`)
  const drafted = words(draft.body)
  assert.match(drafted, /We talked about the grants/)
  assert.match(drafted, /Youth groups: ben-youth-work, substitute with authority/)
  assert.match(drafted, /Minority view of Youth groups/)
  assert.match(drafted, /Action: Write to the groups/)
  assert.match(drafted, /3\. Closed item Closed because: It is about a person/)
  assert.doesNotMatch(draft.body, /\bPat\b|farewell/)
  assert.equal((await reader.get(`/meetings/${meeting}/minutes`)).status, 404)
  await admin.send(`/meetings/${meeting}/minutes/draft`, { act: 'publish' })
  const minutes = words((await reader.get(`/meetings/${meeting}/minutes`)).body)
  assert.match(minutes, /Not approved yet/)
  assert.match(minutes, /Twelve small grants/)
  const pdf = await reader.get(`/meetings/${meeting}/minutes.pdf`)
  assert.equal(pdf.headers['content-type'], 'application/pdf')
  assert.match((await mailsTo('ada')).at(-1)!.body, /within 14 days/)
  const announced = await admin.send(
    '/partnerships/youth-work/meetings/new',
    { 'held_on-day': '12', 'held_on-month': '5', 'held_on-year': '2026', how: 'in-person', why_needed: 'The grants.' },
    { follow: false },
  )
  const next = String(announced.headers['location']).split('?')[0]!.split('/').at(-1)!
  await admin.send(`/meetings/${meeting}/minutes/approval`, { meeting: next })
  await travel('2026-05-12T18:00:00Z')
  const marks = Object.fromEntries(Object.values(of.seats).map(id => [`seat-${id}`, 'holder']))
  await admin.send(`/meetings/${next}/running`, { ...marks, act: 'save' })
  const { id: item } = await app.hub.db
    .selectFrom('agenda_item')
    .select('id')
    .where('approves_meeting_id', '=', meeting)
    .executeTakeFirstOrThrow()
  await admin.send(`/agenda-items/${item}/decisions/new`, {
    text: 'The minutes are approved.',
    basis: 'As published.',
    owner_seat_id: of.seats.chair,
    how: 'consensus',
    outcome: 'agreed',
    rest: 'for',
  })
  assert.match(words((await reader.get(`/meetings/${meeting}/minutes`)).body), /Approved on 12 May 2026/)
  const shut = await admin.post(`/meetings/${meeting}/running`, {
    _once: crypto.randomUUID(),
    version: '50',
    act: 'save',
  })
  assert.equal(shut.status, 422)
})

test('actions are followed up, and reports back given and reminded of', async () => {
  const action = await app.hub.db
    .selectFrom('action')
    .select('id')
    .where('what', '=', 'Write to the groups')
    .executeTakeFirstOrThrow()
  const path = `/partnerships/youth-work/actions/${action.id}`
  assert.match(words((await reader.get('/partnerships/youth-work/actions')).body), /Late.*Write|Write.*Late/)
  assert.equal((await cleo.get(path)).status, 403)
  const unsaid = await ada.send(path, { state: 'dropped' })
  assert.equal(unsaid.status, 422)
  await ada.send(path, { state: 'done', note: 'Sent to all 14.' })
  assert.match(words((await reader.get('/partnerships/youth-work/actions?state=closed')).body), /Sent to all 14/)
  const youth = words((await ada.get(`/seats/${of.seats.youth}`)).body)
  assert.match(youth, /1 report back to give Report on the meeting of 21 April 2026 Late since 5 May 2026/)
  const { remindSeats } = await import('./reminders/remind-seats.job.ts')
  const count = (await mailsTo('dev')).length
  assert.equal(await remindSeats.run(app.hub), '6 reminders')
  assert.equal(await remindSeats.run(app.hub), '0 reminders')
  assert.equal((await mailsTo('dev')).length, count + 1)
  await ada.send(`/seats/${of.seats.youth}/reports/${meeting}`, { to_whom: 'Our 14 groups', how: 'meeting' })
  assert.doesNotMatch(words((await ada.get(`/seats/${of.seats.youth}`)).body), /report back to give/)
})

test('once the minutes are approved, a view that a seat put on record stays as it was given', async () => {
  const { id } = await app.hub.db
    .selectFrom('minority_view')
    .select('decision_id as id')
    .where('given_on', 'is not', null)
    .executeTakeFirstOrThrow()
  const ada = await app.visitor(of.people.ada)
  const again = await ada.send(`/decisions/${id}/minority-view`, { text: 'We never minded.' })
  assert.equal(again.status, 422)
  assert.match(words(again.body), /It stays as you gave it/)
})
