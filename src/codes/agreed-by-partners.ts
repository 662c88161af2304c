/** Whether partners agreed to something that stands for all of them, since it last changed. */

import type { Agreement } from '../facts/partnership/agreements.ts'
import type { Day } from '../kernel/day.ts'
import { sayList, sayShare } from './each-of.ts'
import { givenByParties } from './given-by.ts'
import { type Mark, nextStep, partly, type Verdict } from './verdict.ts'

/** What is agreed to, and since when it stands as it does. */
export type AgreedMatter = {
  readonly what: string
  readonly agreements: readonly Agreement[]
  readonly since: readonly (Day | null)[]
  /** What each has done, said of one partner and of many, where that is not to agree. */
  readonly did?: readonly [one: string, many: string]
}

/**
 * What else a verdict needs: met only if every partner agreed on the day of the last change or later. Whoever has not is
 * named; a verdict that falls short already stays.
 */
export function agreedByAll(
  verdict: Verdict,
  { what, agreements, since, did }: AgreedMatter,
  ...marks: readonly Mark[]
): Verdict {
  if (verdict.verdict !== 'met') return verdict
  if (agreements.length === 0)
    return partly(`${verdict.because} There is no partner to agree to ${what}.`, nextStep('partners'))
  const latest = since.reduce<Day | null>(
    (last, day) => (day !== null && (last === null || day > last) ? day : last),
    null,
  )
  const agrees = ({ agreed, on }: Agreement) => agreed === true && on !== null && (latest === null || on >= latest)
  const waiting = agreements.filter(one => !agrees(one))
  if (waiting.length === 0) return { ...verdict, ...givenByParties(agreements) }
  const share = sayShare(agreements.length - waiting.length, agreements.length, {
    noun: ['partner', 'partners'],
    did: did ?? [`has agreed to ${what} as they stand`, `have agreed to ${what} as they stand`],
  })
  return partly(
    `${verdict.because} ${share}. Still to answer: ${sayList(waiting.map(({ label }) => label))}.`,
    ...marks,
  )
}
