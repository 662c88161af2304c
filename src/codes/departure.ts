/** Comply or explain: how a published reason turns a shortfall into an explained departure. */
import { type Day, longDay } from '../kernel/day.ts'
import type { Departure } from './facts/shared.ts'
import type { Verdict } from './verdict.ts'

/**
 * A practice not met, or met in part, counts as explained once the reason is public. A reason still unpublished, or for
 * a practice that is kept after all, changes nothing. The sentence keeps saying what is the case.
 */
export function explainDeparture(
  departures: readonly Departure[],
  practice: string,
  verdict: Verdict,
  today: Day,
): Verdict {
  if (departures.length === 0 || (verdict.verdict !== 'notMet' && verdict.verdict !== 'partly')) return verdict
  const reason = departures.find(departure => departure.practice === practice && isPublic(departure, today))
  if (!reason || reason.publishedOn === null) return verdict
  return {
    ...verdict,
    verdict: 'explained',
    because: `${verdict.because} Explained by ${reason.by} on ${longDay(reason.publishedOn)}: ${reason.reason}`,
    explanation: reason.reason,
  }
}

/** Whether a departure's reason can be read by anyone, and says something. */
export function isPublic({ publishedOn, reason }: Departure, today: Day): boolean {
  return publishedOn !== null && publishedOn <= today && reason.trim() !== ''
}
