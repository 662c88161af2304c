/** What goes otherwise: stale edits, votes, seats that leave, questions in writing, meetings called off, closed partnerships. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../test/support/seated-partnership.ts'
import { findForm } from '../../../worlds/visitor.ts'
import { newId } from '../../db/ids.ts'
import type { Day } from '../../kernel/day.ts'
import { openMail } from '../../mail/mail.ts'
import { remindSeats } from './reminders/remind-seats.job.ts'

const today = '2026-03-02' as Day
let app: TestApp
let of: SeatedPartnership
let admin: Visitor
let chair: Visitor
let reader: Visitor

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'roads')
  admin = await app.visitor(of.people.admin)
  chair = await app.visitor(of.people.chair)
  reader = await app.visitor()
})
after(() => app.close())

type Made = { readonly meeting: string; readonly item: string; readonly running: string }

/** A meeting of today with its agenda out and one item on it. */
async function meetingToday(title: string, partnership = of): Promise<Made> {
  const [meeting, item] = [newId(), newId()]
  await app.hub.db
    .insertInto('meeting')
    .values({
      id: meeting,
      partnership_id: partnership.id,
      held_on: today,
      announced_on: today,
      state: 'agenda-out',
      agenda_published_at: new Date(),
    })
    .execute()
  await app.hub.db
    .insertInto('agenda_item')
    .values({ id: item, meeting_id: meeting, position: 1, title, state: 'accepted' })
    .execute()
  return { meeting, item, running: `/meetings/${meeting}/running` }
}

function everybody(mark = 'holder'): Record<string, string> {
  return Object.fromEntries(Object.values(of.seats).map(id => [`seat-${id}`, mark]))
}

test('two record one meeting: the second is told, and nothing they typed is lost', async () => {
  const { item, running } = await meetingToday('Speed limits')
  const { values } = findForm((await chair.get(running)).body)!
  await admin.send(running, { ...everybody(), [`note-${item}`]: 'Admin wrote this.', act: 'save' })
  const theirs = { ...everybody('apology'), [`note-${item}`]: 'Chair wrote that.' }
  const late = await chair.post(running, { ...values, ...theirs, act: 'save' })
  assert.equal(late.status, 409)
  assert.match(late.body, /Chair wrote that/)
  assert.match(words(late.body), /Somebody else saved this meanwhile: Admin wrote this/)
  const kept = await app.hub.db
    .selectFrom('agenda_item')
    .select('note')
    .where('id', '=', item)
    .executeTakeFirstOrThrow()
  assert.equal(kept.note, 'Admin wrote this.')
})

/** Keeps what the board went by before its terms carried rules: so many seats must take part. */
async function keepQuorum(least: number): Promise<void> {
  await app.hub.db.deleteFrom('board_rules').where('partnership_id', '=', of.id).execute()
  const rules = JSON.stringify({ quorum: [{ kind: 'seats', least }] })
  await app.hub.db.insertInto('board_rules').values({ id: newId(), partnership_id: of.id, rules }).execute()
}

