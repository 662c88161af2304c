/**
 * Who is asked a question or a section: everybody, or whoever answered earlier questions in a certain way. A condition names questions
 * by their lasting id and answers by their lasting value, so that putting words right changes nobody's way.
 */
import { z } from 'zod'

/** Most earlier questions that one condition may rest on. */
export const MOST_TESTS = 20

/** One or more of these answers was given to an earlier question. */
export type Test = { readonly question: string; readonly answers: readonly string[] }

/** Any one of the tests, or all of them. */
export type Condition = { readonly match: 'any' | 'all'; readonly tests: readonly Test[] }

/** A condition as it is kept. */
export const condition: z.ZodType<Condition> = z.object({
  match: z.enum(['any', 'all']),
  tests: z
    .array(
      z.object({ question: z.string().min(1).max(64), answers: z.array(z.string().min(1).max(40)).min(1).max(60) }),
    )
    .min(1)
    .max(MOST_TESTS),
})

/** What is known of a question: `yes` and `no` are chosen and not chosen for certain, of all others nothing is known. */
export type Known = { readonly yes: (value: string) => boolean; readonly no: (value: string) => boolean }

/** Whether a condition holds by what is known: null where that cannot be told yet. */
export function holds({ match, tests }: Condition, known: (question: string) => Known): boolean | null {
  const each = tests.map(({ question, answers }) => {
    const of = known(question)
    if (answers.some(of.yes)) return true
    return answers.every(of.no) ? false : null
  })
  const decided = match === 'any'
  if (each.includes(decided)) return decided
  return each.includes(null) ? null : !decided
}

/** Reads what is kept of a condition; null where there is none. Throws a ZodError for anything else. */
export function readCondition(kept: unknown): Condition | null {
  return kept === null || kept === undefined ? null : condition.parse(kept)
}
