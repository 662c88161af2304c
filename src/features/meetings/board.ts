/** The seats of a partnership as the rules of the board count them: at an item of a meeting, or asked in writing. Pure. */
import type { Authority } from '../../governance/rules.ts'
import type { BoardSeat } from '../../governance/votes.ts'
import type { SeatOn } from '../partnerships/index.ts'

/** How a seat was there, or that it was not. */
export type SeatThere = Pick<BoardSeat, 'presentAs' | 'left' | 'conflicted'> & { readonly apologised?: boolean }

/** A seat with how it was there. Who acts for it is its substitute where that is who came, else its holder; its partner may deny either. */
export function boardSeat(seat: SeatOn, there: SeatThere): BoardSeat {
  const { id, name, role, sector, voting, holder, substitute } = seat
  const acting = there.presentAs === 'substitute' ? substitute : holder
  return {
    id,
    name,
    role,
    sector,
    organisation: seat.organisationId,
    voting,
    person: acting?.personId ?? null,
    filled: holder !== null,
    denied: acting?.denied ?? false,
    ...there,
  }
}

/** What whoever acts for a seat may decide: in words, and as far as it can be judged. */
export function authorityOf(
  { holder, substitute }: SeatOn,
  as: BoardSeat['presentAs'],
): { readonly words: string; readonly limits: Authority } {
  const acting = as === 'substitute' ? substitute : holder
  return { words: acting?.authority ?? '', limits: acting?.limits ?? { notFor: [], most: null } }
}
