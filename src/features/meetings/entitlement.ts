/**
 * Who may read what of a meeting. Open by default; what is closed is for those who run the partnership and for its seats,
 * except whoever sits in a seat that has declared an interest in the item, the chair too. Pure, so that every page, list and file asks the same rule.
 */
import type { OwnSeat, Standing } from './standing.ts'

/** What the rule needs to know of an item. */
export type ItemGuard = { readonly closed: boolean; readonly conflictedSeats: readonly string[] }

/** Whether an interest was declared in a seat, or in one that it goes on from under another body. */
export function hasInterest(seat: Pick<OwnSeat, 'id' | 'goesOnFrom'>, conflictedSeats: readonly string[]): boolean {
  return [seat.id, ...seat.goesOnFrom].some(id => conflictedSeats.includes(id))
}

/** Whether the text of an item may be read: of a closed one everybody else learns only that it exists, and why. */
export function mayReadItem(reader: Standing, item: ItemGuard): boolean {
  return !item.closed || isEntitled(reader, item)
}

/** Whether what is closed to the public is open to this reader. */
function isEntitled(reader: Standing, item: ItemGuard | null): boolean {
  if (reader.seats.some(seat => hasInterest(seat, item?.conflictedSeats ?? []))) return false
  return reader.runs || reader.seats.length > 0
}

/** What the rule needs to know of a paper; `item` is null for one on the whole meeting, and `forSeats` is empty where it is for all seats. */
export type PaperGuard = {
  readonly confidential: boolean
  readonly sent: boolean
  readonly item: ItemGuard | null
  readonly forSeats: readonly string[]
}

/** Whether a paper that is for some seats is for this one, or for one that it goes on from. */
function isFor(seat: Pick<OwnSeat, 'id' | 'goesOnFrom'>, forSeats: readonly string[]): boolean {
  return [seat.id, ...seat.goesOnFrom].some(id => forSeats.includes(id))
}

/** Whether a paper may be read. Before it is sent only those who prepare the meeting have it. */
export function mayReadPaper(reader: Standing, paper: PaperGuard): boolean {
  if (!paper.sent && !reader.runs) return false
  const theirs = reader.seats.some(seat => isFor(seat, paper.forSeats))
  if (paper.forSeats.length > 0 && !reader.runs && !theirs) return false
  return paper.confidential || paper.item?.closed ? isEntitled(reader, paper.item) : true
}

/** What the rule needs to know of a decision; `item` is null for one taken in writing in the open, and of a closed question what is known of it. */
export type DecisionGuard = { readonly settled: boolean; readonly item: ItemGuard | null }

/** Whether a decision may be read. While the meeting still runs it is a note of those who run it. */
export function mayReadDecision(reader: Standing, decision: DecisionGuard): boolean {
  if (!decision.settled && !reader.runs) return false
  return decision.item === null || mayReadItem(reader, decision.item)
}
