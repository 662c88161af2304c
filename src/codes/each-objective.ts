/** Verdicts over the objectives of a partnership: what each should have, and whether every partner agreed to them. */

import type { Objective } from '../facts/partnership/objectives.ts'
import type { PartnershipFacts } from '../facts/partnership.ts'
import { agreedByAll } from './agreed-by-partners.ts'
import { eachOf } from './each-of.ts'
import type { FormName } from './forms.ts'
import { onceFormed } from './partnership-life.ts'
import { nextStep, notMet, type Verdict } from './verdict.ts'

/** What each objective should do, said of one and of many. */
type Did = readonly [one: string, many: string]

/**
 * Judges each objective; not due while the partnership is formed, and not met where no objective is set. `form` mends
 * what an objective lacks.
 */
export function eachObjective(
  facts: PartnershipFacts,
  right: (objective: Objective) => boolean,
  did: Did,
  form: FormName = 'objectives',
): Verdict {
  return onceFormed(facts, judged(facts, right, did, form))
}

/** The same, and every partner must have agreed to the objectives since they last changed. */
export function eachObjectiveAgreed(
  facts: PartnershipFacts,
  right: (objective: Objective) => boolean,
  did: Did,
): Verdict {
  const agreements = facts.objectivesAgreed
  const since = facts.objectives.map(({ settledOn }) => settledOn)
  const matter = { what: 'the objectives', agreements, since }
  return onceFormed(
    facts,
    agreedByAll(judged(facts, right, did, 'objectives'), matter, nextStep('objectives-agreement')),
  )
}

function judged(
  { objectives }: PartnershipFacts,
  right: (objective: Objective) => boolean,
  did: Did,
  form: FormName,
): Verdict {
  if (objectives.length === 0) return notMet('No objective is set.', nextStep('objectives'))
  return eachOf('objective', objectives, right, { noun: ['objective', 'objectives'], did }, nextStep(form))
}
