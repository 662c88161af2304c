/** Minutes after the meeting: approved by the seats alone, corrected before, errata after, the closed part, and withdrawals. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import { openMail } from '../../../mail/mail.ts'
import { closeWrittenJob } from '../decisions/close-written.job.ts'

const today = '2026-03-02' as Day
let app: TestApp
let of: SeatedPartnership
let admin: Visitor
let reader: Visitor

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'marsh')
  admin = await app.visitor(of.people.admin)
  reader = await app.visitor()
})
after(() => app.close())

const as = (person: keyof SeatedPartnership['people']) => app.visitor(of.people[person])

/** A meeting that was held with published minutes, an open item and a closed one. */
async function heldMeeting(on: Day): Promise<{ meeting: string; open: string; closed: string }> {
  const [meeting, open, closed] = [newId(), newId(), newId()]
  const { db } = app.hub
  await db
    .insertInto('meeting')
    .values({
      id: meeting,
      partnership_id: of.id,
      held_on: on,
      announced_on: addDays(on, -30),
      state: 'held',
      minutes: 'We met.',
      minutes_published_at: new Date(),
    })
    .execute()
  const item = { meeting_id: meeting, state: 'accepted' as const }
  await db
    .insertInto('agenda_item')
    .values([
      { ...item, id: open, position: 1, title: 'Ferries' },
      {
        ...item,
        id: closed,
        position: 2,
        title: 'Hidden Heron',
        note: 'Heron spoke.',
        closed: true,
        closed_reason: 'A person.',
        relook_on: addDays(on, 90),
      },
    ])
    .execute()
  const all = Object.values(of.seats)
  await db
    .insertInto('attendance')
    .values(
      all.map(seat => ({
        id: newId(),
        meeting_id: meeting,
        seat_id: seat,
        state: 'present' as const,
        present_as: 'holder' as const,
      })),
    )
    .execute()
  return { meeting, open, closed }
}

const decided = { basis: 'We talked.', how: 'consensus', outcome: 'agreed', rest: 'for' }

async function decide(item: string, text: string): Promise<string> {
  const owner = { owner_seat_id: of.seats.chair }
  const sent = await admin.send(
    `/agenda-items/${item}/decisions/new`,
    { ...decided, ...owner, text },
    { follow: false },
  )
  assert.equal(sent.status, 303)
  const { id } = await app.hub.db
    .selectFrom('decision')
    .select('id')
    .where('agenda_item_id', '=', item)
    .where('text', '=', text)
    .executeTakeFirstOrThrow()
  return id
}

const approvedOn = async (meeting: string) =>
  app.hub.db
    .selectFrom('meeting')
    .select(['minutes_approved_on', 'closed_minutes_approved_on'])
    .where('id', '=', meeting)
    .executeTakeFirstOrThrow()

test('nobody approves minutes alone: they are approved by a decision of a later meeting, and fall with it', async () => {
  const { meeting } = await heldMeeting(addDays(today, -30))
  const next = await heldMeeting(today)
  const path = `/meetings/${meeting}/minutes/approval`
  assert.equal((await admin.send(path, { meeting: newId() })).status, 422)
  await admin.send(path, { meeting: next.meeting })
  assert.equal((await approvedOn(meeting)).minutes_approved_on, null)
  const item = await app.hub.db
    .selectFrom('agenda_item')
    .select('id')
    .where('approves_meeting_id', '=', meeting)
    .executeTakeFirstOrThrow()
  const decision = await decide(item.id, 'The minutes are approved.')
  assert.equal((await approvedOn(meeting)).minutes_approved_on, today)
  await admin.send(`/decisions/${decision}/withdrawal`, { withdrawn_because: 'It was recorded at the wrong item.' })
  assert.equal((await approvedOn(meeting)).minutes_approved_on, null)
})

