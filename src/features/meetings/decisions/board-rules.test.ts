/** The rules of a board at work: written into the terms, agreed, and judged by in a meeting, in writing and by the mail's link. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { newId } from '../../../db/ids.ts'
import type { Day } from '../../../kernel/day.ts'
import { openMail } from '../../../mail/mail.ts'
import { rulesInForce } from '../../partnerships/index.ts'
import { askMissing } from '../reminders/ask-missing.job.ts'
import { closeWrittenJob } from './close-written.job.ts'

const begin = new Date('2026-03-02T09:00:00Z')
let app: TestApp
let of: SeatedPartnership
let admin: Visitor

before(async () => {
  app = await testApp(begin)
  of = await seatedPartnership(app.hub.db, 'fen')
  admin = await app.visitor(of.people.admin)
  // A holder speaks for its partner once the partner itself has said that it is so: its contact keeps the term as it stands.
  const { id } = await app.hub.db
    .selectFrom('holding')
    .select('id')
    .where('seat_id', '=', of.seats.youth)
    .executeTakeFirstOrThrow()
  await (await as('contact')).send(`/partnerships/fen/seats/${of.seats.youth}/terms/${id}`, {})
})
after(() => app.close())

const as = (person: keyof SeatedPartnership['people']) => app.visitor(of.people[person])
const asked = {
  text: 'The youth groups get 8,000 pounds.',
  basis: 'Their plan for the summer.',
  why_written: 'The summer is near.',
  matters: ['money'],
  cost: '8000',
  'closes_on-day': '6',
  'closes_on-month': '3',
  'closes_on-year': '2026',
}

async function ask(more: Record<string, string | string[]> = {}): Promise<string> {
  const path = '/partnerships/fen/decisions/new'
  const sent = await admin.send(path, { ...asked, owner_seat_id: of.seats.chair, ...more }, { follow: false })
  assert.equal(sent.status, 303)
  return String(sent.headers['location']).split('?')[0]!
}

/** Agrees to the terms for the only partner, as whoever holds its seat and speaks for it. */
async function agreeTo(): Promise<void> {
  const page = (await (await as('ada')).get('/partnerships/fen/terms')).body
  const path = /href="(\/asked\/[^"]+)"/.exec(page)?.[1]
  assert.ok(path)
  await (await as('ada')).send(path, { agreed: 'yes' })
}

test('rules are written with the terms, told in words, agreed with them, and hold once these are in force', async () => {
  await admin.send('/partnerships/fen/terms/writing', {
    quorum_seats: '3',
    quorum_named: [of.seats.council],
    way: 'consensus-first',
    rules_change: 'most',
    outside_money: 'The cabinet of the district',
  })
  assert.equal((await rulesInForce(app.hub.db, of.id)).written, false)
  const told = words((await admin.get('/partnerships/fen/terms')).body)
  assert.match(told, /at least 3 voting seats; the seat “District council”\. A seat with an interest does not count/)
  assert.match(told, /A decision on money is confirmed by: The cabinet of the district/)
  await agreeTo()
  const { rules, sequence, written } = await rulesInForce(app.hub.db, of.id)
  assert.deepEqual([sequence, written, rules.quorum.length, rules.rulesChange], [1, true, 2, 'most'])
  const again = findForm((await admin.get('/partnerships/fen/terms/writing')).body)!.values
  assert.deepEqual(again['quorum_seats'], ['3'])
  assert.deepEqual(again['quorum_named'], [of.seats.council])
})

test('a question with one answer, by the seat that gets the money, is not decided', async () => {
  const path = await ask()
  await (await as('ada')).send(path, { position: 'for' })
  const page = words((await admin.get(path)).body)
  assert.match(page, /1 of the 3 seats needed is here\. not enough Nobody here from District council\. not enough/)
  assert.match(page, /Not heard from yet: Chair, District council, Faith forum/)
  app.clock.now = new Date('2026-03-07T00:30:00Z')
  await closeWrittenJob.run(app.hub)
  const closed = words((await admin.get(path)).body)
  assert.match(closed, /Not decided.*It is not decided\. Not enough seats take part/)
  assert.deepEqual(await app.hub.db.selectFrom('decision').select('id').execute(), [])
  const told = await app.hub.db.selectFrom('outgoing_mail').selectAll().execute()
  const bodies = told.map(mail => openMail(app.hub.seal, mail).body)
  assert.equal(bodies.filter(body => /It is not decided\. Not enough seats take part/.test(body)).length, 6)
  app.clock.now = begin
})

