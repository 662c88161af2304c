/** Verdicts over requests that are to be answered within a number of days. */

import type { Request } from '../facts/shared.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { eachOf, earliest, sayCount, type Wording } from './each-of.ts'
import type { FormName } from './forms.ts'
import { doesNotApply, dueOn, nextStep, notDue, type Verdict } from './verdict.ts'

/** How to speak of the requests, where they are answered, and what to say if there are none. */
export type RequestWords = Wording & {
  readonly kind: string
  readonly form: FormName
  readonly none: string
  /** The day on which an answer that came late is no longer looked at; without it, it stays with its subject. */
  readonly dropsOut?: (answeredOn: Day) => Day
}

/**
 * Judges requests: each answered within the days set, or by the day that was promised to whoever asked. One that still waits counts only once its days are over; if all
 * wait within their days, nothing is due.
 */
export function answeredWithin(requests: readonly Request[], days: number, today: Day, words: RequestWords): Verdict {
  if (requests.length === 0) return doesNotApply(words.none)
  const last = (request: Request) => request.promisedBy ?? addDays(request.askedOn, days)
  const waiting = requests.filter(request => request.answeredOn === null)
  const step = [nextStep(words.form), dueOn(earliest(waiting.map(last)))]
  const ripe = requests.filter(request => request.answeredOn !== null || last(request) < today)
  if (ripe.length === 0)
    return notDue(`${sayCount(waiting.length, ...words.noun)} still within ${sayCount(days, 'day')}.`, ...step)
  const inTime = (request: Request) => request.answeredOn !== null && request.answeredOn <= last(request)
  const lost = ({ answeredOn }: Request) => (answeredOn === null ? undefined : (words.dropsOut?.(answeredOn) ?? null))
  return eachOf(words.kind, ripe, inTime, { ...words, lost }, ...step)
}