/** Asks in writing whether the minutes of a meeting are approved, and gives the address of the question. */
async function askInWriting(meeting: string): Promise<string> {
  const path = `/partnerships/marsh/decisions/new?minutes=${meeting}`
  const sent = await admin.send(
    path,
    {
      basis: 'As published.',
      why_written: 'We meet no more.',
      owner_seat_id: of.seats.chair,
      'closes_on-day': '9',
      'closes_on-month': '3',
      'closes_on-year': '2026',
    },
    { follow: false },
  )
  return String(sent.headers['location']).split('?')[0]!
}

/** One seat is for it, and the question closes by itself after its last day. */
async function approveInWriting(written: string): Promise<void> {
  await (await as('ada')).send(written, { position: 'for' })
  app.clock.now = new Date('2026-03-10T02:00:00Z')
  await closeWrittenJob.run(app.hub)
  app.clock.now = new Date('2026-03-02T09:00:00Z')
}

test('without a later meeting the seats approve in writing', async () => {
  const { meeting } = await heldMeeting(addDays(today, -60))
  const path = `/partnerships/marsh/decisions/new?minutes=${meeting}`
  assert.match((await admin.get(path)).body, /The minutes of the meeting on 1 January 2026 are approved/)
  await approveInWriting(await askInWriting(meeting))
  assert.equal((await approvedOn(meeting)).minutes_approved_on, '2026-03-09')
})

test('what the seats are asked about in writing stays as it is until the question closes', async () => {
  const { meeting } = await heldMeeting(addDays(today, -61))
  const written = await askInWriting(meeting)
  const path = `/meetings/${meeting}/minutes/draft`
  const refused = await admin.send(path, { minutes: 'We met, and the chair was always right.', act: 'save' })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /whether they approve this text, until 9 March 2026/)
  assert.match(refused.body, /the chair was always right/)
  const text = async () =>
    (await app.hub.db.selectFrom('meeting').select('minutes').where('id', '=', meeting).executeTakeFirstOrThrow())
      .minutes
  assert.equal(await text(), 'We met.')
  app.clock.now = new Date('2026-03-10T02:00:00Z')
  await closeWrittenJob.run(app.hub)
  app.clock.now = new Date('2026-03-02T09:00:00Z')
  assert.match(words((await admin.get(written)).body), /Not decided/)
  await admin.send(path, { minutes: 'We met at noon.', act: 'save' })
  assert.equal(await text(), 'We met at noon.')
})

test('minutes approved in writing stay so whatever becomes of another item on them, and fall with that decision', async () => {
  const { meeting } = await heldMeeting(addDays(today, -62))
  await approveInWriting(await askInWriting(meeting))
  const next = await heldMeeting(addDays(today, -1))
  await app.hub.db
    .updateTable('agenda_item')
    .set({ approves_meeting_id: meeting })
    .where('id', '=', next.open)
    .execute()
  await admin.send(`/agenda-items/${next.open}/interests`, { seat: of.seats.council, interest: 'I took them down.' })
  assert.equal((await approvedOn(meeting)).minutes_approved_on, '2026-03-09')
  const { decision_id } = await app.hub.db
    .selectFrom('written_procedure')
    .select('decision_id')
    .where('approves_meeting_id', '=', meeting)
    .executeTakeFirstOrThrow()
  await admin.send(`/decisions/${decision_id}/withdrawal`, { withdrawn_because: 'The wrong text was put.' })
  assert.equal((await approvedOn(meeting)).minutes_approved_on, null)
})

