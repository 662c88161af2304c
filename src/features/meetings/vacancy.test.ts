/** Partners who withdraw and seats that fall vacant while a meeting is prepared: nothing is lost, nothing is held up. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../test/support/seated-partnership.ts'
import { loadFacts } from '../../facts/load.ts'
import { type Day, day } from '../../kernel/day.ts'

let app: TestApp
let of: SeatedPartnership
const base = '/partnerships/ferries'

before(async () => {
  app = await testApp()
  app.clock.now = new Date('2026-03-02T09:00:00Z')
  of = await seatedPartnership(app.hub.db, 'ferries')
})
after(() => app.close())

const boxes = (name: string, on: Day) => {
  const [year = '', month = '', date = ''] = on.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

async function only(table: 'meeting' | 'agenda_item' | 'partner'): Promise<string> {
  return (await app.hub.db.selectFrom(table).select('id').executeTakeFirstOrThrow()).id
}

test('a partner withdraws after its seat proposed an item: the item stays, and can be answered', async () => {
  const admin = await app.visitor(of.people.admin)
  await admin.send(`${base}/meetings/new`, {
    ...boxes('held_on', day('2026-03-20')),
    how: 'in-person',
    place: 'Pier',
    why_needed: 'Summer timetable',
  })
  const meeting = await only('meeting')
  await admin.send(`/meetings/${meeting}/call-for-items`, boxes('proposals_close_on', day('2026-03-10')))
  const ada = await app.visitor(of.people.ada)
  await ada.send(`/meetings/${meeting}/proposals`, { title: 'Late boats' })
  const contact = await app.visitor(of.people.contact)
  const left = await contact.send(`${base}/partners/${await only('partner')}/leaving`, {
    because: 'We merge with another group',
    ...boxes('last_day', day('2026-03-05')),
  })
  assert.equal(left.status, 200)
  app.clock.now = new Date('2026-03-12T09:00:00Z')
  const again = await app.visitor(of.people.admin)
  assert.match(words((await again.get(`/meetings/${meeting}/agenda`)).body), /Late boats/)
  const answered = await again.send(`/agenda-items/${await only('agenda_item')}/answer`, { state: 'accepted' })
  assert.equal(answered.status, 200)
  assert.match(words((await again.get(base)).body), /Young ferries:.*We merge with another group/)
})

test('a vacant seat is not called, not counted, and holds nothing up', async () => {
  await app.hub.db
    .updateTable('holding')
    .set({ to_day: day('2026-03-15') })
    .where('seat_id', '=', of.seats.faith)
    .execute()
  await app.hub.db
    .updateTable('substitute')
    .set({ to_day: day('2026-03-15') })
    .where('to_day', 'is', null)
    .execute()
  const meeting = await only('meeting')
  app.clock.now = new Date('2026-03-20T19:00:00Z')
  const admin = await app.visitor(of.people.admin)
  await admin.send(`/meetings/${meeting}/agenda`, { act: 'publish' })
  const running = `/meetings/${meeting}/running`
  const roll = (await admin.get(running)).body
  assert.ok(roll.includes(`name="seat-${of.seats.council}"`))
  for (const seat of [of.seats.faith, of.seats.youth]) assert.ok(!roll.includes(`name="seat-${seat}"`), seat)
  await admin.send(running, {
    [`seat-${of.seats.chair}`]: 'holder',
    [`seat-${of.seats.council}`]: 'holder',
    act: 'save',
  })
  const item = await only('agenda_item')
  assert.match(words((await admin.get(`/agenda-items/${item}/decisions/new`)).body), /2 seats are counted/)
  await admin.send(`/agenda-items/${item}/decisions/new`, {
    text: 'The last boat leaves at ten.',
    basis: 'A count of passengers.',
    how: 'consensus',
    outcome: 'agreed',
    rest: 'for',
    owner_seat_id: of.seats.chair,
  })
  const ended = await admin.send(running, { act: 'end' })
  assert.equal(ended.status, 200)
  const facts = (await loadFacts(app.hub.db, 'partnership', [of.id], await app.hub.today())).get(of.id)
  assert.equal(facts?.seats.find(({ id }) => id === of.seats.faith)?.holder, null)
  assert.deepEqual(facts?.reportBacks, [])
  assert.match(words((await (await app.visitor()).get(base)).body), /The last boat leaves at ten.*Faith forum.*Vacant/)
})
