/** Speaking turns: a tap each, on one phone or two, of those who take part; sides for everybody, seats for those who sit there. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'

let app: TestApp
let of: SeatedPartnership
let admin: Visitor
const [meeting, open, closed] = [newId(), newId(), newId()]
const path = `/agenda-items/${open}/turns`

before(async () => {
  app = await testApp(new Date('2026-03-10T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'fen')
  admin = await app.visitor(of.people.admin)
  const { db } = app.hub
  await db
    .insertInto('meeting')
    .values({
      id: meeting,
      partnership_id: of.id,
      held_on: day('2026-03-10'),
      announced_on: day('2026-03-01'),
      state: 'agenda-out',
      agenda_published_at: new Date('2026-03-01T09:00:00Z'),
    })
    .execute()
  const common = { meeting_id: meeting, state: 'accepted' as const }
  await db
    .insertInto('agenda_item')
    .values([
      { ...common, id: open, title: 'Grants', position: 1 },
      {
        ...common,
        id: closed,
        title: 'One family',
        position: 2,
        closed: true,
        closed_reason: 'About one family.',
        relook_on: day('2026-12-01'),
      },
    ])
    .execute()
  await db
    .insertInto('interest_declared')
    .values({ id: newId(), agenda_item_id: open, seat_id: of.seats.council, interest: 'Pays for it' })
    .execute()
})
after(() => app.close())

const page = async (visitor: Visitor, address: string) => words((await visitor.get(address)).body)

test('each tap counts one turn, and takes one back', async () => {
  assert.equal((await (await app.visitor(of.people.ada)).get(path)).status, 403)
  assert.match(await page(admin, path), /Chair: 0.*Faith forum: 0.*Youth groups: 0/)
  assert.doesNotMatch(await page(admin, path), /District council/)
  await admin.send(path, { act: `spoke:${of.seats.chair}` })
  await admin.send(path, { act: `spoke:${of.seats.chair}` })
  await admin.send(path, { act: `spoke:${of.seats.youth}` })
  await admin.send(path, { act: `back:${of.seats.chair}` })
  await admin.send(path, { act: `back:${of.seats.faith}` })
  assert.match(await page(admin, path), /Chair: 1.*Faith forum: 0.*Youth groups: 1/)
  assert.equal((await admin.send(path, { act: `spoke:${of.seats.council}` })).status, 422)
  assert.equal((await admin.send(path, { act: 'spoke:' })).status, 422)
})

test('the same tap sent twice is one turn, and two phones lose none', async () => {
  const chair = await app.visitor(of.people.chair)
  const [one, two] = await Promise.all(
    [admin, chair].map(async visitor => findForm((await visitor.get(path)).body)!.values),
  )
  const tap = { act: `spoke:${of.seats.youth}` }
  await Promise.all([
    admin.post(path, { ...one!, ...tap }),
    admin.post(path, { ...one!, ...tap }),
    chair.post(path, { ...two!, ...tap }),
  ])
  assert.match(await page(admin, path), /Youth groups: 3/)
  const entries = await app.hub.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', '=', 'meeting.turn-counted')
    .execute()
  assert.equal(entries.length, 7)
})

test('everybody reads the turns of both sides on open items once the meeting is over; seats read each seat and all items', async () => {
  await admin.send(`/agenda-items/${closed}/turns`, { act: `spoke:${of.seats.faith}` })
  const reader = await app.visitor()
  assert.doesNotMatch(await page(reader, `/meetings/${meeting}`), /turns to speak/)
  assert.match(await page(admin, `/meetings/${meeting}/running`), /Spoke: Chair 1, Youth groups 3/)
  const marks = Object.fromEntries(Object.values(of.seats).map(id => [`seat-${id}`, 'holder']))
  await admin.send(`/meetings/${meeting}/running`, { ...marks, act: 'end' })
  const anybody = await page(reader, `/meetings/${meeting}`)
  assert.match(anybody, /On 1 item, 4 turns to speak were counted\. The voluntary, community and faith sector had 3\./)
  assert.doesNotMatch(anybody, /75 %/)
  const seat = await page(await app.visitor(of.people.ada), `/meetings/${meeting}`)
  assert.match(seat, /On 2 items, 5 turns.*Youth groups: 3 \(60 %\).*Chair: 1 \(20 %\)/)
  const { body } = await reader.get(`/api/v1/meetings/${meeting}`)
  assert.deepEqual(JSON.parse(body).speakingTurns, { all: 4, sector: 3 })
})
