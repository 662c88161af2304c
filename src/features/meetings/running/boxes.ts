/**
 * The boxes of the running screen: a mark for each seat, and for each item its note and who left. Two people record the
 * same meeting, so each box is put together by itself: what one wrote on item 1 and the other on item 2 is both kept.
 */
import type { Tx } from '../../../db/open.ts'
import { cleanText, type RawForm } from '../../../web/fields.ts'
import { digestOfBox, mergeIn, wasName } from '../../../web/merging.ts'
import type { SeatOn } from '../../partnerships/index.ts'
import type { Attendance, Kept } from '../attendance.queries.ts'
import type { Item } from '../item.queries.ts'
import { keptOf, markOf } from '../roll.ts'

const LONGEST_NOTE = 20_000

/** A box as it is to be kept, or shown again. */
export type Box = {
  readonly name: string
  readonly value: string
  /** The fingerprint of what is saved, for the next time the form comes in. */
  readonly was: string
  /** What somebody else saved into the same box meanwhile; null where nobody did. */
  readonly meanwhile: string | null
}

/** Who left for an item: `seats` are out, `was` those of whom the form already knew. */
export type LeftBox = { readonly name: string; readonly seats: readonly string[]; readonly was: string }

/** Everything recorded on the screen: the records, with what came in put together with them. */
export type Boxes = {
  readonly marks: ReadonlyMap<string, Box>
  readonly notes: ReadonlyMap<string, Box>
  readonly left: ReadonlyMap<string, LeftBox>
}

type Recorded = {
  readonly seats: readonly SeatOn[]
  readonly items: readonly Item[]
  readonly attendance: readonly Attendance[]
}

/** Puts together what is recorded and what came in; `raw` is null when the screen is first opened. */
export function boxesOf(raw: RawForm | null, { seats, items, attendance }: Recorded): Boxes {
  const box = (name: string, saved: string): Box => {
    const merged = raw ? mergeIn(raw, name, [saved]) : { values: [saved], clash: false }
    const value = cleanText(merged.values[0] ?? '')
    return { name, value, was: digestOfBox([saved]), meanwhile: merged.clash ? saved : null }
  }
  const left = items.map(({ id }): [string, LeftBox] => [id, leftBox(raw, `out-${id}`, outOf(attendance, id))])
  return {
    marks: new Map(seats.map(({ id }) => [id, box(`seat-${id}`, markOf(attendance, id))])),
    notes: new Map(items.map(({ id, note }) => [id, box(`note-${id}`, note)])),
    left: new Map(onwards(raw, left)),
  }
}

/** Who left for good at an item is out at every item after it too. */
function onwards(raw: RawForm | null, left: readonly (readonly [string, LeftBox])[]): [string, LeftBox][] {
  const gone = new Set<string>()
  return left.map(([id, box]) => {
    if (raw?.values[`gone-${id}`]?.includes('yes')) for (const seat of box.seats) gone.add(seat)
    return [id, { ...box, seats: [...new Set([...box.seats, ...gone])] }]
  })
}

/** Whether somebody else wrote into a box that was written into here. */
export function hasClash({ marks, notes }: Boxes): boolean {
  return [...marks.values(), ...notes.values()].some(({ meanwhile }) => meanwhile !== null)
}

/** The seats out of an item, as recorded. */
function outOf(attendance: readonly Attendance[], itemId: string): string[] {
  return attendance.filter(one => one.itemId === itemId && one.state !== 'present').map(one => one.seatId)
}

/** Each seat is a box of its own: whom one ticked and whom the other ticked are all out. */
function leftBox(raw: RawForm | null, name: string, saved: readonly string[]): LeftBox {
  const was = saved.join(' ')
  const known = raw?.values[wasName(name)]?.[0]
  if (raw === null || known === undefined) return { name, seats: saved, was }
  const before = new Set(known.split(' ').filter(Boolean))
  const ticked = raw.values[name] ?? []
  const added = ticked.filter(seat => !before.has(seat))
  const kept = saved.filter(seat => ticked.includes(seat) || !before.has(seat))
  return { name, seats: [...new Set([...kept, ...added])], was }
}

/** What is to be put right: a mark a seat cannot get, a note too long, or a seat without a mark at the end. */
export function problemsOf({ marks, notes }: Boxes, seats: readonly SeatOn[], ends: boolean): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const seat of seats) {
    const { name, value } = marks.get(seat.id)!
    if (value === '' ? ends : keptOf(seat, value) === null) problems[name] = 'meetings.running.problem.attendance'
  }
  for (const { name, value } of notes.values())
    if (value.length > LONGEST_NOTE) problems[name] = 'meetings.running.problem.note'
  return problems
}

/** The attendance that the boxes stand for. A mark that is as it was keeps who was there, whoever holds the seat since. */
export function attendanceIn({ marks, left }: Boxes, { seats, items, attendance }: Recorded): Kept[] {
  const whole = seats.flatMap(seat => {
    const { value } = marks.get(seat.id)!
    const before = attendance.find(one => one.seatId === seat.id && one.itemId === null)
    return before && markOf(attendance, seat.id) === value ? before : (keptOf(seat, value) ?? [])
  })
  const out = items.flatMap(item =>
    seats.filter(seat => left.get(item.id)!.seats.includes(seat.id)).map(seat => outAt(seat.id, item.id)),
  )
  return [...whole, ...out]
}

/** Who left for good is out, too, of the items after it that are kept from whoever records: `order` has all items of the agenda. */
export function outOfKept(raw: RawForm, { left }: Boxes, order: readonly string[]): Kept[] {
  const gone = new Set<string>()
  return order.flatMap(id => {
    const box = left.get(id)
    if (!box) return [...gone].map(seat => outAt(seat, id))
    if (raw.values[`gone-${id}`]?.includes('yes')) for (const seat of box.seats) gone.add(seat)
    return []
  })
}

function outAt(seatId: string, itemId: string): Kept {
  return { seatId, itemId, personId: null, presentAs: null, state: 'absent' }
}

/** Keeps the notes that changed. */
export async function keepNotes(tx: Tx, { notes }: Boxes, items: readonly Item[]): Promise<void> {
  for (const item of items) {
    const note = notes.get(item.id)!.value
    if (note !== item.note) await tx.updateTable('agenda_item').set({ note }).where('id', '=', item.id).execute()
  }
}
