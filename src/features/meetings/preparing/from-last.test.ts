/** An agenda of seven items in few forms: what always stands there, in its order, with times; late items as the rules say. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import type { Day } from '../../../kernel/day.ts'
import { withTimes } from './order.ts'

let app: TestApp
let of: SeatedPartnership
let admin: Visitor
let meeting: string

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'reeds')
  admin = await app.visitor(of.people.admin)
  await app.hub.db
    .insertInto('meeting')
    .values({
      id: newId(),
      partnership_id: of.id,
      held_on: '2026-02-02' as Day,
      announced_on: '2026-01-02' as Day,
      state: 'held',
      minutes: 'We met.',
      minutes_published_at: new Date('2026-02-05'),
    })
    .execute()
  meeting = await announce('2026-03-20')
})
after(() => app.close())

async function announce(on: string): Promise<string> {
  const [year = '', month = '', day = ''] = on.split('-')
  const sent = await admin.send(
    '/partnerships/reeds/meetings/new',
    {
      'held_on-day': day,
      'held_on-month': month,
      'held_on-year': year,
      starts_at: '10:00',
      how: 'in-person',
      why_needed: 'The plan.',
    },
    { follow: false },
  )
  return String(sent.headers['location']).split('?')[0]!.split('/').at(-1)!
}

async function agendaOf(id: string): Promise<{ id: string; title: string }[]> {
  return app.hub.db
    .selectFrom('agenda_item')
    .select(['id', 'title'])
    .where('meeting_id', '=', id)
    .orderBy('position')
    .execute()
}

test('what always stands on an agenda is put there in one tap, with the minutes to approve, around the business', async () => {
  await admin.send(`/meetings/${meeting}/items`, {
    title: 'Reed beds',
    does: 'decision',
    presenter: 'Ada',
    minutes: '20',
  })
  await admin.send(`/meetings/${meeting}/agenda`, { act: 'standing' })
  const standing = ['Matters arising', 'Actions', 'What those we speak for said']
  assert.deepEqual(
    (await agendaOf(meeting)).map(({ title }) => title),
    [
      'Apologies',
      'Declarations of interest',
      'Minutes of 2 February 2026',
      ...standing,
      'Reed beds',
      'Any other business',
    ],
  )
  await admin.send(`/meetings/${meeting}/agenda`, { act: 'standing' })
  assert.equal((await agendaOf(meeting)).length, 8)
  const page = words((await admin.get(`/meetings/${meeting}`)).body)
  assert.match(page, /10:00 For information\. 5 minutes\..*10:30 For decision\. Presented by Ada\. 20 minutes/)
})

test('items are put in order by their numbers, without script', async () => {
  const [first, second] = await agendaOf(meeting)
  await admin.send(`/meetings/${meeting}/agenda`, { act: 'order', [`place-${second!.id}`]: '0.5' })
  assert.equal((await agendaOf(meeting))[0]?.id, second!.id)
  await admin.send(`/meetings/${meeting}/agenda`, { act: 'order', [`place-${first!.id}`]: '0.5' })
  assert.equal((await agendaOf(meeting))[0]?.id, first!.id)
})

test('the next agenda begins as the last one did', async () => {
  const actions = (await agendaOf(meeting)).find(({ title }) => title === 'Actions')!
  await admin.send(`/agenda-items/${actions.id}`, { title: 'Actions, and who is late' })
  const next = await announce('2026-06-20')
  await admin.send(`/meetings/${next}/agenda`, { act: 'standing' })
  const titles = (await agendaOf(next)).map(({ title }) => title)
  assert.ok(titles.includes('Actions, and who is late'))
  assert.ok(!titles.includes('Reed beds'))
})

test('an item that comes late by the rules is put on by the chair alone, with a reason that everybody reads', async () => {
  const keep = async (rules: object) => {
    await app.hub.db.deleteFrom('board_rules').execute()
    const row = { id: newId(), partnership_id: of.id, rules: JSON.stringify(rules) }
    await app.hub.db.insertInto('board_rules').values(row).execute()
  }
  await keep({ lateDays: 30 })
  const path = `/meetings/${meeting}/items`
  const item = { title: 'A flood', late_because: 'The bank broke last night.' }
  const byAdmin = await admin.send(path, item)
  assert.equal(byAdmin.status, 422)
  assert.match(words(byAdmin.body), /only the chair may allow a late item/)
  const chair = await app.visitor(of.people.chair)
  assert.equal((await chair.send(path, { title: 'A flood' })).status, 422)
  await chair.send(path, item)
  await admin.send(`/meetings/${meeting}/agenda`, { act: 'publish' })
  assert.match(
    words((await (await app.visitor()).get(`/meetings/${meeting}`)).body),
    /A flood.*Late The chair allowed it: The bank broke last night/,
  )
  const fresh = await announce('2026-03-25')
  const agenda = `/meetings/${fresh}/agenda`
  const earlier = await app.hub.db
    .selectFrom('meeting')
    .select('id')
    .where('held_on', '=', '2026-02-02' as Day)
    .executeTakeFirstOrThrow()
  const approval = `/meetings/${earlier.id}/minutes/approval`
  for (const [address, asked] of [
    [agenda, { act: 'standing' }],
    [approval, { meeting: fresh }],
  ] as const) {
    assert.match(words((await admin.send(address, asked)).body), /only the chair may allow a late item/)
    assert.match(words((await chair.send(address, asked)).body), /Say why this late item is allowed/)
  }
  assert.deepEqual(await agendaOf(fresh), [])
  assert.equal((await chair.send(approval, { meeting: fresh, late_because: 'x' })).status, 422, 'that is no reason')
  await chair.send(approval, { meeting: fresh, late_because: 'They were found today.' })
  await chair.send(agenda, { act: 'standing', late_because: 'It was forgotten.' })
  const kept = await app.hub.db
    .selectFrom('agenda_item')
    .select(['late', 'late_because'])
    .where('meeting_id', '=', fresh)
    .execute()
  assert.equal(kept.length, 7)
  assert.ok(kept.every(({ late }) => late))
  await keep({ lateDays: 30, lateBy: 'nobody' })
  assert.match(words((await chair.send(path, item)).body), /waits for the next meeting/)
  const last = await announce('2026-03-27')
  for (const [address, asked] of [
    [`/meetings/${last}/agenda`, { act: 'standing', late_because: 'Please.' }],
    [approval, { meeting: last, late_because: 'Please.' }],
  ] as const)
    assert.match(words((await chair.send(address, asked)).body), /waits for the next meeting/)
  assert.deepEqual(await agendaOf(last), [])
})

test('times are told as long as every item before has its minutes', () => {
  const items = [{ minutes: 90 }, { minutes: null }, { minutes: 5 }]
  assert.deepEqual(
    withTimes('22:45', items).map(({ begins }) => begins),
    ['22:45', '00:15', ''],
  )
  assert.deepEqual(
    withTimes('', items).map(({ begins }) => begins),
    ['', '', ''],
  )
})
