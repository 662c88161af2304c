/** Which of the votes given on phones count: of each seat the last one of whoever acts for it at the item. Pure. */
import type { BoardSeat } from '../../governance/votes.ts'
import type { Cast } from './votes.queries.ts'

/** What each seat said itself, by the seat; of somebody who is not recorded as acting for it nothing. */
export function ownVotes(
  casts: readonly Cast[],
  board: readonly Pick<BoardSeat, 'id' | 'person'>[],
): ReadonlyMap<string, Cast> {
  const acting = new Map(board.map(({ id, person }) => [id, person]))
  return new Map(
    casts.filter(({ seatId, personId }) => acting.get(seatId) === personId).map(cast => [cast.seatId, cast]),
  )
}
