/** What goes wrong half way: holders who leave, a quorum that is lost, answers too late or twice, a meeting moved twice, a new name. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership, typedDay } from '../../../test/support/seated-partnership.ts'
import { findForm } from '../../../worlds/visitor.ts'
import { newId } from '../../db/ids.ts'
import { type Day, day } from '../../kernel/day.ts'
import { openMail } from '../../mail/mail.ts'
import { t } from '../../web/render.ts'
import { closeWrittenJob } from './decisions/close-written.job.ts'
import { closeWritten } from './decisions/close-written.ts'
import { findWritten, holdWritten } from './decisions/written.queries.ts'

const today = day('2026-03-02')
let app: TestApp
let of: SeatedPartnership
let admin: Visitor

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'weir')
  admin = await app.visitor(of.people.admin)
  const rules = JSON.stringify({ quorum: [{ kind: 'seats', least: 3 }] })
  await app.hub.db.insertInto('board_rules').values({ id: newId(), partnership_id: of.id, rules }).execute()
})
after(() => app.close())

const as = (person: keyof SeatedPartnership['people']) => app.visitor(of.people[person])

async function meetingOn(held_on: Day, titles: readonly string[]) {
  const meeting = newId()
  const { db } = app.hub
  await db
    .insertInto('meeting')
    .values({ id: meeting, partnership_id: of.id, held_on, announced_on: today, state: 'agenda-out' })
    .execute()
  const items = titles.map((title, at) => ({ id: newId(), meeting_id: meeting, position: at + 1, title }))
  await db
    .insertInto('agenda_item')
    .values(items.map(item => ({ ...item, state: 'accepted' as const })))
    .execute()
  return { meeting, items: items.map(({ id }) => id), running: `/meetings/${meeting}/running` }
}

const decide = (item: string, text: string) =>
  admin.send(`/agenda-items/${item}/decisions/new`, {
    text,
    basis: 'A survey of the banks.',
    how: 'consensus',
    outcome: 'agreed',
    rest: 'for',
    owner_seat_id: of.seats.chair,
  })
const attendanceOf = (meeting: string) =>
  app.hub.db
    .selectFrom('attendance')
    .select(['seat_id', 'agenda_item_id', 'person_id', 'present_as', 'state'])
    .where('meeting_id', '=', meeting)
    .execute()

test('who leaves for good is out of every item after it; a quorum lost half way stops what comes, not what was decided', async () => {
  const { meeting, items, running } = await meetingOn(today, ['Sluice', 'Banks', 'Fish pass'])
  const [sluice, banks, fish] = items as [string, string, string]
  await admin.send(running, { act: 'all-here' })
  await decide(sluice, 'The sluice is mended.')
  const gone = [of.seats.faith, of.seats.youth]
  await admin.send(running, { [`out-${banks}`]: gone, [`gone-${banks}`]: 'yes', act: 'save' })
  const out = (await attendanceOf(meeting)).filter(one => one.agenda_item_id !== null)
  assert.deepEqual(
    out.map(one => [one.agenda_item_id, one.seat_id]).toSorted(),
    [banks, fish].flatMap(item => gone.map(seat => [item, seat])).toSorted(),
  )
  for (const item of [banks, fish]) {
    const refused = await decide(item, 'Too few decide.')
    assert.equal(refused.status, 422)
    assert.match(words(refused.body), /2 of the 3 seats needed are here/)
    assert.match(refused.body, /Too few decide\./)
  }
  const kept = await app.hub.db.selectFrom('decision').select(['text', 'carried']).execute()
  assert.deepEqual(kept, [{ text: 'The sluice is mended.', carried: true }])
})

test('who leaves for good is out of a closed item after it as well, where another records that one', async () => {
  const { meeting, items, running } = await meetingOn(today, ['Weir', 'A lease', 'Towpath'])
  const [weir, lease, towpath] = items as [string, string, string]
  const { db } = app.hub
  const closing = { closed: true, closed_reason: 'A contract', relook_on: day('2026-09-01') }
  await db.updateTable('agenda_item').set(closing).where('id', '=', lease).execute()
  const interest = { id: newId(), agenda_item_id: lease, seat_id: of.seats.chair, interest: 'Owns the field.' }
  await db.insertInto('interest_declared').values(interest).execute()
  const chair = await as('chair')
  await chair.send(running, { act: 'all-here' })
  await chair.send(running, { [`out-${weir}`]: [of.seats.youth], [`gone-${weir}`]: 'yes', act: 'save' })
  await chair.send(running, { act: 'save' })
  const out = (await attendanceOf(meeting)).filter(one => one.agenda_item_id !== null)
  assert.deepEqual(
    out.map(one => [one.agenda_item_id, one.seat_id]).toSorted(),
    [weir, lease, towpath].map(item => [item, of.seats.youth]).toSorted(),
  )
})

test('a seat handed over or left vacant during the meeting keeps who was there', async () => {
  const { meeting, items, running } = await meetingOn(today, ['Moorings'])
  await admin.send(running, { act: 'all-here' })
  const seat = `/partnerships/weir/seats/${of.seats.faith}`
  const was = async () => (await attendanceOf(meeting)).find(one => one.seat_id === of.seats.faith)
  const handed = await admin.send(`${seat}/holder`, {
    email: 'nora@example.org',
    name: 'Nora New',
    ...typedDay('from_day', today),
    ends_current: 'yes',
  })
  assert.match(words(handed.body), /Nora New/)
  await admin.send(running, { [`note-${items[0]}`]: 'We went on.', act: 'save' })
  assert.equal((await was())?.person_id, of.people.dev)
  await decide(items[0]!, 'No moorings above the weir.')
  const frozen = await app.hub.db
    .selectFrom('decision_seat')
    .innerJoin('decision', 'decision.id', 'decision_seat.decision_id')
    .select('person_id')
    .where('decision.text', '=', 'No moorings above the weir.')
    .where('seat_id', '=', of.seats.faith)
    .executeTakeFirstOrThrow()
  assert.equal(frozen.person_id, of.people.dev)
  await app.hub.db.deleteFrom('holding').where('seat_id', '=', of.seats.faith).where('from_day', '=', today).execute()
  await admin.send(running, { [`note-${items[0]}`]: 'The seat is vacant now.', act: 'save' })
  assert.equal((await was())?.person_id, of.people.dev)
  assert.equal((await attendanceOf(meeting)).length, 4)
  await app.hub.db.updateTable('holding').set({ to_day: null }).where('seat_id', '=', of.seats.faith).execute()
})

test('a substitute names no substitute', async () => {
  const { id } = await app.hub.db
    .selectFrom('holding')
    .select('id')
    .where('seat_id', '=', of.seats.youth)
    .executeTakeFirstOrThrow()
  const path = `/partnerships/weir/seats/${of.seats.youth}/terms/${id}/substitute`
  const ben = await as('ben')
  assert.equal((await ben.get(path)).status, 403)
  assert.equal((await ben.post(path, { _once: crypto.randomUUID(), email: 'x@example.org', name: 'X' })).status, 403)
  assert.equal((await admin.get(path)).status, 200)
})

const question = {
  text: 'The lock stays open on Sundays.',
  basis: 'The boat count.',
  why_written: 'Summer is near.',
  ...typedDay('closes_on', '2026-03-06'),
}

async function ask(): Promise<{ readonly path: string; readonly id: string; readonly link: string }> {
  const values = { ...question, owner_seat_id: of.seats.chair }
  const sent = await admin.send('/partnerships/weir/decisions/new', values, { follow: false })
  assert.equal(sent.status, 303)
  const path = String(sent.headers['location']).split('?')[0]!
  const id = path.split('/').at(-1)!
  const mails = await app.hub.db.selectFrom('outgoing_mail').selectAll().where('about_id', '=', id).execute()
  const mine = mails.find(mail => mail.to_address === 'cleo-weir@example.org')!
  const link = /http:\/\/[^/]+(\/written-answers\/\S+)\?say=for/.exec(openMail(app.hub.seal, mine).body)![1]!
  return { path, id, link }
}
const answersTo = (id: string) =>
  app.hub.db
    .selectFrom('written_answer')
    .select(['seat_id', 'position', 'person_id'])
    .where('written_procedure_id', '=', id)
    .execute()

test('one link from two phones at once answers once; what comes after the last day is refused with its words kept', async () => {
  const { path, id, link } = await ask()
  const phones = await Promise.all([app.visitor(), app.visitor()])
  const forms = await Promise.all(
    phones.map(async phone => findForm((await phone.get(`${link}?say=for`)).body)!.values),
  )
  const said = ['for', 'against']
  const answers = await Promise.all(
    phones.map((phone, at) => phone.post(link, { ...forms[at], position: said[at]!, view: 'From a phone' })),
  )
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 422])
  assert.match(answers.find(({ status }) => status === 422)!.body, /From a phone/)
  assert.equal((await answersTo(id)).length, 1)
  const ada = await as('ada')
  const open = findForm((await ada.get(path)).body)!.values
  app.clock.now = new Date('2026-03-07T00:00:30Z')
  const late = await (await as('ada')).post(path, {
    ...open,
    _once: crypto.randomUUID(),
    position: 'for',
    view: 'Too late',
  })
  assert.equal(late.status, 422)
  assert.match(late.body, /Too late/)
  assert.equal((await answersTo(id)).length, 1)
  app.clock.now = new Date('2026-03-02T09:00:00Z')
})

test('an answer that arrives while the question closes is counted or refused, never kept uncounted', async () => {
  const { path, id } = await ask()
  const ada = await as('ada')
  const pending = await app.hub.db.transaction().execute(async tx => {
    await holdWritten(tx, id)
    const sending = ada.send(path, { position: 'for', view: 'Just in time?' })
    await new Promise(resolve => setTimeout(resolve, 300))
    const written = (await findWritten(tx, id))!
    assert.ok(await closeWritten(tx, app.hub, t, { written, today, note: '', version: written.version }))
    return { sending }
  })
  const answer = await pending.sending
  assert.equal(answer.status, 422)
  assert.match(answer.body, /Just in time\?/)
  assert.deepEqual(await answersTo(id), [])
})

test('a holder who answered and then hands over stays the one who answered; whoever follows may answer in their place', async () => {
  const { path, id } = await ask()
  await (await as('dev')).send(path, { position: 'for' })
  await admin.send(`/partnerships/weir/seats/${of.seats.faith}/holder`, {
    email: 'nora@example.org',
    name: 'Nora New',
    ...typedDay('from_day', '2026-03-04'),
    ends_current: 'yes',
  })
  app.clock.now = new Date('2026-03-04T09:00:00Z')
  for (const person of ['ada', 'cleo', 'chair'] as const) await (await as(person)).send(path, { position: 'for' })
  assert.equal((await (await as('dev')).get(path)).status, 403)
  await (await as('admin')).send(`${path}/closing`, {})
  const { person_id } = await app.hub.db
    .selectFrom('decision_seat')
    .innerJoin('written_procedure as w', 'w.decision_id', 'decision_seat.decision_id')
    .select('person_id')
    .where('w.id', '=', id)
    .where('seat_id', '=', of.seats.faith)
    .executeTakeFirstOrThrow()
  assert.equal(person_id, of.people.dev)
  app.clock.now = new Date('2026-03-02T09:00:00Z')
})

test('a seat whose partner says itself that this is not its holder is not counted; once it says so, it is again', async () => {
  const { db } = app.hub
  const { id } = await db
    .selectFrom('holding')
    .select('id')
    .where('seat_id', '=', of.seats.youth)
    .executeTakeFirstOrThrow()
  await admin.send(`/partnerships/weir/seats/${of.seats.youth}/terms/${id}`, { authority: 'May decide everything' })
  const asked = await db
    .selectFrom('party_request')
    .select('id')
    .where('matter', '=', 'partnership.holder')
    .where('record_id', '=', id)
    .executeTakeFirstOrThrow()
  const { items, running } = await meetingOn(today, ['Ford'])
  await admin.send(running, { act: 'all-here' })
  const form = async () => words((await admin.get(`/agenda-items/${items[0]}/decisions/new`)).body)
  assert.match(await form(), /4 seats are counted/)
  const contact = await as('contact')
  await contact.send(`/asked/${asked.id}`, { agreed: 'no', comment: 'We sent nobody.' })
  assert.match(await form(), /3 seats are counted.*Youth groups: its partner says that whoever sits here/)
  await decide(items[0]!, 'The ford is marked.')
  const frozen = await db
    .selectFrom('decision_seat')
    .innerJoin('decision', 'decision.id', 'decision_seat.decision_id')
    .select('why')
    .where('decision.text', '=', 'The ford is marked.')
    .where('seat_id', '=', of.seats.youth)
    .executeTakeFirstOrThrow()
  assert.equal(frozen.why, 'denied')
  // Whoever is denied has none of the rights of the seat, is told, and gets none of its mail; whoever stands in keeps theirs.
  const { path, id: question } = await ask()
  const ada = await as('ada')
  assert.equal((await ada.get(path)).status, 403)
  assert.equal((await ada.get(`/seats/${of.seats.youth}`)).status, 403)
  assert.doesNotMatch(words((await ada.get('/tasks')).body), /Weir|weir/)
  assert.equal((await (await as('ben')).get(path)).status, 200)
  const mails = await db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute()
  const to = (person: string) => mails.filter(({ to_address }) => to_address === `${person}-weir@example.org`)
  const asking = (person: string) => to(person).filter(({ about_id }) => about_id === question).length
  assert.deepEqual([asking('ada'), asking('ben')], [0, 1])
  assert.match(
    openMail(app.hub.seal, to('ada').at(-1)!).body,
    /Young weir was asked who is in its seat[\s\S]*We sent nobody\./,
  )
  const roles = () => db.selectFrom('role_grant').select('to_day').where('person_id', '=', of.people.ada).execute()
  assert.deepEqual(await roles(), [{ to_day: '2026-03-01' }])
  // Words put anew, and a new term of the same person, take no no away.
  await admin.send(`/partnerships/weir/seats/${of.seats.youth}/terms/${id}`, { authority: 'May decide nothing' })
  assert.equal((await ada.get(path)).status, 403)
  assert.match(
    words((await (await app.visitor()).get('/partnerships/weir')).body),
    /Youth groups Member · Young weir Not settled/,
  )
  await db.deleteFrom('written_link').where('written_procedure_id', '=', question).execute()
  await db.deleteFrom('written_procedure').where('id', '=', question).execute()
  const anew = await db
    .selectFrom('party_request')
    .select('id')
    .where('record_id', '=', id)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  await contact.send(`/asked/${anew.id}`, { agreed: 'yes' })
  assert.match(await form(), /4 seats are counted/)
  assert.equal((await (await as('ada')).get(`/seats/${of.seats.youth}`)).status, 200)
})

test('a question is judged by the seats of its last day, also where it is closed later, and tells the same ever after', async () => {
  const { path, id } = await ask()
  for (const person of ['ada', 'cleo', 'chair'] as const) await (await as(person)).send(path, { position: 'for' })
  const { db } = app.hub
  const ends = (to_day: Day | null) =>
    db.updateTable('holding').set({ to_day }).where('seat_id', 'in', [of.seats.council, of.seats.youth]).execute()
  await ends(day('2026-03-06'))
  app.clock.now = new Date('2026-03-07T00:30:00Z')
  await closeWrittenJob.run(app.hub)
  const decision = await db
    .selectFrom('written_procedure as w')
    .innerJoin('decision', 'decision.id', 'w.decision_id')
    .select(['decision.id', 'decided_on'])
    .where('w.id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(decision.decided_on, '2026-03-06')
  const read = words((await (await as('admin')).get(`/decisions/${decision.id}`)).body)
  assert.match(read, /District council For/)
  await ends(null)
  app.clock.now = new Date('2026-03-02T09:00:00Z')
})

test('a meeting moved twice while a paper is uploaded: the paper is there, both moves are told, each mail says before and after', async () => {
  const { meeting } = await meetingOn(day('2026-04-14'), ['Silt'])
  const path = `/meetings/${meeting}/papers`
  const uploading = findForm((await admin.get(path)).body)!.values
  const chair = await as('chair')
  const moves = [
    { 'held_on-day': '21', moved_because: 'The hall is flooded.' },
    { 'held_on-day': '28', moved_because: 'The hall is let.' },
  ]
  for (const move of moves) await chair.send(`/meetings/${meeting}/date`, { why_needed: 'Silt.', ...move })
  const file = { name: 'silt.txt', type: 'text/plain', bytes: Buffer.from('Silt') }
  assert.equal(uploading['title']?.[0] ?? '', '')
  const kept = await admin.send(path, { title: 'Silt count', pages: '1' }, { files: { file } })
  assert.match(words(kept.body), /Silt count/)
  const page = words((await (await app.visitor()).get(`/meetings/${meeting}`)).body)
  assert.match(page, /Meeting on 28 April 2026/)
  assert.match(page, /to be on 14 April 2026\. The hall is flooded\. .*to be on 21 April 2026\. The hall is let\./)
  const mails = await app.hub.db
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('to_address', '=', 'cleo-weir@example.org')
    .where('about_id', '=', meeting)
    .orderBy('id')
    .execute()
  const told = mails.map(mail => openMail(app.hub.seal, mail))
  assert.deepEqual(
    told.map(({ body }) => /Before: (\d+ April)/.exec(body)?.[1]),
    ['14 April', '21 April'],
  )
  const sequences = told.map(({ calendar }) => Number(/SEQUENCE:(\d+)/.exec(calendar?.content ?? '')?.[1]))
  assert.ok(sequences[1]! > sequences[0]!, String(sequences))
})

test('a partner that takes another name keeps its seats and is found by both; what was decided names who was there', async () => {
  const { db } = app.hub
  const contact = await as('contact')
  await contact.send('/organisations/young-weir/details', { name: 'Riverside Youth' })
  const { name } = await db
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', of.partner.organisation)
    .executeTakeFirstOrThrow()
  assert.equal(name, 'Riverside Youth')
  const reader = await app.visitor()
  app.hub.forgetPages()
  assert.match(words((await reader.get('/partnerships/weir')).body), /Riverside Youth/)
  assert.match(words((await reader.get('/organisations?words=young+weir')).body), /Riverside Youth/)
})
