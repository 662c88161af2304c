/** Two people record, prepare and correct the same meeting at once: nothing that either wrote is lost. */
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
let chair: Visitor
const meeting = newId()
const [first, second] = [newId(), newId()]
const running = `/meetings/${meeting}/running`

before(async () => {
  app = await testApp(new Date('2026-04-14T18:00:00Z'))
  const { db } = app.hub
  of = await seatedPartnership(db, 'youth-work')
  await db
    .insertInto('meeting')
    .values({
      id: meeting,
      partnership_id: of.id,
      held_on: day('2026-04-14'),
      announced_on: day('2026-03-02'),
      state: 'agenda-out',
      how: 'in-person',
      place: 'Hall',
    })
    .execute()
  const item = { meeting_id: meeting, state: 'accepted' as const }
  await db
    .insertInto('agenda_item')
    .values([
      { id: first, title: 'Grants', position: 1, ...item },
      { id: second, title: 'Minibus', position: 2, ...item },
    ])
    .execute()
  admin = await app.visitor(of.people.admin)
  chair = await app.visitor(of.people.chair)
})
after(() => app.close())

type Values = Record<string, string | readonly string[]>

/** Opens a page now and sends its form later, whatever was saved in between. */
async function opened(visitor: Visitor, path: string) {
  const { values } = findForm((await visitor.get(path)).body)!
  return (typed: Values) => visitor.post(path, { ...values, ...typed })
}

async function notes(): Promise<string[]> {
  const rows = await app.hub.db.selectFrom('agenda_item').select('note').orderBy('position').execute()
  return rows.map(({ note }) => note)
}

test('what each wrote into a box of their own is kept, without anything being asked', async () => {
  const save = await opened(chair, running)
  await admin.send(running, {
    [`note-${second}`]: 'Note on the bus',
    [`seat-${of.seats.youth}`]: 'holder',
    [`out-${first}`]: [of.seats.faith],
    act: 'save',
  })
  const answer = await save({
    [`note-${first}`]: 'Note on grants',
    [`seat-${of.seats.council}`]: 'apology',
    [`out-${first}`]: [of.seats.council],
    act: 'save',
  })
  assert.equal(answer.status, 200)
  assert.deepEqual(await notes(), ['Note on grants', 'Note on the bus'])
  const roll = await app.hub.db.selectFrom('attendance').select(['seat_id', 'agenda_item_id', 'state']).execute()
  const whole = roll.filter(one => one.agenda_item_id === null).map(one => [one.seat_id, one.state])
  assert.deepEqual(
    new Map(whole as [string, string][]),
    new Map([
      [of.seats.youth, 'present'],
      [of.seats.council, 'apology'],
    ]),
  )
  const out = roll.filter(one => one.agenda_item_id === first).map(one => one.seat_id)
  assert.deepEqual(out.sort(), [of.seats.council, of.seats.faith].sort())
})

test('two texts in the same box are shown side by side; the rest of the form holds what both wrote', async () => {
  const save = await opened(chair, running)
  await admin.send(running, { [`note-${first}`]: 'Theirs', [`note-${second}`]: 'The bus is sold', act: 'save' })
  const overtaken = await save({ [`note-${first}`]: 'Mine', act: 'save' })
  assert.equal(overtaken.status, 409)
  assert.match(words(overtaken.body), /Somebody else saved this meanwhile: Theirs/)
  const shown = findForm(overtaken.body)!.values
  assert.deepEqual([shown[`note-${first}`], shown[`note-${second}`]], [['Mine'], ['The bus is sold']])
  assert.deepEqual(await notes(), ['Theirs', 'The bus is sold'])
  const again = await chair.post(running, { ...shown, [`note-${first}`]: 'Mine and theirs', act: 'save' })
  assert.equal(again.status, 200)
  assert.deepEqual(await notes(), ['Mine and theirs', 'The bus is sold'])
})

test('whoever ends the meeting ends it with everything the other one recorded', async () => {
  const end = await opened(admin, running)
  await chair.send(running, { [`note-${second}`]: 'Sold for 900 pounds', act: 'save' })
  const marks = Object.values(of.seats).map(id => [`seat-${id}`, 'holder'])
  assert.equal((await end({ ...Object.fromEntries(marks), act: 'end' })).status, 200)
  assert.deepEqual(await notes(), ['Mine and theirs', 'Sold for 900 pounds'])
})

test('a decision corrected by two at once keeps the position and the view that only one of them changed', async () => {
  await admin.send(`/agenda-items/${first}/decisions/new`, {
    text: 'Twelve grants',
    basis: 'The paper',
    how: 'consensus',
    outcome: 'agreed',
    rest: 'for',
    owner_seat_id: of.seats.chair,
    [`position-${of.seats.youth}`]: 'abstain',
  })
  const { id } = await app.hub.db.selectFrom('decision').select('id').executeTakeFirstOrThrow()
  const path = `/decisions/${id}/correction`
  const save = await opened(chair, path)
  await admin.send(path, { [`view-${of.seats.youth}`]: 'Fewer would be better', owner_seat_id: of.seats.youth })
  const overtaken = await save({ text: 'Ten grants', owner_seat_id: of.seats.council })
  assert.equal(overtaken.status, 409)
  const said = words(overtaken.body)
  assert.match(said, /It says now You typed .* Youth groups District council/)
  const shown = findForm(overtaken.body)!.values
  assert.deepEqual(shown[`view-${of.seats.youth}`], ['Fewer would be better'])
  await chair.post(path, shown)
  const kept = words((await chair.get(`/decisions/${id}`)).body)
  assert.match(kept, /Ten grants/)
  assert.match(kept, /Fewer would be better/)
})

test('an item edited by two at once keeps the box that only one of them changed; an order is not called typed', async () => {
  const path = `/agenda-items/${second}`
  const save = await opened(chair, path)
  await admin.send(path, { purpose: 'It is old' })
  const overtaken = await save({ title: 'The minibus' })
  assert.equal(overtaken.status, 409)
  assert.match(words(overtaken.body), /What only they changed is in the form already/)
  await chair.post(path, findForm(overtaken.body)!.values)
  const row = await app.hub.db.selectFrom('agenda_item').select(['title', 'purpose']).where('id', '=', second).execute()
  assert.deepEqual(row, [{ title: 'The minibus', purpose: 'It is old' }])
})