test('a seat answers from its mail, once, without an account; opening the link changes nothing', async () => {
  const path = await ask()
  const id = path.split('/').at(-1)!
  const mails = await app.hub.db.selectFrom('outgoing_mail').selectAll().where('about_id', '=', id).execute()
  const bodies = mails.map(mail => ({ to: mail.to_address, body: openMail(app.hub.seal, mail).body }))
  const mine = bodies.find(mail => mail.to === 'cleo-fen@example.org')!
  const link = /http:\/\/[^/]+(\/written-answers\/\S+\?say=for)/.exec(mine.body)![1]!
  const nobody = await app.visitor()
  const shown = await nobody.get(link)
  assert.match(words(shown.body), /The youth groups get 8,000 pounds.*Answer for the seat “District council”/)
  const count = async () =>
    (await app.hub.db.selectFrom('written_answer').select('id').where('written_procedure_id', '=', id).execute()).length
  assert.equal(await count(), 0)
  assert.deepEqual(findForm(shown.body)!.values['position'], ['for'])
  const { values } = findForm(shown.body)!
  await nobody.post(link.split('?')[0]!, values)
  assert.equal(await count(), 1)
  assert.match(words((await nobody.get(link)).body), /You have answered with this link\. It works once/)
  await nobody.post(link.split('?')[0]!, { ...values, _once: crypto.randomUUID(), position: 'against' })
  assert.equal(await count(), 1)
  assert.equal((await nobody.get(`/written-answers/${'a'.repeat(43)}`)).status, 200)
  const stranger = bodies.filter(mail => mail.to.startsWith('stranger'))
  assert.deepEqual(stranger, [], 'somebody without authority is sent no link')
})

test('terms changed while a question runs: it is judged by those at its opening', async () => {
  const path = await ask()
  await admin.send('/partnerships/fen/terms/writing', { quorum_seats: '1', quorum_named: [], what_changed: 'Fewer.' })
  await agreeTo()
  assert.equal((await rulesInForce(app.hub.db, of.id)).rules.quorum.length, 1)
  await (await as('ada')).send(path, { position: 'for' })
  assert.match(words((await admin.get(path)).body), /1 of the 3 seats needed is here/)
})

test('a substitute with a limit does not overwrite the holder, and alone makes the decision wait for the partner', async () => {
  await app.hub.db
    .updateTable('substitute')
    .set({ not_for: ['money'] })
    .where('person_id', '=', of.people.ben)
    .execute()
  const both = await ask()
  await (await as('ada')).send(both, { position: 'against' })
  const beside = await (await as('ben')).send(both, { position: 'for' })
  assert.match(words(beside.body), /kept beside that of the holder, which stands/)
  await (await as('chair')).send(both, { position: 'for' })
  assert.match(words((await admin.get(both)).body), /It is not carried: 1 for and 1 against/)

  const alone = await ask({ text: 'The youth groups get 200 pounds.', cost: '200' })
  for (const person of ['ben', 'chair', 'cleo', 'dev'] as const)
    await (await as(person)).send(alone, { position: 'for' })
  const closed = await admin.send(`${alone}/closing`, {})
  const text = words(closed.body)
  assert.match(
    text,
    /To be confirmed.*The cabinet of the district: nothing is noted yet\. Youth groups: the partner has not said/,
  )
  assert.match(text, /Youth groups For by its substitute/)
  assert.match(text, /Judged by the rules of the terms of reference, version 2/)
})

