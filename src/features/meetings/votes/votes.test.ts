/** A vote in a meeting that each seat gives itself: called, given once for each seat, ended by the decision, and typed otherwise by nobody. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { ownVotes } from '../own-votes.ts'

const today = day('2026-03-02')
let app: TestApp
let of: SeatedPartnership
let admin: Visitor
let meeting: string
let running: string

before(async () => {
  app = await testApp(new Date('2026-03-02T18:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'lido')
  admin = await app.visitor(of.people.admin)
  meeting = newId()
  running = `/meetings/${meeting}/running`
  await app.hub.db
    .insertInto('meeting')
    .values({
      id: meeting,
      partnership_id: of.id,
      held_on: today,
      announced_on: today,
      state: 'agenda-out',
      agenda_published_at: new Date('2026-02-20T09:00:00Z'),
    })
    .execute()
})
after(() => app.close())

const as = (person: keyof SeatedPartnership['people']) => app.visitor(of.people[person])

async function itemNamed(title: string, more: { closed?: boolean } = {}): Promise<string> {
  const id = newId()
  const closure = more.closed ? { closed: true, closed_reason: 'About a person', relook_on: day('2026-09-01') } : {}
  await app.hub.db
    .insertInto('agenda_item')
    .values({ id, meeting_id: meeting, position: 1, title, state: 'accepted', ...closure })
    .execute()
  return id
}

async function call(item: string, text: string): Promise<string> {
  assert.equal((await admin.send(`/agenda-items/${item}/vote`, { text })).status, 200)
  const { id } = await app.hub.db
    .selectFrom('item_vote')
    .select('id')
    .where('agenda_item_id', '=', item)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return `/votes/${id}`
}
const record = (item: string, more: Record<string, string> = {}) =>
  admin.send(`/agenda-items/${item}/decisions/new`, {
    basis: 'What was said.',
    how: 'vote',
    vote_reason: 'Views differ.',
    outcome: 'agreed',
    rest: 'for',
    owner_seat_id: of.seats.chair,
    ...more,
  })

test('each seat votes itself, from two phones at once too, and what it said is typed otherwise by nobody', async () => {
  const item = await itemNamed('Lanes')
  await admin.send(running, { act: 'all-here' })
  const path = await call(item, 'Two lanes are kept for slow swimmers.')
  assert.match(words((await admin.get(`/agenda-items/${item}/vote`)).body), /Nobody has voted yet/)
  const second = await admin.post(`/agenda-items/${item}/vote`, {
    ...findForm((await admin.get(`/agenda-items/${await itemNamed('Other')}/vote`)).body)!.values,
    text: 'Twice',
  })
  assert.equal(second.status, 422)
  const [ada, again, cleo] = [await as('ada'), await as('ada'), await as('cleo')]
  assert.match(words((await ada.get(`/meetings/${meeting}`)).body), /Vote now: Lanes/)
  assert.match(words((await ada.get('/tasks')).body), /Vote now: Lanes/)
  assert.doesNotMatch(words((await (await app.visitor()).get(`/meetings/${meeting}`)).body), /Vote now/)
  for (const person of ['outsider', 'admin'] as const) assert.equal((await (await as(person)).get(path)).status, 403)
  const [one, two] = await Promise.all([ada, again].map(async phone => findForm((await phone.get(path)).body)!.values))
  await Promise.all([ada.post(path, { ...one, position: 'for' }), again.post(path, { ...two, position: 'for' })])
  await ada.send(path, { position: 'against', view: 'One is enough.' })
  await cleo.send(path, { position: 'abstain' })
  // Whoever stands in is not recorded as here, so the vote is not theirs.
  const ben = await (await as('ben')).send(path, { position: 'for' })
  assert.equal(ben.status, 422)
  assert.match(words(ben.body), /Somebody else is recorded as here for this seat/)
  const shown = words((await admin.get(`/agenda-items/${item}/decisions/new`)).body)
  assert.match(
    shown,
    /Two lanes are kept for slow swimmers.*District council Voted itself: abstain.*Youth groups Voted itself: against One is enough/i,
  )
  const typed = { [`position-${of.seats.youth}`]: 'for', [`view-${of.seats.youth}`]: 'All for it' }
  assert.equal((await record(item, typed)).status, 200)
  const decision = await app.hub.db
    .selectFrom('decision')
    .select(['id', 'text'])
    .where('agenda_item_id', '=', item)
    .executeTakeFirstOrThrow()
  assert.equal(decision.text, 'Two lanes are kept for slow swimmers.')
  const stood = await app.hub.db
    .selectFrom('position')
    .select(['seat_id', 'position', 'by_itself'])
    .where('decision_id', '=', decision.id)
    .execute()
  assert.deepEqual(Object.fromEntries(stood.map(one => [one.seat_id, [one.position, one.by_itself]])), {
    [of.seats.youth]: ['against', true],
    [of.seats.council]: ['abstain', true],
    [of.seats.chair]: ['for', false],
    [of.seats.faith]: ['for', false],
  })
  const page = words((await admin.get(`/decisions/${decision.id}`)).body)
  assert.match(page, /Youth groups Against.*voted itself/)
  assert.match(page, /One is enough\./)
  const late = await cleo.post(path, { ...two, _once: crypto.randomUUID(), position: 'for', view: 'After all' })
  assert.equal(late.status, 422)
  assert.match(late.body, /After all/)
  const corrected = await admin.send(`/decisions/${decision.id}/correction`, { text: 'Two lanes are slow.', ...typed })
  assert.equal(corrected.status, 200)
  const kept = await app.hub.db
    .selectFrom('position')
    .select('position')
    .where('decision_id', '=', decision.id)
    .where('seat_id', '=', of.seats.youth)
    .executeTakeFirstOrThrow()
  assert.equal(kept.position, 'against', 'nor in a correction')
})

test('whoever has an interest votes in nothing, one that is called off records nothing, and the end of the meeting ends all', async () => {
  const item = await itemNamed('Pool cover')
  const path = await call(item, 'A cover is bought.')
  await (await as('cleo')).send(`/agenda-items/${item}/interests`, { interest: 'We sell covers.' })
  assert.equal((await (await as('cleo')).get(path)).status, 403)
  assert.doesNotMatch(words((await (await as('cleo')).get('/tasks')).body), /Pool cover/)
  await (await as('ada')).send(path, { position: 'for' })
  const vote = path.split('/').at(-1)!
  assert.equal((await admin.send(`/agenda-items/${item}/vote`, { off: vote })).status, 200)
  assert.match(words((await (await as('ada')).get(path)).body), /This vote has ended/)
  const closed = await itemNamed('A person', { closed: true })
  const secret = await call(closed, 'Pat is paid.')
  assert.match(words((await (await as('ada')).get('/tasks')).body), /Vote now: Closed item/)
  for (const reader of [await app.visitor(), await as('outsider')])
    assert.ok([302, 303, 403, 404].includes((await reader.get(secret, false)).status))
  const all = Object.fromEntries(Object.values(of.seats).map(id => [`seat-${id}`, 'holder']))
  assert.equal((await admin.send(running, { ...all, act: 'end' })).status, 200)
  const left = await app.hub.db.selectFrom('item_vote').select('id').where('ended_at', 'is', null).execute()
  assert.deepEqual(left, [])
  assert.match(words((await admin.get(`/agenda-items/${item}/vote`)).body), /Votes are called while the meeting runs/)
})

test('of all votes given, the last one of whoever acts for a seat counts, and of nobody else', () => {
  const [people, seats] = [['p', 'q', 'r'] as const, ['a', 'b'] as const]
  const cast = fc.record({
    seatId: fc.constantFrom(...seats),
    personId: fc.constantFrom(...people),
    position: fc.constantFrom('for' as const, 'against' as const, 'abstain' as const),
    seat: fc.constant(''),
    as: fc.constant('holder' as const),
    view: fc.constant(''),
    at: fc.constant(new Date(0)),
  })
  const acting = fc.option(fc.constantFrom(...people))
  fc.assert(
    fc.property(fc.array(cast), acting, acting, (casts, first, second) => {
      const board = [
        { id: 'a', person: first },
        { id: 'b', person: second },
      ]
      const own = ownVotes(casts, board)
      for (const { id, person } of board)
        assert.equal(
          own.get(id),
          casts.findLast(one => one.seatId === id && one.personId === person),
        )
    }),
  )
})
