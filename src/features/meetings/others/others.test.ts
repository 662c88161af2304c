/** Who is in the room without a seat: named, in the minutes, without a vote, and taken off again. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'

let app: TestApp
let of: SeatedPartnership
let admin: Visitor
const [meeting, item, closed] = [newId(), newId(), newId()]

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
    })
    .execute()
  const common = { meeting_id: meeting, state: 'accepted' as const }
  await db
    .insertInto('agenda_item')
    .values({ ...common, id: item, title: 'Grants', position: 1 })
    .execute()
  await db
    .insertInto('agenda_item')
    .values({
      ...common,
      id: closed,
      title: 'One family',
      position: 2,
      closed: true,
      closed_reason: 'About one family.',
      relook_on: day('2026-12-01'),
    })
    .execute()
})
after(() => app.close())

test('observers, guests and whoever takes the minutes are named by those who run the meeting', async () => {
  const path = `/meetings/${meeting}/others`
  assert.equal((await (await app.visitor(of.people.ada)).get(path)).status, 403)
  const nobody = await admin.send(path, { part: 'guest' })
  assert.equal(nobody.status, 422)
  const hidden = await admin.send(path, { part: 'guest', name: 'Kim', agenda_item_id: closed })
  assert.equal(hidden.status, 422, 'nobody is named for a closed item')
  assert.doesNotMatch(hidden.body, /One family/)
  await admin.send(path, { part: 'guest', name: 'Kim Hall', organisation: 'Fen Radio', agenda_item_id: item })
  await admin.send(path, { part: 'minute-taker', name: 'Lou Penn' })
  await admin.send(path, { part: 'observer', name: 'By Mistake' })
  const page = await admin.get(path)
  assert.match(words(page.body), /Lou Penn Takes the minutes.*Kim Hall, Fen Radio Guest: Grants/)
  const reader = await app.visitor()
  assert.doesNotMatch((await reader.get(`/meetings/${meeting}`)).body, /Lou Penn/, 'not before the meeting was held')
})

test('a name goes off again, and the others stand in the minutes', async () => {
  const row = await app.hub.db
    .selectFrom('meeting_other')
    .select('id')
    .where('name', '=', 'By Mistake')
    .executeTakeFirstOrThrow()
  await admin.send(`/meetings/${meeting}/others`, { remove: row.id })
  const marks = Object.fromEntries(Object.values(of.seats).map(id => [`seat-${id}`, 'holder']))
  await admin.send(`/meetings/${meeting}/running`, { ...marks, act: 'end' })
  const draft = (await admin.get(`/meetings/${meeting}/minutes/draft`)).body
  assert.match(draft, /- Lou Penn: Takes the minutes\n- Kim Hall, Fen Radio: Guest/)
  assert.doesNotMatch(draft, /By Mistake/)
  const read = words((await (await app.visitor()).get(`/meetings/${meeting}`)).body)
  assert.match(read, /Also there Lou Penn \(Takes the minutes\) Kim Hall, Fen Radio \(Guest\)/)
})
