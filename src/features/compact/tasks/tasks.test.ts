import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { type CompactWorld, makeCompact, signCode } from '../compact.fixture.ts'

let app: TestApp
let world: CompactWorld

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
  await signCode(app.hub.db, 'beds-luton-consultation-2009', 'consultation', world.council)
  await signCode(app.hub.db, 'beds-luton-partnerships-2009', 'partnership', world.charity)
})
after(() => app.close())

const tasksOf = async (person: keyof CompactWorld['people']) =>
  words((await (await app.visitor(world.people[person])).get('/tasks')).body)

test('who has not signed in is asked to', async () => {
  const answer = await (await app.visitor()).get('/tasks', false)
  assert.match(String(answer.headers['location']), /^\/sign-in/)
})

test('the lead has the findings of the consultation, overdue first', async () => {
  const page = await tasksOf('lead')
  assert.match(page, /Overdue \(\d+\) Buses after dark \(\d+\)/)
  assert.match(page, /Was due on/)
  assert.doesNotMatch(page, /Safer roads/)
})

test('the chair has the findings of the partnership', async () => {
  const page = await tasksOf('chair')
  assert.match(page, /Safer roads \(\d+\)/)
  assert.doesNotMatch(page, /Buses after dark/)
})

test('a representative has what the seat owes: a report back, papers, the authority to have confirmed, actions', async () => {
  const { db } = app.hub
  const coming = newId()
  await db
    .insertInto('meeting')
    .values({
      id: coming,
      partnership_id: world.partnership,
      held_on: day('2026-03-12'),
      announced_on: day('2026-02-02'),
    })
    .execute()
  const file = newId()
  await db
    .insertInto('stored_file')
    .values({
      id: file,
      name: 'paper.pdf',
      media_type: 'application/pdf',
      size: 1,
      sha256: Buffer.from('x'),
      content: Buffer.from('x'),
      subject_kind: 'partnership',
      subject_id: world.partnership,
      visibility: 'public',
    })
    .execute()
  const paper = newId()
  await db
    .insertInto('paper')
    .values({ id: paper, meeting_id: coming, title: 'Crossings', file_id: file, sent_at: new Date('2026-02-28') })
    .execute()
  await db
    .insertInto('action')
    .values({
      id: newId(),
      subject_kind: 'partnership',
      subject_id: world.partnership,
      what: 'Ask the schools',
      owner_seat_id: world.seat,
      due_on: day('2026-02-25'),
      source_kind: 'meeting',
    })
    .execute()
  const page = await tasksOf('member')
  assert.match(page, /Overdue \(1\) .*Ask the schools Was due on 25 February 2026/)
  assert.match(page, /Report back from 20 February 2026 Due on 6 March 2026/)
  assert.match(page, /Read 1 paper for 12 March 2026/)
  assert.match(page, /Have it confirmed what you may decide: Voluntary seat/)
  await db
    .insertInto('paper_read')
    .values({ id: newId(), paper_id: paper, seat_id: world.seat, person_id: world.people.member })
    .execute()
  assert.doesNotMatch(await tasksOf('member'), /Read 1 paper/)
})

test('a reviewer has responses to read and points to decide; a clerk has formats to send and paper to check', async () => {
  const { db } = app.hub
  await db.updateTable('consultation').set({ state: 'closed' }).where('id', '=', world.consultation).execute()
  const response = newId()
  await db
    .insertInto('response')
    .values({
      id: response,
      consultation_id: world.consultation,
      reference: 'R1',
      channel: 'paper',
      state: 'given',
      received_at: new Date('2026-02-20'),
      code_hash: Buffer.from('r1'),
      behalf: 'personal',
      free_text: 'Run later buses.',
      keyed_by: world.people.clerk,
    })
    .execute()
  await db
    .insertInto('point')
    .values({
      id: newId(),
      response_id: response,
      consultation_id: world.consultation,
      number: 1,
      source: 'free_text',
      span_start: 0,
      span_end: 3,
      text: 'Run',
    })
    .execute()
  await db
    .insertInto('format_request')
    .values({
      id: newId(),
      consultation_id: world.consultation,
      wants: 'Braille',
      sealed_contact: Buffer.from('x'),
      due_on: day('2026-03-01'),
    })
    .execute()
  const reviewer = await tasksOf('reviewer')
  assert.match(reviewer, /Read 1 response/)
  assert.match(reviewer, /Decide on 1 point/)
  assert.doesNotMatch(reviewer, /format/)
  const clerk = await tasksOf('clerk')
  assert.match(clerk, /Overdue \(1\) .*Answer 1 request for another format/)
  assert.match(clerk, /Check 1 paper response/)
})

test('the secretariat has the Compact itself, mail that failed and requests that wait', async () => {
  await app.hub.db
    .insertInto('outgoing_mail')
    .values({ id: newId(), to_address: 'a@example.org', subject: 'x', body: 'y', state: 'failed' })
    .execute()
  const page = await tasksOf('secretary')
  assert.match(page, /1 mail could not be sent/)
  assert.match(page, /1 request for another format waits/)
  assert.match(page, /History of each code kept/)
})

test('who has nothing to do is told so', async () => {
  assert.match(await tasksOf('stranger'), /You have no role yet/)
})
