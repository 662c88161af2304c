/** Decisions beyond the powers of a board go up, stand on the next agenda above, and come back; reports write themselves. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership, typedDay } from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import type { Day } from '../../../kernel/day.ts'
import { reconcileBoards } from './reconcile.job.ts'

let app: TestApp
let board: SeatedPartnership
let group: SeatedPartnership
let below: Visitor
let above: Visitor
let link: string

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  board = await seatedPartnership(app.hub.db, 'board')
  group = await seatedPartnership(app.hub.db, 'group')
  below = await app.visitor(group.people.admin)
  above = await app.visitor(board.people.admin)
  await below.send('/partnerships/group/structure/new', { parent_id: board.id, kind: 'standing', purpose: 'Homes.' })
  link = (await app.hub.db.selectFrom('board_link').select('id').executeTakeFirstOrThrow()).id
  await above.send(`/partnerships/board/structure/${link}/answer`, { agreed: 'yes' })
  await above.send(`/partnerships/board/structure/${link}/powers`, { what: 'Fares', matters: ['money'], most: '500' })
})
after(() => app.close())

/** Travels to a day; a sign-in does not last so long. */
async function at(iso: string): Promise<void> {
  app.clock.now = new Date(`${iso}T09:00:00Z`)
  below = await app.visitor(group.people.admin)
  above = await app.visitor(board.people.admin)
}

/** A meeting of a board with an item, everybody here. */
async function meet(of: SeatedPartnership, on: string, closed = false): Promise<{ meeting: string; item: string }> {
  const [meeting, item] = [newId(), newId()]
  const { db } = app.hub
  await db
    .insertInto('meeting')
    .values({
      id: meeting,
      partnership_id: of.id,
      held_on: on as Day,
      announced_on: '2026-03-01' as Day,
      state: 'agenda-out',
    })
    .execute()
  await db
    .insertInto('agenda_item')
    .values({
      id: item,
      meeting_id: meeting,
      position: 1,
      title: 'Homes',
      state: 'accepted',
      ...(closed ? { closed, closed_reason: 'About one family.', relook_on: '2026-12-01' as Day } : {}),
    })
    .execute()
  return { meeting, item }
}

async function decide(
  visitor: Visitor,
  of: SeatedPartnership,
  item: string,
  values: Record<string, string | string[]>,
) {
  const sent = await visitor.send(`/agenda-items/${item}/decisions/new`, {
    basis: 'Two visits.',
    outcome: 'agreed',
    how: 'consensus',
    rest: 'for',
    owner_seat_id: of.seats.youth,
    ...values,
  })
  assert.equal(sent.status, 200, words(sent.body).slice(0, 600))
  const rows = await app.hub.db
    .selectFrom('decision')
    .select('id')
    .where('agenda_item_id', '=', item)
    .orderBy('created_at', 'desc')
    .execute()
  return rows[0]!.id
}

async function end(visitor: Visitor, of: SeatedPartnership, meeting: string): Promise<void> {
  const marks = Object.fromEntries(Object.values(of.seats).map(id => [`seat-${id}`, 'holder']))
  const sent = await visitor.send(`/meetings/${meeting}/running`, { ...marks, act: 'end' })
  assert.equal(sent.status, 200, words(sent.body).slice(0, 600))
}

async function here(visitor: Visitor, of: SeatedPartnership, meeting: string): Promise<void> {
  await visitor.send(`/meetings/${meeting}/running`, {
    ...Object.fromEntries(Object.values(of.seats).map(id => [`seat-${id}`, 'holder'])),
  })
}

const itemsAbout = (id: string) =>
  app.hub.db
    .selectFrom('agenda_item')
    .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
    .select([
      'agenda_item.id',
      'agenda_item.state',
      'agenda_item.title',
      'agenda_item.purpose',
      'agenda_item.closed',
      'meeting.held_on',
    ])
    .where('refers_decision_id', '=', id)
    .orderBy('meeting.held_on')
    .execute()

let small: string
let large: string

