/** What is closed to the public is looked at again on its day: a task, a page, a reason that stays, and nothing said before. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'

let app: TestApp
let of: SeatedPartnership
let admin: Visitor
const [meeting, item, decision, question, written] = [newId(), newId(), newId(), newId(), newId()]
const papers = { sent: newId(), unsent: newId(), some: newId() }
const closed = { closed_reason: 'It is about one family.', relook_on: day('2026-03-12') }

before(async () => {
  app = await testApp(new Date('2026-03-01T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'fen')
  admin = await app.visitor(of.people.admin)
  const { db } = app.hub
  const file = newId()
  await db
    .insertInto('meeting')
    .values({
      id: meeting,
      partnership_id: of.id,
      held_on: day('2026-02-02'),
      announced_on: day('2026-01-05'),
      state: 'held',
      agenda_published_at: new Date('2026-01-20T09:00:00Z'),
    })
    .execute()
  await db
    .insertInto('agenda_item')
    .values({
      id: item,
      meeting_id: meeting,
      state: 'accepted',
      title: 'One family',
      position: 1,
      closed: true,
      ...closed,
    })
    .execute()
  await db
    .insertInto('interest_declared')
    .values({ id: newId(), agenda_item_id: item, seat_id: of.seats.chair, interest: 'A cousin' })
    .execute()
  const taken = { partnership_id: of.id, decided_on: day('2026-02-02'), basis: 'The paper' }
  await db
    .insertInto('decision')
    .values([
      { id: decision, ...taken, meeting_id: meeting, agenda_item_id: item, text: 'A grant is paid', how: 'consensus' },
      { id: written, ...taken, text: 'A roof is mended', how: 'written', closed_to_public: true, ...closed },
    ])
    .execute()
  await db
    .insertInto('written_procedure')
    .values({
      id: question,
      partnership_id: of.id,
      text: 'Shall the roof be mended?',
      why_written: 'It rains in.',
      asked_on: day('2026-01-20'),
      closes_on: day('2026-02-01'),
      closed_on: day('2026-02-02'),
      result: 'taken',
      decision_id: written,
      closed_to_public: true,
      ...closed,
    })
    .execute()
  await db
    .insertInto('stored_file')
    .values({
      id: file,
      name: 'p.txt',
      media_type: 'text/plain',
      size: 1,
      sha256: Buffer.from('x'),
      content: Buffer.from('x'),
      subject_kind: 'partnership',
      subject_id: of.id,
      visibility: 'team',
    })
    .execute()
  const paper = { meeting_id: meeting, agenda_item_id: item, file_id: file, confidential: true, pages: 1 }
  const sent_at = new Date('2026-01-25T09:00:00Z')
  await db
    .insertInto('paper')
    .values([
      { ...paper, id: papers.sent, title: 'What it costs', sent_at },
      { ...paper, id: papers.unsent, title: 'A first sketch' },
      { ...paper, id: papers.some, title: 'Names', sent_at, for_seats: [of.seats.youth] },
    ])
    .execute()
})
after(() => app.close())

const asked = async (visitor: Visitor) => words((await visitor.get('/tasks')).body).includes('Look again at')
const page = async (visitor: Visitor, path: string) => words((await visitor.get(path)).body)
const dated = (year: string, month: string, of: string) => ({
  'relook_on-day': of,
  'relook_on-month': month,
  'relook_on-year': year,
})

test('a week before its day it is a task of those who run the partnership, but not of whoever has an interest', async () => {
  const chair = await app.visitor(of.people.chair)
  app.clock.now = new Date('2026-03-04T09:00:00Z')
  assert.equal(await asked(admin), false)
  app.clock.now = new Date('2026-03-05T09:00:00Z')
  assert.match(await page(admin, '/tasks'), /Look again at 2 matters that are closed to the public/)
  assert.match(await page(chair, '/tasks'), /Look again at 1 matter that is closed/)
  assert.equal(await asked(await app.visitor(of.people.ada)), false)
  assert.match(await page(admin, '/partnerships/fen/closed'), /2 to look at again.*One family.*A roof is mended/)
  const cut = await page(chair, '/partnerships/fen/closed')
  assert.match(cut, /A seat of yours has an interest in it/)
  assert.doesNotMatch(cut, /One family/)
  assert.equal((await (await app.visitor(of.people.ada)).get('/partnerships/fen/closed')).status, 403)
  assert.ok((await chair.get(`/agenda-items/${item}/closure`)).status >= 403)
})

test('it stays closed with a reason that everybody reads and another day, or is put right field by field', async () => {
  const path = `/agenda-items/${item}/closure`
  const empty = await admin.send(path, { outcome: 'closed', because: 'x' })
  assert.equal(empty.status, 422)
  assert.match(words(empty.body), /Say why in a few words.*Give a day to come/)
  const kept = await admin.send(path, {
    outcome: 'closed',
    because: 'The family still lives here.',
    ...dated('2026', '9', '1'),
  })
  assert.equal(kept.status, 200)
  const anybody = await page(await app.visitor(), `/meetings/${meeting}`)
  assert.match(anybody, /The family still lives here\. Closure is looked at again on 1 September 2026/)
  assert.match(anybody, /kept closed on 5 March 2026: The family still lives here/)
  assert.doesNotMatch(anybody, /One family|A grant is paid/)
  assert.match(await page(admin, '/tasks'), /Look again at 1 matter that is closed/)
})

test('after the meeting the page of the item neither opens it nor puts its day off', async () => {
  const before = await app.hub.db.selectFrom('agenda_item').selectAll().where('id', '=', item).executeTakeFirstOrThrow()
  assert.match(await page(admin, `/agenda-items/${item}`), /Look again at whether it stays closed/)
  await admin.send(`/agenda-items/${item}`, { title: 'One family', minutes: '5' })
  const { closed, relook_on, minutes } = await app.hub.db
    .selectFrom('agenda_item')
    .selectAll()
    .where('id', '=', item)
    .executeTakeFirstOrThrow()
  assert.deepEqual({ closed, relook_on, minutes }, { closed: true, relook_on: before.relook_on, minutes: 5 })
})

test('what is opened is read by everybody, with the papers that were ticked and no other', async () => {
  const path = `/agenda-items/${item}/closure`
  assert.match(await page(admin, path), /the decision under it.*What it costs/)
  assert.doesNotMatch(await page(admin, path), /A first sketch|Names/)
  const forbidden = await admin.send(path, { outcome: 'open', because: 'They asked for it.', papers: papers.some })
  assert.equal(forbidden.status, 422)
  const opened = await admin.send(path, { outcome: 'open', because: 'They asked for it.', papers: papers.sent })
  assert.equal(opened.status, 200)
  const reader = await app.visitor()
  const anybody = await page(reader, `/meetings/${meeting}`)
  assert.match(anybody, /One family.*Opened to everybody on 5 March 2026: They asked for it/)
  assert.match(anybody, /What it costs/)
  assert.match(anybody, /A grant is paid/)
  assert.doesNotMatch(anybody, /Names|A first sketch/)
  assert.match(await page(reader, '/decisions?words=grant'), /A grant is paid/)
  assert.match(await page(admin, path), /It is open to everybody\./)
})

test('a decision taken in writing is opened with the question that it came of', async () => {
  const reader = await app.visitor()
  assert.equal((await reader.get(`/decisions/${written}`)).status, 404)
  await admin.send(`/decisions/${written}/closure`, { outcome: 'open', because: 'The roof is done.' })
  assert.match(await page(reader, `/decisions/${written}`), /A roof is mended.*Opened to everybody on 5 March 2026/)
  const row = await app.hub.db
    .selectFrom('written_procedure')
    .selectAll()
    .where('id', '=', question)
    .executeTakeFirstOrThrow()
  assert.equal(row.closed_to_public, false)
  assert.equal(await asked(admin), false)
  const entries = await app.hub.db
    .selectFrom('audit_entry')
    .select('action')
    .where('action', 'like', '%closure-looked-at')
    .execute()
  assert.equal(entries.length, 3)
})
