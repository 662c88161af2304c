/** How long a case may take, and where it stands against its last day. Pure. */
import { addDays, type Day, daysBetween } from '../../../kernel/day.ts'

/** The steps of a case in the order of a procedure: talked over, with the chair, with a mediator, settled. */
export const caseSteps = ['received', 'talks', 'chair', 'mediation', 'resolved'] as const
export type CaseStep = (typeof caseSteps)[number]

/** What the clock of a case needs to know; `within` is the area's number of days. */
export type Timed = { readonly raisedOn: Day; readonly answeredOn: Day | null; readonly within: number }

/**
 * Where a case stands: still inside its days, late, settled in time or settled late, by how many days. Being talked over, or with a
 * mediator, stops no clock.
 */
export function clockOf(
  { raisedOn, answeredOn, within }: Timed,
  today: Day,
): { readonly state: 'open' | 'late' | 'in-time' | 'settled-late'; readonly last: Day; readonly days: number } {
  const last = addDays(raisedOn, within)
  const end = answeredOn ?? today
  const days = Math.abs(daysBetween(last, end))
  if (answeredOn !== null) return { state: end > last ? 'settled-late' : 'in-time', last, days }
  return { state: end > last ? 'late' : 'open', last, days }
}