test('within its powers a board decides by itself, beyond them the board above has to, and nobody confirms for it', async () => {
  await at('2026-03-10')
  await meet(board, '2026-04-20')
  const { meeting, item } = await meet(group, '2026-03-10')
  await here(below, group, meeting)
  const form = words((await below.get(`/agenda-items/${item}/decisions/new`)).body)
  assert.match(form, /It decides by itself: Fares \(Money: up to £500 for one decision\)/)
  small = await decide(below, group, item, { text: 'Fares for ten visits.', matters: ['money'], cost: '400' })
  large = await decide(below, group, item, { text: 'A van for the visits.', matters: ['money'], cost: '9000' })
  assert.deepEqual(await itemsAbout(large), [], 'a note of a running meeting goes nowhere')
  await end(below, group, meeting)
  assert.deepEqual(await itemsAbout(small), [])
  const [up] = await itemsAbout(large)
  assert.equal(up?.title, 'Partnership group: a decision that needs this board')
  assert.match(up?.purpose ?? '', /A van for the visits\.\n\nTwo visits\.\n\nIt costs £9,000\./)
  const page = words((await (await app.visitor()).get(`/decisions/${large}`)).body)
  assert.match(page, /Waits It goes beyond.*stands on the agenda of Partnership board for 20 April 2026/)
  assert.match(page, /Partnership board/)
  assert.doesNotMatch((await below.get(`/decisions/${large}`)).body, /\/confirmation"/)
  assert.match(words((await below.get(`/decisions/${large}/confirmation`)).body), /There is nothing to note here/)
  const forced = await below.post(`/decisions/${large}/confirmation`, {
    _once: crypto.randomUUID(),
    version: '1',
    confirmed: 'yes',
    confirmation_note: 'I say so',
    ...typedDay('confirmed_on', '2026-03-10'),
  })
  assert.equal(forced.status, 422)
  assert.match(words(forced.body), /Nobody can confirm it for that board/)
})

test('a correction changes what the board above reads', async () => {
  const sent = await below.send(`/decisions/${large}/correction`, { text: 'A small van for the visits.' })
  assert.equal(sent.status, 200, words(sent.body).slice(0, 500))
  const items = await itemsAbout(large)
  assert.equal(items.length, 1)
  assert.match(items[0]?.purpose ?? '', /^A small van/)
})

test('what is put off stands on the meeting after, and what was called off on the next', async () => {
  const [first] = await itemsAbout(large)
  await meet(board, '2026-05-20')
  await above.send(`/agenda-items/${first!.id}/answer`, { state: 'deferred', answer: 'Too full.' })
  const items = await itemsAbout(large)
  assert.deepEqual(
    items.map(one => `${one.held_on} ${one.state}`),
    ['2026-04-20 deferred', '2026-05-20 accepted'],
  )
})

test('what the board above decides comes back, and follows its withdrawal', async () => {
  const [, second] = await itemsAbout(large)
  await at('2026-05-20')
  const { meeting_id } = await app.hub.db
    .selectFrom('agenda_item')
    .select('meeting_id')
    .where('id', '=', second!.id)
    .executeTakeFirstOrThrow()
  await here(above, board, meeting_id)
  const said = await decide(above, board, second!.id, { text: 'The group may buy its van.' })
  assert.match(
    words((await below.get(`/decisions/${large}`)).body),
    /Waits It goes beyond/,
    'not before the meeting ends',
  )
  await end(above, board, meeting_id)
  const page = await (await app.visitor()).get(`/decisions/${large}`)
  assert.match(words(page.body), /Agreed above Partnership board has agreed to it/)
  assert.match(page.body, new RegExp(`/decisions/${said}`))
  assert.match(
    words((await (await app.visitor()).get(`/decisions/${said}`)).body),
    /It is about a decision of Partnership group/,
  )
  const kept = await app.hub.db
    .selectFrom('decision')
    .select(['confirmed_on', 'confirmation_note'])
    .where('id', '=', large)
    .executeTakeFirstOrThrow()
  assert.deepEqual(kept, { confirmed_on: '2026-05-20', confirmation_note: 'Partnership board' })
  await app.hub.db.updateTable('meeting').set({ minutes_approved_on: null }).execute()
  const late = await below.send(`/decisions/${large}/correction`, { text: 'Two vans.' })
  assert.equal(late.status, 422)
  assert.match(words(late.body), /The board above has decided on these words/)
  await meet(board, '2026-06-20')
  await above.send(`/decisions/${said}/withdrawal`, { withdrawn_because: 'Recorded wrongly.' })
  assert.match(words((await below.get(`/decisions/${large}`)).body), /Waits It goes beyond.*20 June 2026/)
  const again = await app.hub.db
    .selectFrom('decision')
    .select('confirmed_on')
    .where('id', '=', large)
    .executeTakeFirstOrThrow()
  assert.equal(again.confirmed_on, null)
  const back = await app.hub.db
    .selectFrom('audit_entry')
    .select('action')
    .where('action', '=', 'decision.came-back')
    .execute()
  assert.equal(back.length, 2)
})

test('a decision that falls goes from the agenda above', async () => {
  await below.send(`/decisions/${large}/withdrawal`, { withdrawn_because: 'The van was given.' })
  const last = (await itemsAbout(large)).at(-1)
  assert.equal(`${last?.held_on} ${last?.state}`, '2026-06-20 declined')
})

test('what was decided in a closed part goes up as a closed item that tells nothing, and whoever had an interest has it there', async () => {
  await at('2026-05-21')
  await app.hub.db
    .insertInto('holding')
    .values({
      id: newId(),
      seat_id: (await extraSeat()).id,
      person_id: group.people.cleo,
      from_day: '2026-01-01' as Day,
      mandate: 'representing',
    })
    .execute()
  const { meeting, item } = await meet(group, '2026-05-21', true)
  await here(below, group, meeting)
  await below.send(`/agenda-items/${item}/interests`, {
    seat: group.seats.council,
    interest: 'My brother lives there.',
  })
  const secret = await decide(below, group, item, { text: 'The Miller family gets a carer.', matters: ['staff'] })
  await end(below, group, meeting)
  const [up] = await itemsAbout(secret)
  assert.equal(up?.closed, true)
  assert.doesNotMatch(`${up?.title} ${up?.purpose}`, /Miller/)
  const conflicted = await app.hub.db
    .selectFrom('interest_declared')
    .select('person_id')
    .where('agenda_item_id', '=', up!.id)
    .execute()
  assert.deepEqual(conflicted, [{ person_id: group.people.cleo }])
  const held = await app.hub.db
    .selectFrom('agenda_item')
    .select('meeting_id')
    .where('id', '=', up!.id)
    .executeTakeFirstOrThrow()
  const pages = [
    `/meetings/${held.meeting_id}`,
    '/partnerships/group/structure/reports',
    '/partnerships/board/structure',
  ]
  for (const path of pages) assert.doesNotMatch((await (await app.visitor()).get(path)).body, /Miller/, path)
  assert.equal((await (await app.visitor()).get(`/decisions/${secret}`)).status, 404)
})

async function extraSeat() {
  const id = newId()
  await app.hub.db
    .insertInto('seat')
    .values({ id, partnership_id: board.id, name: 'Homes', sector: 'statutory', from_day: '2026-01-01' as Day })
    .execute()
  return { id }
}

test('the report writes itself, leaves out what is closed, is released once, and tells nothing twice', async () => {
  const tasks = words((await below.get('/tasks')).body)
  assert.match(tasks, /Report to Partnership board/)
  const draft = words((await below.get('/partnerships/group/structure/reports/new')).body)
  assert.match(draft, /Decided on 10 March 2026: Fares for ten visits\./)
  assert.doesNotMatch(draft, /Miller|van for the visits/)
  assert.match(draft, /1 decision was taken in a closed part\. It stays here\./)
  const sent = await below.send('/partnerships/group/structure/reports/new', { words: 'The winter was mild.' })
  assert.match(words(sent.body), /The report is released/)
  const read = words((await (await app.visitor()).get('/partnerships/group/structure/reports')).body)
  assert.match(read, /To Partnership board, 21 May 2026 The winter was mild\. Decided on 10 March 2026: Fares/)
  const item = await app.hub.db
    .selectFrom('agenda_item')
    .select(['title', 'purpose', 'does'])
    .where('title', '=', 'Report of Partnership group')
    .executeTakeFirstOrThrow()
  assert.match(item.purpose, /^The winter was mild\.\n\n– Decided on 10 March 2026: Fares/)
  const next = words((await below.get('/partnerships/group/structure/reports/new')).body)
  assert.match(next, /Nothing was decided/)
  assert.doesNotMatch(words((await below.get('/tasks')).body), /Report to Partnership board/)
  assert.equal(
    (await (await app.visitor(board.people.admin)).get('/partnerships/group/structure/reports/new')).status,
    403,
  )
})

test('once it stands under no board, what waited is the board’s own to see confirmed', async () => {
  const { meeting, item } = await meet(group, '2026-05-21')
  await here(below, group, meeting)
  const open = await decide(below, group, item, { text: 'Coats for visitors.', matters: ['money'], cost: '700' })
  await end(below, group, meeting)
  assert.equal((await itemsAbout(open)).at(-1)?.state, 'accepted')
  await above.send(`/partnerships/board/structure/${link}/ending`, { because: 'We stop.' })
  await reconcileBoards.run(app.hub)
  assert.equal((await itemsAbout(open)).at(-1)?.state, 'declined')
  assert.match(words((await below.get(`/decisions/${open}`)).body), /under which this board does not stand any more/)
  const said = await below.send(`/decisions/${open}/confirmation`, {
    confirmed: 'yes',
    confirmation_note: 'The trust',
  })
  assert.equal(said.status, 200)
})
