/** What the plan and the pack of a consultation say, field by field. */
import type { Day } from '../../kernel/day.ts'

/** Texts of the plan; null or blank where nothing was written. */
export type ConsultationPlanTexts = {
  /** What the consultation is for, and the process in outline. */
  readonly aims: string | null
  /** The issue, problem or proposal. */
  readonly issue: string | null
  readonly canChange: string | null
  readonly cannotChange: string | null
  /** Decisions taken beforehand; a statement that there are none counts. */
  readonly decisionsMade: string | null
  /** The option favoured, with its reasons and the options rejected; a statement that none is favoured counts. */
  readonly preferredOption: string | null
  /** Sources of evidence, listed or attached. */
  readonly evidence: string | null
  readonly affected: string | null
  readonly nextSteps: string | null
  /** Who sees what a respondent says, what may be published, and what the law may still require. */
  readonly confidentiality: string | null
  /** The policy or service plan that it serves. */
  readonly servesPlan: string | null
  /** Scale and cost set against the expected outcome. */
  readonly proportion: string | null
  /** Staff time and money budgeted. */
  readonly resources: string | null
  /** What it costs voluntary organisations to pass on and answer, and the help offered. */
  readonly sectorCosts: string | null
  /** Duties and rules that bind the lead body or those consulted. */
  readonly legalFramework: string | null
  /** Barriers to taking part, and what was done about each. */
  readonly barriers: string | null
  /** Who took part in the design, and what they brought. */
  readonly designedWith: string | null
  /** Limits on the exercise itself: time, money, law, data. */
  readonly exerciseLimits: string | null
  /** Whether sensitive information is collected; null where the plan does not say. */
  readonly sensitiveInformation: 'none' | 'collected' | null
  /** The extra safeguards for sensitive information. */
  readonly safeguards: string | null
  /** The day the plan was signed off; null before. */
  readonly signedOffOn: Day | null
  /** The equality impact assessment: the day it was filed, and the day it was updated from the results. */
  readonly equalityFiledOn: Day | null
  /** What it found. */
  readonly equalityNote: string | null
  readonly equalityUpdatedOn: Day | null
}