test('seats propose corrections, each is answered; after approval only an erratum stands beside the original', async () => {
  const { meeting } = await heldMeeting(addDays(today, -10))
  const path = `/meetings/${meeting}/minutes/corrections`
  assert.equal((await (await as('outsider')).get(path)).status, 403)
  await (await as('ada')).send(path, { text: 'We met twice.' })
  const { id } = await app.hub.db.selectFrom('minutes_correction').select('id').executeTakeFirstOrThrow()
  assert.equal((await admin.send(`/minutes-corrections/${id}`, { state: 'not-taken' })).status, 422)
  await admin.send(`/minutes-corrections/${id}`, { state: 'not-taken', answer: 'Once only.' })
  assert.match(words((await (await as('ada')).get(path)).body), /Youth groups Not taken up We met twice\. Once only/)
  const errata = `/meetings/${meeting}/minutes/errata`
  const erratum = { says: 'We met.', instead: 'We met at noon.', because: 'The tide table.' }
  assert.equal((await admin.post(errata, { _once: crypto.randomUUID(), ...erratum })).status, 422)
  await app.hub.db.updateTable('meeting').set({ minutes_approved_on: today }).where('id', '=', meeting).execute()
  await admin.send(errata, erratum)
  const page = words((await reader.get(`/meetings/${meeting}/minutes`)).body)
  assert.match(
    page,
    /Erratum 2 March 2026 The minutes say: We met\. They should say: We met at noon\. The tide table\. We met/,
  )
  assert.equal((await (await as('ada')).post(path, { _once: crypto.randomUUID(), text: 'Late' })).status, 422)
})

test('a correction is a task until it has an answer, stands wherever the minutes are approved, and its answer goes to the seat', async () => {
  const { db } = app.hub
  const { meeting } = await heldMeeting(addDays(today, -11))
  const ada = await as('ada')
  const corrections = `/meetings/${meeting}/minutes/corrections`
  await ada.send(corrections, { text: 'We met on the quay.' })
  await ada.send(corrections, { text: 'Bea was late.' })
  const tasks = async () => words((await admin.get('/tasks')).body)
  assert.match(await tasks(), /Answer 2 corrections to the minutes of 19 February 2026/)
  const written = await askInWriting(meeting)
  const next = await heldMeeting(addDays(today, -2))
  await db.updateTable('agenda_item').set({ approves_meeting_id: meeting }).where('id', '=', next.open).execute()
  const [link] = (
    await db.selectFrom('outgoing_mail').selectAll().where('about_id', '=', written.split('/').at(-1)!).execute()
  ).flatMap(mail => /\/written-answers\/\S+/.exec(openMail(app.hub.seal, mail).body) ?? [])
  const unanswered =
    /2 corrections to these minutes have no answer yet: Youth groups: We met on the quay\. Youth groups: Bea/
  for (const [visitor, address] of [
    [admin, `/meetings/${meeting}/minutes/approval`],
    [admin, `/partnerships/marsh/decisions/new?minutes=${meeting}`],
    [admin, `/agenda-items/${next.open}/decisions/new`],
    [ada, written],
    [reader, link!],
  ] as const)
    assert.match(words((await visitor.get(address)).body), unanswered, address)
  const [first, second] = await db
    .selectFrom('minutes_correction')
    .select('id')
    .where('meeting_id', '=', meeting)
    .orderBy('created_at')
    .execute()
  const told = async () =>
    (await db.selectFrom('outgoing_mail').selectAll().where('about_id', '=', meeting).orderBy('created_at').execute())
      .map(mail => openMail(app.hub.seal, mail).body)
      .filter(body => body.includes('proposed a correction'))
  await admin.send(`/minutes-corrections/${first!.id}`, { state: 'not-taken', answer: 'It was in the hall.' })
  const mails = await told()
  // The holder of the seat, and its substitute.
  assert.equal(mails.length, 2)
  assert.match(words(mails[0]!), /“Youth groups” .* We met on the quay\. Not taken up\. It was in the hall\./)
  await decide(next.open, 'The minutes are approved.')
  assert.match(await tasks(), /Answer 1 correction to the minutes of 19 February 2026/)
  assert.equal((await admin.post(`/minutes-corrections/${first!.id}`, { state: 'taken', version: '2' })).status, 422)
  const taken = await admin.send(`/minutes-corrections/${second!.id}`, { state: 'taken' }, { follow: false })
  assert.match(String(taken.headers['location']), new RegExp(`^/meetings/${meeting}/minutes/errata`))
  assert.equal((await told()).length, 4)
  assert.doesNotMatch(await tasks(), /corrections? to the minutes of 19 February/)
})

