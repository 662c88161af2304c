/**
 * Which seats are counted in a decision, and how they stood. A seat is counted when it votes at all, was there by its
 * holder or by a substitute with authority, did not leave the item and has no interest in it. It is counted once.
 */

/** How a seat stood on a decision. */
export const positions = ['for', 'against', 'abstain', 'present', 'did-not-vote'] as const
export type Position = (typeof positions)[number]

/** A seat as it was at the item. */
export type SeatAtItem = {
  readonly id: string
  readonly voting: boolean
  /** Null for a seat that was not there. An observer is somebody without authority to speak for the seat. */
  readonly presentAs: 'holder' | 'substitute' | 'observer' | null
  /** Sent word that nobody would come. */
  readonly apologised?: boolean
  readonly left: boolean
  readonly conflicted: boolean
}

/** Why a seat is not counted. */
export type NotCounted = 'conflict' | 'left' | 'apology' | 'away' | 'observer' | 'no-vote'

/** Why a seat is not counted in an item; null for one that is. The conflict comes first: it holds whatever else does. */
export function whyNotCounted(seat: SeatAtItem): NotCounted | null {
  if (seat.conflicted) return 'conflict'
  if (!seat.voting) return 'no-vote'
  if (seat.presentAs === null) return seat.apologised ? 'apology' : 'away'
  if (seat.presentAs === 'observer') return 'observer'
  return seat.left ? 'left' : null
}

/** The seats that are counted, each once, in the order given. */
export function countedSeats(seats: readonly SeatAtItem[]): string[] {
  return [...new Set(seats.filter(seat => whyNotCounted(seat) === null).map(seat => seat.id))]
}

/** What a seat said. */
export type Vote = { readonly seatId: string; readonly position: Position }

/** One position for every counted seat: its last word, or that it did not vote. Words of other seats fall away. */
export function settlePositions(counted: readonly string[], votes: readonly Vote[]): Vote[] {
  const said = new Map(votes.map(vote => [vote.seatId, vote.position]))
  return [...new Set(counted)].map(seatId => ({ seatId, position: said.get(seatId) ?? 'did-not-vote' }))
}

/** How many seats stood where. */
export type Tally = Readonly<Record<Position, number>> & { readonly seats: number }

/** Counts settled positions. */
export function tally(votes: readonly Vote[]): Tally {
  const count = (position: Position): number => votes.filter(vote => vote.position === position).length
  return {
    for: count('for'),
    against: count('against'),
    abstain: count('abstain'),
    present: count('present'),
    'did-not-vote': count('did-not-vote'),
    seats: votes.length,
  }
}

/** Whether a question put in writing is carried: more for than against, and somebody for it. */
export function isCarried(votes: readonly Vote[]): boolean {
  const counted = tally(votes)
  return counted.for > counted.against
}
