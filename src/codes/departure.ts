/** Comply or explain: how a published reason turns a shortfall into an explained departure. */

import type { Departure } from '../facts/shared.ts'
import { type Day, longDay } from '../kernel/day.ts'
import { says } from '../kernel/says.ts'
import type { ClauseRef } from './demands.ts'
import { sayList } from './each-of.ts'
import type { Verdict } from './verdict.ts'

/** What falls short: a practice asked for by some clauses, and what came of it. */
export type Shortfall = {
  readonly practice: string
  readonly clauses: readonly Pick<ClauseRef, 'code' | 'clause'>[]
  readonly verdict: Verdict
}

/** A clause as departures name it. */
export function clauseKey({ code, clause }: Pick<ClauseRef, 'code' | 'clause'>): string {
  return `${code} ${clause}`
}

/** Ids of the records that fall short; empty where the subject itself does. */
export function shortRecords({ short, records }: Pick<Verdict, 'short' | 'records'>): readonly string[] {
  return short ?? records.map(({ id }) => id)
}

/**
 * A practice not met, or met in part, counts as explained once a reason is public that covers every clause that asks for
 * it and every record that falls short, up to its last day. A record that fell short later is not covered by an old
 * reason, and neither is a clause that it does not name. A reason still unpublished, or for a practice that is kept after
 * all, changes nothing. The sentence keeps saying what is the case.
 */
export function explainDeparture(departures: readonly Departure[], shortfall: Shortfall, today: Day): Verdict {
  const { practice, verdict } = shortfall
  if (departures.length === 0 || (verdict.verdict !== 'notMet' && verdict.verdict !== 'partly')) return verdict
  const given = departures.filter(departure => departure.practice === practice && isPublic(departure, today))
  const reason = given.find(departure => !hasEnded(departure, today) && covers(departure, shortfall))
  if (!reason || reason.publishedOn === null) return lapsed(given, verdict, today)
  const until = reason.until === null ? '' : ` until ${longDay(reason.until)}`
  return {
    ...verdict,
    verdict: 'explained',
    because: `${verdict.because} Explained by ${reason.by} on ${longDay(reason.publishedOn)}${until}: ${reason.reason}${sayAnswers(reason)}`,
    explanation: reason.reason,
    departure: reason.id,
    proof: null,
  }
}

/** Whether a departure's reason can be read by anyone, and says something. */
export function isPublic({ publishedOn, reason }: Departure, today: Day): boolean {
  return publishedOn !== null && publishedOn <= today && says(reason)
}

/** Whether a departure is past its last day, and explains nothing any more. */
export function hasEnded({ until }: Departure, today: Day): boolean {
  return until !== null && until < today
}

function covers({ covers }: Departure, { clauses, verdict }: Shortfall): boolean {
  if (covers === null) return true
  const records = shortRecords(verdict)
  if (!clauses.every(clause => covers.clauses.includes(clauseKey(clause)))) return false
  return records.length === 0 ? covers.records.length === 0 : records.every(id => covers.records.includes(id))
}

/** The verdict as it stands where what was said of it explains it no more, or not all of it. */
function lapsed(given: readonly Departure[], verdict: Verdict, today: Day): Verdict {
  const ended = given.filter(departure => hasEnded(departure, today)).map(({ until }) => until)
  const last = ended.sort().at(-1)
  if (last) return { ...verdict, because: `${verdict.because} A reason published for it ended on ${longDay(last)}.` }
  if (given.length === 0) return verdict
  return { ...verdict, because: `${verdict.because} The reason published covers only a part of this.` }
}

function sayAnswers({ answers }: Departure): string {
  const names = (accepts: boolean) => answers.filter(answer => answer.accepts === accepts).map(({ by }) => by)
  const said = [
    ...(names(true).length > 0 ? [`Accepted by ${sayList(names(true))}.`] : []),
    ...(names(false).length > 0 ? [`Disputed by ${sayList(names(false))}.`] : []),
  ]
  return said.map(sentence => ` ${sentence}`).join('')
}
