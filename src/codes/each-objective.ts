/** Verdicts over the objectives of a partnership: what each should have, and whether every partner agreed to them. */
import { agreedByAll } from './agreed-by-partners.ts'
import { eachOf } from './each-of.ts'
import type { PartnershipFacts } from './facts/partnership.ts'
import type { Objective } from './facts/partnership-course.ts'
import { onceFormed } from './partnership-life.ts'
import { nextStep, notMet, type Verdict } from './verdict.ts'

/** What each objective should do, said of one and of many. */
type Did = readonly [one: string, many: string]

/** Judges each objective; not due while the partnership is formed, and not met where no objective is set. */
export function eachObjective(facts: PartnershipFacts, right: (objective: Objective) => boolean, did: Did): Verdict {
  return onceFormed(facts, judged(facts, right, did))
}

/** The same, and every partner must have agreed to the objectives since they last changed. */
export function eachObjectiveAgreed(
  facts: PartnershipFacts,
  right: (objective: Objective) => boolean,
  did: Did,
): Verdict {
  const agreements = facts.objectivesAgreed
  const since = facts.objectives.map(({ settledOn }) => settledOn)
  const verdict = agreedByAll(judged(facts, right, did), { what: 'the objectives', agreements, since }, step)
  return onceFormed(facts, verdict)
}

const step = nextStep('objectives')

function judged({ objectives }: PartnershipFacts, right: (objective: Objective) => boolean, did: Did): Verdict {
  if (objectives.length === 0) return notMet('No objective is set.', step)
  return eachOf('objective', objectives, right, { noun: ['objective', 'objectives'], did }, step)
}