test('the partner confirms by itself, others are noted one by one, a later word beside an earlier one', async () => {
  const { db } = app.hub
  const { id } = await db
    .selectFrom('decision')
    .select('id')
    .where('text', '=', 'The youth groups get 200 pounds.')
    .executeTakeFirstOrThrow()
  const page = async () => words((await (await app.visitor()).get(`/decisions/${id}`)).body)
  const note = (confirmed: 'yes' | 'no', confirmation_note: string) =>
    admin.send(`/decisions/${id}/confirmation`, { confirmed, confirmation_note })
  await note('no', 'The clerk, by mail')
  assert.match(
    await page(),
    /The cabinet of the district: not confirmed, 2 March 2026, as those who run the board noted\. The clerk/,
  )
  await note('yes', 'The leader, by letter')
  const noted = await page()
  assert.match(
    noted,
    /The cabinet of the district: confirmed, 2 March 2026.*The leader, by letter Noted before: not confirmed/,
  )
  assert.match(noted, /To be confirmed/)
  assert.doesNotMatch((await admin.get(`/decisions/${id}/confirmation`)).body, /value="Youth groups"/)
  const asked = await db
    .selectFrom('party_request')
    .select('id')
    .where('matter', '=', 'partnership.decision-beyond')
    .where('record_id', '=', id)
    .execute()
  assert.equal(asked.length, 1)
  const contact = await as('contact')
  const question = words((await contact.get(`/asked/${asked[0]!.id}`)).body)
  assert.match(
    question,
    /your organisation’s seat \(Youth groups\) was for it.*The youth groups get 200 pounds\..*It costs £200/,
  )
  await contact.send(`/asked/${asked[0]!.id}`, { agreed: 'yes' })
  assert.match(await page(), /Confirmed 2 March 2026.*Youth groups: the partner has confirmed it itself, 2 March 2026/)
  await contact.send(`/asked/${asked[0]!.id}`, { agreed: 'no', comment: 'Our board sees it otherwise.' })
  assert.match(await page(), /To be confirmed.*Youth groups: the partner does not confirm it/)
  await admin.send(`/decisions/${id}/withdrawal`, { withdrawn_because: 'It was a trial.' })
  assert.match(words((await admin.get(`/decisions/${id}/confirmation`)).body), /There is nothing to note here/)
})

test('what was entitled stays as it was: a seat filled anew later does not change an old decision', async () => {
  const { id } = await app.hub.db.selectFrom('decision').select('id').executeTakeFirstOrThrow()
  await app.hub.db.updateTable('seat').set({ voting: false }).where('id', '=', of.seats.council).execute()
  assert.match(words((await admin.get(`/decisions/${id}`)).body), /4 seats counted For: 4\./)
  await app.hub.db.updateTable('seat').set({ voting: true }).where('id', '=', of.seats.council).execute()
})

test('in a meeting nothing is filled in for anybody, and a consensus with a seat against is refused', async () => {
  const [meeting, item] = [newId(), newId()]
  const today = '2026-03-02' as Day
  await app.hub.db
    .insertInto('meeting')
    .values({ id: meeting, partnership_id: of.id, held_on: today, announced_on: today, state: 'agenda-out' })
    .execute()
  await app.hub.db
    .insertInto('agenda_item')
    .values({ id: item, meeting_id: meeting, position: 1, title: 'Boats', state: 'accepted' })
    .execute()
  const marks = Object.fromEntries(Object.values(of.seats).map(id => [`seat-${id}`, 'holder']))
  await admin.send(`/meetings/${meeting}/running`, { ...marks, act: 'save' })
  const path = `/agenda-items/${item}/decisions/new`
  const form = findForm((await admin.get(path)).body)!.values
  assert.deepEqual(
    Object.entries(form).filter(([name, said]) => name.startsWith('position-') && said.length > 0),
    [],
  )
  const decision = {
    text: 'Boats.',
    basis: 'Wind.',
    owner_seat_id: of.seats.chair,
    how: 'consensus',
    outcome: 'agreed',
  }
  assert.match(words((await admin.send(path, decision)).body), /Say for each counted seat how it stood/)
  const against = { ...decision, rest: 'for', [`position-${of.seats.faith}`]: 'against' }
  const refused = await admin.send(path, against)
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /With a seat against there is no consensus/)
  const vote = await admin.send(
    path,
    { ...against, how: 'vote', vote_reason: 'We talked for an hour.' },
    { follow: false },
  )
  assert.equal(vote.status, 303)
})

