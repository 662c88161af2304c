import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { formNames } from '../../../codes/forms.ts'
import type { RuleName } from '../../../codes/index.ts'
import { pastMending } from '../../../codes/verdict.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { readMessages } from '../../../web/catalogue.ts'
import { t } from '../../../web/render.ts'
import { checkSubjects } from '../checks/checking.ts'
import { type CompactWorld, makeCompact, signCode } from '../compact.fixture.ts'
import { adoptRules } from '../rules/rules.queries.ts'
import { findingTasks } from './finding-tasks.ts'

let app: TestApp
let world: CompactWorld

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
  await signCode(app.hub.db, 'beds-luton-consultation-2009', 'consultation', world.council)
  await signCode(app.hub.db, 'beds-luton-partnerships-2009', 'partnership', world.charity)
  // The area has made these numbers its rules: without that a day is only suggested, and nothing is late.
  const numbers = {
    papers: 5,
    minutes: 10,
    'report-back': 14,
    'join-request': 42,
    'concern-acknowledged': 10,
    'start-gate': 14,
  }
  await app.hub.db.transaction().execute(tx =>
    adoptRules(tx, {
      partnershipId: null,
      decisionId: null,
      decidedOn: day('2025-01-06'),
      decidedBy: 'The steering group',
      recordedBy: world.people.secretary,
      changes: Object.entries(numbers).map(([rule, value]) => ({ rule: rule as RuleName, value })),
    }),
  )
})
after(() => app.close())

const tasksOf = async (person: keyof CompactWorld['people']) =>
  words((await (await app.visitor(world.people[person])).get('/tasks?show=all')).body)

test('who has not signed in is asked to', async () => {
  const answer = await (await app.visitor()).get('/tasks', false)
  assert.match(String(answer.headers['location']), /^\/sign-in/)
})

test('the lead has the findings of the consultation, what must be first and the earliest day first', async () => {
  const page = await tasksOf('lead')
  assert.match(page, /and \d+ of them are late/)
  assert.ok(page.indexOf(' Must ') < page.indexOf(' Should '), 'must comes before should')
  assert.match(page, /Was due on/)
  assert.doesNotMatch(page, /Safer roads/)
})

test('the chair has the findings of the partnership', async () => {
  const page = await tasksOf('chair')
  assert.match(page, /Safer roads ?: /)
  assert.doesNotMatch(page, /Buses after dark/)
})

