/** Which seats are counted in a decision, how they stood, and which of several answers of a seat stands. */
import type { BoardRules, SeatRole } from './rules.ts'

/** How a seat stood on a decision. */
export const positions = ['for', 'against', 'abstain', 'present', 'did-not-vote'] as const
export type Position = (typeof positions)[number]

/** A seat as it was when it was asked. */
export type BoardSeat = {
  readonly id: string
  readonly name: string
  readonly role: SeatRole
  readonly sector: string
  readonly organisation: string | null
  readonly voting: boolean
  /** Who acts for it: the holder, or the substitute who is there; null for a vacant seat. */
  readonly person: string | null
  readonly filled: boolean
  /** Null for a seat that takes no part. An observer is somebody without authority to speak for the seat. */
  readonly presentAs: 'holder' | 'substitute' | 'observer' | null
  /** Sent word that nobody would come. */
  readonly apologised?: boolean
  readonly left: boolean
  readonly conflicted: boolean
  /** The organisation behind the seat has said itself that whoever acts for it does not sit there as is written down. */
  readonly denied?: boolean
}

/** Why a seat is not counted. */
export type NotCounted =
  | 'conflict'
  | 'no-vote'
  | 'vacant'
  | 'apology'
  | 'away'
  | 'observer'
  | 'denied'
  | 'left'
  | 'same-person'
  | 'same-organisation'

type Counting = Pick<BoardRules, 'voters' | 'per' | 'severalSeats'>

/** Whether a seat has a vote at all by the rules. */
export function hasVote(seat: Pick<BoardSeat, 'role' | 'voting'>, { voters }: Pick<Counting, 'voters'>): boolean {
  return seat.voting && seat.role !== 'adviser' && voters.includes(seat.role)
}

function ownReason(seat: BoardSeat, rules: Counting, withInterest: ReadonlySet<string>): NotCounted | null {
  if (seat.conflicted || (seat.person !== null && withInterest.has(seat.person))) return 'conflict'
  if (!hasVote(seat, rules)) return 'no-vote'
  if (!seat.filled) return 'vacant'
  if (seat.presentAs === null) return seat.apologised ? 'apology' : 'away'
  if (seat.presentAs === 'observer') return 'observer'
  if (seat.denied) return 'denied'
  return seat.left ? 'left' : null
}

/**
 * Why each seat is not counted; null for one that is. The conflict comes first: it holds whatever else does, and for every
 * seat of the same person. Of several seats of one person or one organisation the first counts, where the rules say so.
 */
export function standingOfSeats(
  seats: readonly BoardSeat[],
  rules: Counting,
): { readonly seat: BoardSeat; readonly why: NotCounted | null }[] {
  const withInterest = new Set(seats.flatMap(seat => (seat.conflicted && seat.person !== null ? [seat.person] : [])))
  const persons = new Set<string>()
  const organisations = new Set<string>()
  return seats.map(seat => {
    const why = ownReason(seat, rules, withInterest)
    if (why !== null) return { seat, why }
    const { person, organisation } = seat
    if (rules.severalSeats !== 'each' && person !== null && persons.has(person)) return { seat, why: 'same-person' }
    if (rules.per === 'organisation' && organisation !== null && organisations.has(organisation))
      return { seat, why: 'same-organisation' }
    if (person !== null) persons.add(person)
    if (organisation !== null) organisations.add(organisation)
    return { seat, why: null }
  })
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

/** An answer of a seat as it was given; every one is kept. */
export type Given = { readonly seatId: string; readonly as: 'holder' | 'substitute'; readonly at: Date }

/**
 * The answer of each seat that stands, of those given in any order: the holder's last one, and where the holder said
 * nothing the substitute's last one. A substitute never takes the place of what the holder said.
 */
export function answersThatStand<A extends Given>(given: readonly A[]): Map<string, A> {
  const standing = new Map<string, A>()
  for (const answer of given.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const before = standing.get(answer.seatId)
    if (before?.as !== 'holder' || answer.as === 'holder') standing.set(answer.seatId, answer)
  }
  return standing
}
