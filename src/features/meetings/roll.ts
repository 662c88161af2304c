/** The roll of a meeting: what the attendance says of each seat, for the whole and at one item. Pure. */
import type { BoardSeat } from '../../governance/votes.ts'
import type { SeatOn } from '../partnerships/index.ts'
import type { Attendance, Kept, PresentAs } from './attendance.queries.ts'
import { boardSeat } from './board.ts'
import { hasInterest } from './entitlement.ts'

/** What is marked for a seat on the day; '' while nothing is. */
export const marks = ['holder', 'substitute', 'observer', 'apology', 'absent'] as const
export type Mark = (typeof marks)[number]

/** The marks that a seat can get: a substitute is one only with authority; anybody else is an observer. */
export function marksFor(seat: Pick<SeatOn, 'holder' | 'substitute'>): Mark[] {
  return marks.filter(mark => mark !== 'substitute' || mayStandIn(seat))
}

/** Whether the named substitute has authority to stand in for the holder. */
export function mayStandIn(seat: Pick<SeatOn, 'substitute'>): boolean {
  return seat.substitute !== null && seat.substitute.authority.trim() !== ''
}

/** The attendance that a mark stands for; null where the seat cannot get it. */
export function keptOf(seat: SeatOn, mark: string): Kept | null {
  const known = marksFor(seat).find(one => one === mark)
  if (!known) return null
  const of = (presentAs: PresentAs | null, personId: string | null, state: Kept['state']): Kept => ({
    seatId: seat.id,
    itemId: null,
    personId,
    presentAs,
    state,
  })
  if (known === 'holder') return of('holder', seat.holder?.personId ?? null, 'present')
  if (known === 'substitute') return of('substitute', seat.substitute?.personId ?? null, 'present')
  if (known === 'observer') return of('observer', null, 'present')
  return of(null, null, known)
}

/** The mark of a seat as it stands in the attendance. */
export function markOf(attendance: readonly Attendance[], seatId: string): Mark | '' {
  const found = attendance.find(one => one.seatId === seatId && one.itemId === null)
  if (!found) return ''
  return found.state === 'present' ? (found.presentAs ?? '') : found.state
}

type ItemOf = { readonly id: string; readonly conflictedSeats: readonly string[] }

/** Every seat as it was at an item; a vacant one too, so that a record can say that it was. */
export function seatsAtItem(seats: readonly SeatOn[], attendance: readonly Attendance[], item: ItemOf): BoardSeat[] {
  return seats.map(seat => {
    const mark = markOf(attendance, seat.id)
    const recorded = attendance.find(one => one.seatId === seat.id && one.itemId === null)
    const as = boardSeat(seat, {
      presentAs: mark === 'holder' || mark === 'substitute' || mark === 'observer' ? mark : null,
      apologised: mark === 'apology',
      left: attendance.some(one => one.seatId === seat.id && one.itemId === item.id && one.state !== 'present'),
      conflicted: hasInterest(seat, item.conflictedSeats),
    })
    // Who was there is whoever was recorded, also where somebody else has come to hold the seat since.
    return as.filled && recorded?.personId ? { ...as, person: recorded.personId } : as
  })
}
