/** Puts the rows on a partnership's course and its reviews into the words of the facts. */
import type { PartnershipCourseFacts, Risk } from '../../../codes/facts/partnership-course.ts'
import type { PartnershipReviewFacts } from '../../../codes/facts/partnership-review.ts'
import { longDay } from '../../../kernel/day.ts'
import type { FactsRow } from './facts-row.ts'

const riskNames: Readonly<Record<Risk['kind'], string>> = { risk: 'Risk', problem: 'Problem' }

/** Where it is going. A risk is named by its day: what it is stays with the partners. */
export function courseOf(row: FactsRow): PartnershipCourseFacts {
  return {
    objectives: row.objectives ?? [],
    objectivesAgreed: row.objectives_agreed ?? [],
    milestones: row.milestones ?? [],
    dropped: row.dropped ?? [],
    risks: (row.risks ?? []).map(one => ({ ...one, label: `${riskNames[one.kind]} of ${longDay(one.raisedOn)}` })),
    risksAgreed: row.risks_agreed ?? [],
    outlook: row.outlook ?? [],
  }
}

/** How it looked back. */
export function lookingBack(row: FactsRow): PartnershipReviewFacts {
  return {
    reviews: (row.reviews ?? []).map(one => ({ ...one, label: `Review of ${longDay(one.heldOn)}` })),
    lessons: row.lessons ?? [],
    successes: row.successes ?? [],
  }
}
