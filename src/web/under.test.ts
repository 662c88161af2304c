/** A record is found under its parent, and by no address within another. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nobody } from '../access/access.ts'
import type { Handle } from '../db/open.ts'
import type { Hub } from './hub.ts'
import { type Finds, named, under, where } from './under.ts'

type Home = { readonly id: string; readonly rooms: readonly { readonly id: string; readonly colour: string }[] }
const homes: readonly Home[] = [
  { id: 'hall', rooms: [{ id: 'north', colour: 'red' }] },
  { id: 'mill', rooms: [{ id: 'south', colour: 'blue' }] },
]
const home: Finds<{ readonly slug: string }, Home> = async (_db, { slug }) => {
  const record = homes.find(({ id }) => id === slug)
  return record
    ? { ref: { kind: 'organisation', id: slug }, record, within: { kind: 'partnership', id: 'vale' } }
    : null
}
const inHome = named('home', home)
const room = under(inHome, 'room', async (_db, { home: { rooms } }) => rooms)
const look = <P, S>(finds: Finds<P, S>, params: P) => finds({} as Handle, params, {} as Hub, nobody)

test('a record stands beside its parent, and the right is judged as on the parent', async () => {
  const found = await look(room, { slug: 'hall', room: 'north' })
  assert.deepEqual(found, {
    ref: { kind: 'organisation', id: 'hall' },
    within: { kind: 'partnership', id: 'vale' },
    record: { home: homes[0], room: { id: 'north', colour: 'red' } },
  })
})

test('a record of another parent is not found, nor one of no parent', async () => {
  assert.equal(await look(room, { slug: 'mill', room: 'north' }), null)
  assert.equal(await look(room, { slug: 'barn', room: 'north' }), null)
  assert.equal(await look(room, { slug: 'hall', room: 'none' }), null)
})

test('a record may be meant by something else than its id, and stand under one that stands under another', async () => {
  const byColour = under(inHome, 'colour', async (_db, { home: { rooms } }, meant) =>
    rooms.find(({ colour }) => colour === meant),
  )
  assert.equal((await look(byColour, { slug: 'mill', colour: 'blue' }))?.record.colour.id, 'south')
  const wall = under(room, 'wall', async (_db, { room: { colour } }) => [{ id: 'left', text: `the ${colour} one` }])
  const found = await look(wall, { slug: 'hall', room: 'north', wall: 'left' })
  assert.equal(found?.record.wall.text, 'the red one')
  assert.equal(found?.record.home.id, 'hall')
  assert.equal(await look(wall, { slug: 'mill', room: 'north', wall: 'left' }), null)
})

test('what does not hold of a record closes its page, and whoever asks is asked about', async () => {
  const red = where(
    room,
    ({ room: { colour } }, actor, ref) => colour === 'red' && actor === nobody && ref?.id === 'hall',
  )
  assert.ok(await look(red, { slug: 'hall', room: 'north' }))
  assert.equal(await look(red, { slug: 'mill', room: 'south' }), null)
})