test('a representative has what the seat owes: a report back, papers, actions', async () => {
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
  assert.match(page, /Ask the schools Must Was due on 25 February 2026/)
  assert.match(page, /Report back from 20 February 2026 Must Due on 6 March 2026/)
  assert.match(page, /Read 1 paper for 12 March 2026/)
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
      keyed_by: world.people.lead,
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
  assert.match(clerk, /Answer 1 request for another format Must Was due on/)
  assert.match(clerk, /Check 1 response keyed in by somebody else/)
  await db.updateTable('response').set({ keyed_by: world.people.clerk }).where('id', '=', response).execute()
  assert.doesNotMatch(await tasksOf('clerk'), /Check 1 response/, 'nobody checks what they keyed themselves')
  const contact = { id: newId(), response_id: response, sealed: Buffer.from('x'), reachable: true }
  await db.insertInto('respondent_contact').values(contact).execute()
  assert.match(await tasksOf('clerk'), /Post 1 letter of thanks/)
  await db.updateTable('consultation').set({ state: 'open' }).where('id', '=', world.consultation).execute()
  assert.match(await tasksOf('reviewer'), /Read 1 response/, 'what came is read from the first day')
  await db.updateTable('response').set({ confidential: true }).where('id', '=', response).execute()
  assert.doesNotMatch(
    await tasksOf('reviewer'),
    /Read 1 response/,
    'what was said in confidence is not counted for them',
  )
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

test('who runs a partnership has its agenda, papers, minutes, approvals, requests and concerns, each by its day', async () => {
  const { db } = app.hub
  const earlier = newId()
  const late = newId()
  const common = { partnership_id: world.partnership, announced_on: day('2026-01-02') }
  await db
    .insertInto('meeting')
    .values([
      {
        ...common,
        id: earlier,
        held_on: day('2026-01-20'),
        state: 'held',
        minutes: 'Said.',
        minutes_published_at: new Date('2026-01-25'),
      },
      { ...common, id: late, held_on: day('2026-02-28') },
    ])
    .execute()
  const coming = await db
    .selectFrom('meeting')
    .select('id')
    .where('held_on', '=', day('2026-03-12'))
    .executeTakeFirstOrThrow()
  await db
    .insertInto('agenda_item')
    .values({ id: newId(), meeting_id: coming.id, position: 1, title: 'Crossings', proposed_by_seat_id: world.seat })
    .execute()
  const { file_id } = await db.selectFrom('paper').select('file_id').executeTakeFirstOrThrow()
  await db.insertInto('paper').values({ id: newId(), meeting_id: coming.id, title: 'Signs', file_id }).execute()
  await db
    .insertInto('join_request')
    .values({
      id: newId(),
      partnership_id: world.partnership,
      who: 'Fen Riders',
      reasons: 'We ride.',
      sealed_contact: Buffer.from('x'),
      asked_on: day('2026-01-26'),
    })
    .execute()
  const concern = { subject_kind: 'partnership', subject_id: world.partnership, about: 'Too loud' }
  await db
    .insertInto('concern')
    .values([
      { ...concern, id: newId(), created_at: new Date('2026-02-10') },
      { ...concern, id: newId(), created_at: new Date('2026-02-10'), acknowledged_on: day('2026-02-12') },
    ])
    .execute()
  const page = await tasksOf('chair')
  assert.match(page, /Answer 1 proposal for 12 March 2026 (Must|Should) Due on 7 March 2026/)
  assert.match(page, /Publish the agenda for 12 March 2026 (Must|Should) Due on 7 March 2026/)
  assert.match(page, /Send 1 paper for 12 March 2026 (Must|Should) Due on 7 March 2026/)
  assert.match(page, /Record the meeting of 28 February 2026 (Must|Should) Was due on 28 February 2026/)
  assert.match(page, /Publish the minutes of 20 February 2026 Must (Was due|Due) on/)
  assert.match(page, /Have the minutes of 20 January 2026 approved/)
  assert.match(page, /Answer 1 request to join (Must|Should) Due on 9 March 2026/)
  assert.match(page, /Acknowledge 1 concern (Must|Should) Was due on 20 February 2026/)
  assert.match(page, /Settle 1 concern/)
  // What a task says of one meeting, no finding says again of all.
  assert.doesNotMatch(page, /Minutes public in time|Every seat asked for agenda items/)
  assert.doesNotMatch(await tasksOf('member'), /Publish the agenda|Acknowledge/)
  await db.deleteFrom('meeting').where('id', '=', late).execute()
})

test('a substitute is asked to read and propose; who left a seat still owes the report of the last meeting', async () => {
  const { db } = app.hub
  const { id: holding } = await db.selectFrom('holding').select('id').executeTakeFirstOrThrow()
  await db
    .insertInto('substitute')
    .values({ id: newId(), holding_id: holding, person_id: world.people.stranger, from_day: day('2026-01-01') })
    .execute()
  const { id: paper } = await db
    .selectFrom('paper')
    .select('id')
    .where('title', '=', 'Crossings')
    .executeTakeFirstOrThrow()
  await db.deleteFrom('paper_read').where('paper_id', '=', paper).execute()
  const substitute = await tasksOf('stranger')
  assert.match(substitute, /Read 1 paper for 12 March 2026/)
  assert.doesNotMatch(substitute, /Report back/)
  await db
    .updateTable('holding')
    .set({ to_day: day('2026-03-01') })
    .where('id', '=', holding)
    .execute()
  const former = await tasksOf('member')
  assert.match(former, /Report back from 20 February 2026/)
  assert.doesNotMatch(former, /Read 1 paper/)
})

test('a champion is asked to answer for the organisation as a contact is', async () => {
  const { db } = app.hub
  await db
    .insertInto('party_request')
    .values({
      id: newId(),
      subject_kind: 'partnership',
      subject_id: world.partnership,
      organisation_id: world.charity,
      matter: 'partnership.terms',
      record_kind: 'document_version',
      record_id: newId(),
      title: 'Terms of reference, version 1',
      question: 'Does your organisation agree?',
      asked_on: day('2026-03-01'),
      answer_by: day('2026-03-29'),
    })
    .execute()
  await db
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: world.people.clerk,
      role: 'champion',
      subject_kind: 'organisation',
      subject_id: world.charity,
      from_day: day('2026-01-01'),
    })
    .execute()
  for (const person of ['contact', 'clerk'] as const)
    assert.match(await tasksOf(person), /Answer for your organisation: Terms of reference, version 1/)
})

test('a partnership that has only begun has the next step of its workspace, and no list of all that may come', async () => {
  const { db } = app.hub
  await db.updateTable('partnership').set({ state: 'scoping' }).where('id', '=', world.partnership).execute()
  const page = await tasksOf('chair')
  assert.match(page, /Say what is needed and why together .*The next step of its workspace/)
  assert.doesNotMatch(page, /Complete the start gate: /)
  await db.updateTable('partnership').set({ state: 'forming' }).where('id', '=', world.partnership).execute()
  await db
    .insertInto('start_gate')
    .values({
      id: newId(),
      partnership_id: world.partnership,
      result: 'go',
      result_reason: 'Needed.',
      decided_on: day('2026-03-02'),
    })
    .execute()
  const decided = await tasksOf('chair')
  assert.doesNotMatch(decided, /Complete the start gate: [^.]*\. Was due/)
  assert.match(decided, /Complete the start gate: .*Due on 16 March 2026/)
  await db.updateTable('partnership').set({ state: 'running' }).where('id', '=', world.partnership).execute()
})