test('a vote needs its reason and a majority, a seat that left is not counted, and a late interest takes its seat out', async () => {
  const { item, running } = await meetingToday('Crossings')
  const path = `/agenda-items/${item}/decisions/new`
  const decision = {
    text: 'Three crossings.',
    basis: 'The survey.',
    owner_seat_id: of.seats.chair,
    how: 'vote',
    outcome: 'agreed',
    rest: 'for',
  }
  const nobody = await admin.send(path, decision)
  assert.equal(nobody.status, 422)
  await admin.send(running, { ...everybody(), [`out-${item}`]: of.seats.faith, act: 'save' })
  assert.match(words((await admin.get(path)).body), /Faith forum: left for this item/)
  assert.equal((await admin.send(path, decision)).status, 422)
  const lost = { [`position-${of.seats.youth}`]: 'against', [`position-${of.seats.council}`]: 'against' }
  const outvoted = await admin.send(path, { ...decision, vote_reason: 'Views differ.', ...lost })
  assert.equal(outvoted.status, 422)
  assert.match(words(outvoted.body), /It is not carried: 1 for, 2 against, 3 needed/)
  const unanimous = await admin.send(path, { ...decision, outcome: 'not-agreed', vote_reason: 'Views differ.' })
  assert.match(words(unanimous.body), /It is carried: 3 for, 0 against. Then it is agreed/)
  const lostOne = {
    ...decision,
    text: 'Twelve crossings.',
    outcome: 'not-agreed',
    vote_reason: 'Views differ.',
    ...lost,
  }
  await admin.send(path, lostOne)
  const no = await app.hub.db.selectFrom('decision').select(['id', 'carried']).executeTakeFirstOrThrow()
  assert.equal(no.carried, false)
  assert.match(words((await admin.get(`/decisions/${no.id}`)).body), /Twelve crossings\..*Not agreed/)
  await keepQuorum(9)
  const few = await admin.send(path, { ...decision, vote_reason: 'Views differ.', ...lost })
  assert.match(words(few.body), /Nothing can be decided at this item\. 3 of the 9 seats needed are here/)
  await keepQuorum(2)
  await app.hub.db.deleteFrom('decision_seat').execute()
  await app.hub.db.deleteFrom('position').execute()
  await app.hub.db.deleteFrom('decision').execute()
  await admin.send(path, { ...decision, vote_reason: 'Views differ.', [`position-${of.seats.youth}`]: 'against' })
  const { id } = await app.hub.db
    .selectFrom('decision')
    .select('id')
    .where('text', '=', 'Three crossings.')
    .executeTakeFirstOrThrow()
  const count = async () =>
    (
      await app.hub.db
        .selectFrom('position')
        .select('seat_id')
        .where('decision_id', '=', id)
        .where('counted', '=', true)
        .execute()
    ).map(one => one.seat_id)
  assert.deepEqual((await count()).toSorted(), [of.seats.chair, of.seats.youth, of.seats.council].toSorted())
  await admin.send(`/agenda-items/${item}/interests`, { seat: of.seats.council, interest: 'Owns the land.' })
  assert.deepEqual((await count()).toSorted(), [of.seats.chair, of.seats.youth].toSorted())
  const fallen = words((await admin.get(`/decisions/${id}`)).body)
  assert.match(fallen, /Three crossings\. Not agreed.*District council: has an interest in this item/)
  await admin.send(`/decisions/${id}/correction`, {
    text: 'Three crossings this year.',
    outcome: 'agreed',
    [`position-${of.seats.youth}`]: 'abstain',
    [`position-${of.seats.council}`]: 'for',
  })
  assert.equal((await count()).includes(of.seats.council), false)
  await admin.send(running, { act: 'end' })
  assert.match(words((await reader.get(`/decisions/${id}`)).body), /Three crossings this year.*2 seats counted/)
})