test('the closed part is read by entitled seats alone, and approved by a closed item of its own', async () => {
  const { meeting, closed } = await heldMeeting(addDays(today, -5))
  await decide(closed, 'Heron stays.')
  const path = `/meetings/${meeting}/minutes/closed`
  assert.match(words((await (await as('ada')).get(path)).body), /Hidden Heron Heron spoke\. Decided: Heron stays/)
  assert.notEqual((await (await as('outsider')).get(path)).status, 200)
  await admin.send(`/agenda-items/${closed}/interests`, { seat: of.seats.council, interest: 'My cousin.' })
  const kept = words((await (await as('cleo')).get(path)).body)
  assert.doesNotMatch(kept, /Heron/)
  assert.match(kept, /1 closed item is kept from you/)
  const next = await heldMeeting(today)
  await app.hub.db
    .updateTable('agenda_item')
    .set({ approves_meeting_id: meeting })
    .where('id', '=', next.closed)
    .execute()
  await decide(next.closed, 'The closed part is approved.')
  const { minutes_approved_on, closed_minutes_approved_on } = await approvedOn(meeting)
  assert.deepEqual([minutes_approved_on, closed_minutes_approved_on], [null, today])
})

test('a decision recorded twice is withdrawn with its reason; both are shown, and the record of findings counts one', async () => {
  const { open } = await heldMeeting(addDays(today, -3))
  const first = await decide(open, 'Two ferries.')
  const second = await decide(open, 'Two ferries a day.')
  assert.equal((await admin.send(`/decisions/${first}/withdrawal`, {})).status, 422)
  await admin.send(`/decisions/${first}/withdrawal`, {
    withdrawn_because: 'It was recorded twice.',
    stands_instead_id: second,
  })
  assert.match(
    words((await reader.get(`/decisions/${first}`)).body),
    /Withdrawn 2 March 2026\. It was recorded twice\. The decision that stands/,
  )
  assert.match(words((await reader.get(`/decisions/${second}`)).body), /A recording of this that was withdrawn/)
  assert.match(words((await reader.get('/decisions?words=ferries')).body), /Two ferries\. .*Withdrawn/)
  const told = await app.hub.db.selectFrom('outgoing_mail').selectAll().where('about_id', '=', first).execute()
  assert.equal(told.length, 6)
  assert.doesNotMatch(told.map(mail => openMail(app.hub.seal, mail).body).join(), /ferries/)
})

test('how to join is for those invited: in no public page, calendar, feed or data, and refused where everybody reads', async () => {
  const path = '/partnerships/marsh/meetings/new'
  const day = { 'held_on-day': '20', 'held_on-month': '3', 'held_on-year': '2026', how: 'online', why_needed: 'Boats.' }
  const refused = await admin.send(path, { ...day, place: 'Join at https://meet.example/77?pwd=secret' })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /Everybody can read this\. Put links/)
  await admin.send(path, { ...day, place: 'Online', joining: 'https://meet.example/77 code Kingfisher' })
  const { id } = await app.hub.db
    .selectFrom('meeting')
    .select('id')
    .where('held_on', '=', '2026-03-20' as Day)
    .executeTakeFirstOrThrow()
  const open = [
    '/',
    `/meetings/${id}`,
    '/partnerships/marsh',
    '/partnerships/marsh/meetings',
    '/partnerships/marsh/meetings.ics',
  ]
  for (const address of open) {
    for (const visitor of [reader, await as('outsider')])
      assert.doesNotMatch((await visitor.get(address)).body, /Kingfisher|meet\.example/, address)
  }
  assert.match((await (await as('ada')).get(`/meetings/${id}`)).body, /Kingfisher/)
  const mails = await app.hub.db.selectFrom('outgoing_mail').selectAll().where('about_id', '=', id).execute()
  for (const mail of mails) assert.match(openMail(app.hub.seal, mail).body, /Kingfisher/)
  assert.equal(mails.length, 6)
})
