/** What an election may be called for: which seats, with which days, for which term. */
import type { Handle, Tx } from '../../../db/open.ts'
import { type Day, daysBetween, longDay } from '../../../kernel/day.ts'
import type { Message } from '../../../web/catalogue.ts'
import { isOver, type Partnership } from '../partnership.queries.ts'
import { problemOf, seatsElsewhere } from '../seats/holder.page.ts'
import { findSeats, findTerms, type Seat } from '../seats/seats.queries.ts'
import { lastDayOf, termProblem } from '../seats/term-rules.ts'
import { rulesInForce } from '../terms/rules.queries.ts'
import { type Election, findElections } from './elections.queries.ts'

/** Days that bodies have at least, to nominate and to vote. */
const LEAST = 7

/** What is typed to call an election, as far as the rules ask. */
type Called = {
  readonly kind: 'term' | 'by-election'
  readonly nominations_until: Day
  readonly opens_on: Day
  readonly closes_on: Day
  readonly term_from: Day
  readonly term_to: Day | null
}

/** Seats that a sector fills: of no single partner, not ending, and with no election under way. */
export async function seatsToElect(db: Handle, partnership: Partnership, today: Day): Promise<Seat[]> {
  if (isOver(partnership)) return []
  const running = (await findElections(db, partnership.id)).filter(({ outcome }) => outcome === null)
  return (await findSeats(db, partnership.id)).filter(
    seat =>
      seat.partner_id === null &&
      (seat.to_day === null || seat.to_day > today) &&
      !running.some(({ seat_id }) => seat_id === seat.id),
  )
}

/** What is wrong with the order of the days, or with how long bodies have to nominate and to vote. */
export function daysWrong(typed: Called, today: Day): Record<string, Message> {
  const wrong: Record<string, Message> = {}
  const few = { key: 'elections.problem.too-short', values: { days: LEAST } }
  if (daysBetween(today, typed.nominations_until) < LEAST) wrong['nominations_until'] = few
  if (typed.opens_on <= typed.nominations_until) wrong['opens_on'] = { key: 'elections.problem.opens-early' }
  if (daysBetween(typed.opens_on, typed.closes_on) < LEAST) wrong['closes_on'] = few
  if (typed.term_from <= typed.closes_on) wrong['term_from'] = { key: 'elections.problem.term-early' }
  if (typed.kind === 'by-election' && typed.term_to === null) wrong['term_to'] = { key: 'elections.problem.rest' }
  return wrong
}

/** What is wrong with the term: its days in the seat, the length that the rules allow, or that somebody has the seat then. */
export async function termWrong(
  db: Tx,
  partnership: Partnership,
  seat: Seat,
  { term_from, term_to }: Called,
): Promise<Record<string, Message | string>> {
  const outside = problemOf(seat, term_from, term_to)
  if (outside) return { term_from: Object.values(outside)[0]! }
  const { rules } = await rulesInForce(db, partnership.id)
  const last = lastDayOf(rules, term_from)
  if (last !== null && (term_to === null || term_to > last)) {
    const values = { months: rules.termMonths ?? 0, day: longDay(last) }
    return { term_to: { key: 'partnerships.term.problem.too-long', values } }
  }
  const held = await heldBetween(db, seat.id, term_from, term_to)
  if (!held) return {}
  const values = { name: held.name, day: held.to_day === null ? '' : longDay(held.to_day) }
  return { term_from: { key: held.to_day === null ? 'elections.problem.held-open' : 'elections.problem.held', values } }
}

/** The first term that somebody has in a seat between two days; none where nobody has one then. */
export async function heldBetween(db: Handle, seatId: string, from: Day, to: Day | null) {
  return (await findTerms(db, seatId)).find(
    term => (term.to_day === null || term.to_day >= from) && (to === null || term.from_day <= to),
  )
}

/** Why the rules in force do not let somebody hold a seat between two days, whoever has it then; null where they do. */
export async function holderProblem(
  db: Handle,
  { partnership_id, seat_id }: Pick<Election, 'partnership_id' | 'seat_id'>,
  person: string,
  { from, to }: { readonly from: Day; readonly to: Day | null },
): Promise<Message | string | null> {
  const { rules } = await rulesInForce(db, partnership_id)
  const terms = (await findTerms(db, seat_id)).map(one => ({
    person: one.person_id,
    from: one.from_day,
    to: one.to_day,
  }))
  const elsewhere = await seatsElsewhere(db, partnership_id, seat_id, person, { from_day: from, to_day: to })
  const broken = termProblem(rules, { person, from, to }, { terms, elsewhere })
  return broken ? Object.values(broken)[0]! : null
}