test('what nothing can mend is no task: it stands on its subject', async () => {
  const today = day('2026-03-02')
  const checked = (await checkSubjects(app.hub.db, 'partnership', [world.partnership], today)).get(world.partnership)!
  const short = checked.findings.find(({ verdict, nextStep }) => verdict === 'notMet' && nextStep !== null)!
  const making = { today, t, places: app.hub.places, may: () => true, said: new Set<string>() }
  const own = { kind: 'partnership', id: world.partnership, slug: 'safer-roads' } as const
  assert.equal(findingTasks({ ...own, checked: { ...checked, findings: [short] } }, making).length, 1)
  const past = { ...short, ...pastMending(short, day('2026-08-20')) }
  assert.deepEqual(findingTasks({ ...own, checked: { ...checked, findings: [past] } }, making), [])
  assert.deepEqual(
    findingTasks({ ...own, checked: { ...checked, findings: [short] } }, { ...making, may: () => false }),
    [],
    'what they have no right to do is no task of theirs',
  )
})

test('at most seven come next, and the rest is one step away', async () => {
  const lead = await app.visitor(world.people.lead)
  const next = await lead.get('/tasks')
  const count = (body: string) => body.match(/href="\/tasks\/[0-9a-f]{24}"/g)?.length ?? 0
  assert.equal(count(next.body), 7)
  assert.match(words(next.body), /See all \d+/)
  assert.ok(count((await lead.get('/tasks?show=all')).body) > 7)
})

test('what one page mends is one task with a count, and its page says all of it', async () => {
  const lead = await app.visitor(world.people.lead)
  const all = (await lead.get('/tasks?show=all')).body
  const many = /<a class="govuk-link" href="([^"]+)">[^<]*<\/a>\s*<span class="hub-meta">and (\d+) things more/.exec(
    all,
  )
  assert.ok(many, 'some page mends several findings')
  assert.equal(all.split(`href="${many[1]}"`).length - 1, 1, 'each page is named once')
  const key = /href="\/tasks\/([0-9a-f]{24})"/.exec(all.slice(all.indexOf(many[0])))?.[1]
  const one = (await lead.get(`/tasks/${key}`)).body
  const listed = one.slice(one.indexOf('govuk-list--bullet'))
  assert.equal(listed.slice(0, listed.indexOf('</ul>')).split('<li>').length - 1, Number(many[2]) + 1)
})

test('a task can be put aside until a day, and comes back on it', async () => {
  const lead = await app.visitor(world.people.lead)
  const key = /href="\/tasks\/([0-9a-f]{24})"/.exec((await lead.get('/tasks')).body)?.[1]
  const path = `/tasks/${key}`
  const on = { 'until-day': '9', 'until-month': '3', 'until-year': '2026' }
  assert.equal((await lead.send(path, { what: 'remind', ...on, 'until-day': '1' })).status, 422)
  const away = await lead.send(path, { what: 'remind', ...on })
  const [mine = '', aside = ''] = away.body.split('id="aside"')
  assert.ok(!mine.includes(path))
  assert.ok(aside.includes(path))
  assert.match(words(aside), /Comes back on 9 March 2026/)
  const before = app.clock.now
  app.clock.now = new Date('2026-03-09T09:00:00Z')
  assert.ok((await lead.get('/tasks?show=all')).body.split('id="aside"')[0]!.includes(path))
  app.clock.now = before
})

test('a task that is not theirs needs a reason, is told to the others and stands among theirs with it', async () => {
  const { db } = app.hub
  const second = newId()
  await db.insertInto('person').values({ id: second, name: 'Second Lead', email: 'second@example.org' }).execute()
  await db
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: second,
      role: 'lead',
      subject_kind: 'consultation',
      subject_id: world.consultation,
      from_day: day('2026-01-01'),
    })
    .execute()
  const lead = await app.visitor(world.people.lead)
  const key = /href="\/tasks\/([0-9a-f]{24})"/.exec((await lead.get('/tasks')).body)?.[1]
  assert.equal((await lead.send(`/tasks/${key}`, { what: 'not-mine' })).status, 422)
  await lead.send(`/tasks/${key}`, { what: 'not-mine', reason: 'Second does the dates.' })
  const mail = await db
    .selectFrom('outgoing_mail')
    .select('to_address')
    .where('subject', 'like', 'A task passed on%')
    .execute()
  assert.deepEqual(
    mail.map(one => one.to_address),
    ['second@example.org'],
  )
  const theirs = words((await (await app.visitor(second)).get('/tasks')).body)
  assert.match(theirs, /Lea Lead says that it is not theirs: Second does the dates\./)
  const back = await lead.send(`/tasks/${key}`, { what: 'back' })
  assert.ok(back.body.split('id="aside"')[0]!.includes(`/tasks/${key}`))
})

test('the tasks of one subject can be looked at alone', async () => {
  const page = await (await app.visitor(world.people.secretary)).get(
    `/tasks?show=all&about=consultation-${world.consultation}`,
  )
  assert.match(words(page.body), /Buses after dark/)
})

test('every form that mends a finding has words for what is to be done', () => {
  const texts = readMessages()
  assert.deepEqual(
    formNames.filter(name => !texts.has(`compact.steps.${name}`)),
    [],
  )
})