test('a meeting is judged by the terms of its own day, whatever was agreed since', async () => {
  const { db } = app.hub
  app.clock.now = new Date('2026-04-10T09:00:00Z')
  const later = await as('admin')
  await later.send('/partnerships/fen/terms/writing', { quorum_seats: '4', quorum_named: [], what_changed: 'More.' })
  await agreeTo()
  const sums = []
  const days = ['2026-02-20', '2026-03-20', '2026-04-10'] as Day[]
  for (const held_on of days) {
    const [meeting, item] = [newId(), newId()]
    const announced_on = '2026-01-10' as Day
    await db
      .insertInto('meeting')
      .values({ id: meeting, partnership_id: of.id, held_on, announced_on, state: 'held' })
      .execute()
    await db
      .insertInto('agenda_item')
      .values({ id: item, meeting_id: meeting, position: 1, title: 'Nets', state: 'accepted' })
      .execute()
    const running = words((await later.get(`/meetings/${meeting}/running`)).body)
    const form = words((await later.get(`/agenda-items/${item}/decisions/new`)).body)
    const needed = (text: string) => /of the (\d) seats? needed/.exec(text)?.[1]
    sums.push([needed(running), needed(form), (await rulesInForce(db, of.id, held_on)).sequence])
    await db.deleteFrom('agenda_item').where('id', '=', item).execute()
    await db.deleteFrom('meeting').where('id', '=', meeting).execute()
  }
  app.clock.now = begin
  assert.deepEqual(sums, [
    [undefined, undefined, null],
    ['1', '1', 2],
    ['4', '4', 3],
  ])
})

test('a seat that missed as many meetings as the rules name is asked once whether it stays; an apology is no miss', async () => {
  const { db } = app.hub
  const row = { partnership_id: of.id, state: 'held' as const, announced_on: '2026-01-01' as Day }
  const meetings = [newId(), newId()]
  await db
    .insertInto('meeting')
    .values(meetings.map((id, at) => ({ ...row, id, held_on: `2026-02-1${at}` as Day })))
    .execute()
  const away = (meeting: string, seat: string, state: 'absent' | 'apology') => ({
    id: newId(),
    meeting_id: meeting,
    seat_id: seat,
    state,
  })
  await db
    .insertInto('attendance')
    .values([
      ...meetings.map(id => away(id, of.seats.faith, 'absent')),
      away(meetings[0]!, of.seats.council, 'absent'),
      away(meetings[1]!, of.seats.council, 'apology'),
    ])
    .execute()
  await db.deleteFrom('board_rules').execute()
  const rules = JSON.stringify({ missedMost: 2 })
  await db.insertInto('board_rules').values({ id: newId(), partnership_id: of.id, rules }).execute()
  assert.equal(await askMissing.run(app.hub), '1 asked')
  assert.equal(await askMissing.run(app.hub), undefined)
  const mails = (await db.selectFrom('outgoing_mail').selectAll().where('about_id', '=', meetings[1]!).execute()).map(
    mail => openMail(app.hub.seal, mail),
  )
  assert.deepEqual(mails.map(({ to }) => to).toSorted(), ['chair-fen@example.org', 'dev-fen@example.org'])
})

test('terms that were ended with nothing in their place hold until that day and no longer', async () => {
  const { db } = app.hub
  const { id, sequence } = await db
    .selectFrom('document_version as v')
    .innerJoin('document', 'document.id', 'v.document_id')
    .select(['document.id', 'v.sequence'])
    .where('document.subject_id', '=', of.id)
    .where('v.status', '=', 'in-force')
    .executeTakeFirstOrThrow()
  app.clock.now = new Date('2026-05-10T09:00:00Z')
  await (await as('admin')).send(`/documents/${id}/versions/${sequence}`, { status: 'superseded' })
  app.clock.now = begin
  const at = async (on: string | null) => (await rulesInForce(db, of.id, on as Day | null)).sequence
  assert.deepEqual([await at('2026-05-09'), await at('2026-05-10'), await at(null)], [sequence, null, null])
})
