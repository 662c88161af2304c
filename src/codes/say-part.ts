/**
 * How many of the people who answered, without a number: a check is public, and its count beside a table of the report would
 * tell what that table hides. Say "all", "some" or "none", and leave the number to the report. The verdict hangs on the same
 * three, and of few people nothing is said at all: a verdict would tell what the sentence keeps back.
 */

import { USUAL_LIMIT as tooFew } from '../facts/consultation/taking-part.ts'
import type { Day } from '../kernel/day.ts'
import { doesNotApply, dueOn, type Mark, met, notDue, notMet, partly, type Verdict } from './verdict.ts'

/** What may be told of a part of people: the beginning of a sentence with a plural verb, and the verdict that goes with it. */
export type Told = {
  /** "All responses", "Some responses, not all," or "None of the responses". */
  readonly says: string
  readonly all: boolean
  /** Met where all of them did it, not met where none, partly otherwise; the marks stand where it falls short. */
  readonly verdict: (because: string, ...marks: readonly Mark[]) => Verdict
}

/** What may be told of a part of a whole; null where the whole is too few: all of them, or none, would be known to have done so. */
export function sayPart(part: number, whole: number, many: string): Told | null {
  if (whole < tooFew) return null
  if (part >= whole) return { says: `All ${many}`, all: true, verdict: because => met(because) }
  return part === 0
    ? { says: `None of the ${many}`, all: false, verdict: notMet }
    : { says: `Some ${many}, not all,`, all: false, verdict: partly }
}

/** "Fewer than 5 responses", for a sentence of its own where `sayPart` tells nothing; the same for one as for none. */
export const sayFew = (many: string): string => `Fewer than ${tooFew} ${many}`

/** The verdict where too few did anything at all: nothing is owed to tell, and until the close more may come. */
export function tooFewToTell(many: string, closesOn: Day | null, today: Day): Verdict {
  const few = `${sayFew(many)}: too few to tell of them.`
  return closesOn !== null && closesOn < today ? doesNotApply(few) : notDue(few, dueOn(closesOn))
}