test('an interest declared after a decision names it, tells the seats what falls, and destroys nothing: taken back, it stands', async () => {
  const { item, running } = await meetingToday('Jetty')
  await admin.send(running, { ...everybody(), act: 'save' })
  await keepQuorum(4)
  const { chair, youth, council, faith } = of.seats
  const sent = await admin.send(
    `/agenda-items/${item}/decisions/new`,
    {
      text: 'A jetty of oak.',
      basis: 'We talked.',
      how: 'vote',
      vote_reason: 'Views differ.',
      rest: 'for',
      [`position-${council}`]: 'abstain',
      owner_seat_id: chair,
      outcome: 'agreed',
    },
    { follow: false },
  )
  assert.equal(sent.status, 303)
  const path = `/agenda-items/${item}/interests`
  assert.match(words((await admin.get(path)).body), /judged again without the seat: A jetty of oak\./)
  const seated = words((await (await app.visitor(of.people.ada)).get(path)).body)
  assert.match(seated, /1 decision was noted on this item already/)
  assert.doesNotMatch(seated, /oak/)
  const { id } = await app.hub.db
    .selectFrom('decision')
    .select('id')
    .where('text', '=', 'A jetty of oak.')
    .executeTakeFirstOrThrow()
  const stood = async () => ({
    ...(await app.hub.db.selectFrom('decision').select('carried').where('id', '=', id).executeTakeFirstOrThrow()),
    said: Object.fromEntries(
      (
        await app.hub.db
          .selectFrom('position')
          .select(['seat_id', 'position'])
          .where('decision_id', '=', id)
          .where('counted', '=', true)
          .execute()
      ).map(one => [one.seat_id, one.position]),
    ),
  })
  const before = await stood()
  assert.deepEqual(before, {
    carried: true,
    said: { [chair]: 'for', [youth]: 'for', [council]: 'abstain', [faith]: 'for' },
  })
  await admin.send(path, { seat: council, interest: 'We own the oak.' })
  const without = await stood()
  assert.deepEqual(without, { carried: false, said: { [chair]: 'for', [youth]: 'for', [faith]: 'for' } })
  const declared = await app.hub.db
    .selectFrom('interest_declared')
    .select('id')
    .where('agenda_item_id', '=', item)
    .executeTakeFirstOrThrow()
  await admin.send(path, { back: declared.id })
  assert.deepEqual(await stood(), before)
  await (await app.visitor(of.people.cleo)).send(path, { interest: 'We own the oak.' })
  const own = await app.hub.db
    .selectFrom('interest_declared')
    .select('id')
    .where('agenda_item_id', '=', item)
    .executeTakeFirstOrThrow()
  const page = await admin.get(path)
  assert.doesNotMatch(page.body, new RegExp(own.id), 'what a seat said of itself nobody else takes back')
  const theirs = await admin.send(path, { back: own.id })
  assert.equal(theirs.status, 422)
  assert.match(words(theirs.body), /The seat declared this itself/)
  await (await app.visitor(of.people.cleo)).send(path, { back: own.id })
  assert.deepEqual(await stood(), before)
  const told = await app.hub.db.selectFrom('outgoing_mail').selectAll().where('about_id', '=', id).execute()
  const mails = told.map(mail => openMail(app.hub.seal, mail))
  assert.equal(mails.filter(({ subject }) => /does not stand any more/.test(subject)).length, 12)
  assert.equal(mails.filter(({ subject }) => /stands again/.test(subject)).length, 12)
  assert.doesNotMatch(mails.map(({ body }) => body).join(), /oak/)
  await keepQuorum(2)
})

test('all twelve seats in two taps: all here, then the exception; the sum stands on the screen', async () => {
  const { meeting, running } = await meetingToday('Kerbs')
  await admin.send(running, { [`seat-${of.seats.faith}`]: 'apology', act: 'all-here' })
  const marks = await app.hub.db
    .selectFrom('attendance')
    .select(['seat_id', 'state'])
    .where('meeting_id', '=', meeting)
    .execute()
  assert.equal(marks.filter(one => one.state === 'present').length, 3)
  assert.equal(marks.find(one => one.seat_id === of.seats.faith)?.state, 'apology')
  await keepQuorum(4)
  assert.match(words((await admin.get(running)).body), /3 of the 4 seats needed are here\. not enough/)
  await keepQuorum(2)
})

test('a meeting does not end before every seat is marked, and a form sent twice is taken once', async () => {
  const { item, running } = await meetingToday('Parking')
  const unmarked = await admin.send(running, { act: 'end' })
  assert.equal(unmarked.status, 422)
  await admin.send(running, { ...everybody(), act: 'save' })
  const once = crypto.randomUUID()
  const action = {
    _once: once,
    what: 'Count the cars',
    owner_seat_id: of.seats.youth,
    'due_on-day': '1',
    'due_on-month': '5',
    'due_on-year': '2026',
  }
  await admin.post(`/agenda-items/${item}/actions/new`, action)
  await admin.post(`/agenda-items/${item}/actions/new`, action)
  const actions = await app.hub.db.selectFrom('action').select('id').where('what', '=', 'Count the cars').execute()
  assert.equal(actions.length, 1)
})

test('a question in writing: the holder stands over the substitute, who has an interest is not counted, every answer is kept', async () => {
  const asked = await admin.send(
    '/partnerships/roads/decisions/new',
    {
      text: 'We object to the bypass.',
      basis: 'Its route.',
      why_written: 'The answer is due on Friday.',
      owner_seat_id: of.seats.chair,
      'closes_on-day': '6',
      'closes_on-month': '3',
      'closes_on-year': '2026',
    },
    { follow: false },
  )
  const path = String(asked.headers['location']).split('?')[0]!
  const answer = async (person: keyof SeatedPartnership['people'], position: string, view = '') =>
    (await app.visitor(of.people[person])).send(path, { position, view })
  await answer('ada', 'for')
  await answer('ben', 'against', 'It brings work.')
  await answer('chair', 'for')
  await answer('cleo', 'conflict')
  const early = await admin.send(`${path}/closing`, {})
  assert.equal(early.status, 422)
  await answer('dev', 'for')
  assert.equal((await app.visitor(of.people.outsider).then(visitor => visitor.get(path))).status, 403)
  const closed = await admin.send(`${path}/closing`, {})
  const text = words(closed.body)
  assert.match(text, /We object to the bypass.*In writing.*3 seats counted For: 3\./)
  assert.match(text, /District council: has an interest in this item/)
  const kept = words((await admin.get(path)).body)
  assert.match(kept, /Youth groups: Against it\. It brings work\. ben-roads \(.*Another answer of this seat stands/)
  const late = await (await app.visitor(of.people.ada)).post(path, { _once: crypto.randomUUID(), position: 'for' })
  assert.equal(late.status, 422)
})

test('a meeting called off stays to be read, and its calendar says so', async () => {
  const { meeting } = await meetingToday('Signs')
  const path = `/meetings/${meeting}/cancellation`
  assert.equal((await admin.send(path, {})).status, 422)
  await admin.send(path, { cancelled_because: 'Too few can come.' })
  assert.match(words((await reader.get(`/meetings/${meeting}`)).body), /called off\. Too few can come/)
  assert.match((await reader.get('/partnerships/roads/meetings.ics')).body, /STATUS:CANCELLED/)
})

test('the meetings of a partnership that is not public are there for its people alone', async () => {
  const hidden = await seatedPartnership(app.hub.db, 'secret', false)
  const { meeting, item } = await meetingToday('Nobody knows', hidden)
  const ada = await app.visitor(hidden.people.ada)
  const outsider = await app.visitor(hidden.people.outsider)
  for (const path of [
    '/partnerships/secret/meetings',
    '/partnerships/secret/meetings.ics',
    '/partnerships/secret/actions',
    `/meetings/${meeting}`,
  ]) {
    assert.equal((await reader.get(path)).status, 404, path)
    assert.equal((await outsider.get(path)).status, 404, path)
    assert.equal((await ada.get(path)).status, 200, path)
  }
  const invented = newId()
  for (const [real, none] of [
    [`/agenda-items/${item}/interests`, `/agenda-items/${invented}/interests`],
    [`/seats/${hidden.seats.youth}`, `/seats/${invented}`],
  ] as const) {
    const { status } = await outsider.get(real)
    assert.ok(status >= 400, real)
    assert.equal(status, (await outsider.get(none)).status, 'what is hidden answers as what was never there')
  }
})

test('only the chair and the administrator prepare and record', async () => {
  const { meeting, item } = await meetingToday('Verges')
  const cleo = await app.visitor(of.people.cleo)
  for (const path of [
    '/partnerships/roads/meetings/new',
    `/meetings/${meeting}/agenda`,
    `/meetings/${meeting}/papers`,
    `/meetings/${meeting}/running`,
    `/meetings/${meeting}/minutes/draft`,
    `/agenda-items/${item}`,
    `/agenda-items/${item}/answer`,
    `/agenda-items/${item}/decisions/new`,
  ]) {
    assert.equal((await cleo.get(path)).status, 403, path)
    assert.equal((await chair.get(path)).status, 200, path)
  }
})

test('an item put off comes back on the next agenda', async () => {
  const { meeting, item } = await meetingToday('Bridges')
  await admin.send(`/agenda-items/${item}/answer`, { state: 'deferred', answer: 'After the survey.' })
  await admin.send('/partnerships/roads/meetings/new', {
    'held_on-day': '9',
    'held_on-month': '6',
    'held_on-year': '2026',
    how: 'online',
    why_needed: 'To hear the survey.',
  })
  const next = await app.hub.db
    .selectFrom('meeting')
    .select('id')
    .where('held_on', '=', '2026-06-09' as Day)
    .executeTakeFirstOrThrow()
  assert.notEqual(next.id, meeting)
  assert.match(words((await admin.get(`/meetings/${next.id}/agenda`)).body), /1 item put off earlier Bridges/)
  const form = await admin.get(`/meetings/${next.id}/items?from=${item}`)
  assert.match(form.body, /value="Bridges"/)
  await admin.send(`/meetings/${next.id}/items?from=${item}`, {})
  assert.doesNotMatch(words((await admin.get(`/meetings/${next.id}/agenda`)).body), /put off earlier/)
})

test('people are reminded of items to propose and papers to read, once, and of nothing they have done', async () => {
  const fresh = await seatedPartnership(app.hub.db, 'reminded')
  const { meeting, item } = await meetingToday('Ferries', fresh)
  await app.hub.db
    .updateTable('meeting')
    .set({
      held_on: '2026-03-05' as Day,
      proposals_asked_at: new Date(),
      proposals_close_on: '2026-03-04' as Day,
    })
    .where('id', '=', meeting)
    .execute()
  const secretary = await app.visitor(fresh.people.admin)
  await (await app.visitor(fresh.people.ada)).send(`/meetings/${meeting}/proposals`, { title: 'Jetty' })
  const file = { name: 'times.txt', type: 'text/plain', bytes: Buffer.from('Times') }
  await secretary.send(`/meetings/${meeting}/papers`, { title: 'Times', pages: '1' }, { files: { file } })
  const held = { title: 'Fares', pages: '1', confidential: 'yes', agenda_item_id: item }
  await secretary.send(`/meetings/${meeting}/papers`, held, { files: { file } })
  await secretary.send(`/meetings/${meeting}/papers/sending`, {})
  const papers = await app.hub.db.selectFrom('paper').select('id').where('meeting_id', '=', meeting).execute()
  const cleo = await app.visitor(fresh.people.cleo)
  for (const { id } of papers) await cleo.send(`/seats/${fresh.seats.council}`, { paper: id })
  await remindSeats.run(app.hub)
  await remindSeats.run(app.hub)
  const reminded = await app.hub.db
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('to_address', 'like', '%-reminded@example.org')
    .where('subject', 'in', ['Partnership reminded: items for the agenda', 'Partnership reminded: papers to read'])
    .execute()
  const names = (of: string) =>
    reminded
      .filter(one => one.subject.includes(of))
      .map(one => one.to_address.split('-')[0]!)
      .toSorted()
  assert.deepEqual(names('items for the agenda'), ['chair', 'cleo', 'dev', 'stranger'])
  assert.deepEqual(names('papers to read'), ['ada', 'ben', 'chair', 'dev', 'stranger'])
  assert.doesNotMatch(reminded.map(one => openMail(app.hub.seal, one).body).join(), /Fares/)
})
