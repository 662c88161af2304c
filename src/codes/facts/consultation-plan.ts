/** What the plan and the pack of a consultation say, field by field. */
import type { Day } from '../../kernel/day.ts'
import type { Item } from './shared.ts'

/** Texts of the plan; null or blank where nothing was written. */
export type ConsultationPlanTexts = {
  /** What the consultation is for, and the process in outline. */
  readonly aims: string | null
  readonly process: string | null
  /** The issue, problem or proposal. */
  readonly issue: string | null
  readonly canChange: string | null
  readonly cannotChange: string | null
  /** Decisions taken beforehand; a statement that there are none counts. */
  readonly decisionsMade: string | null
  /** Whether an option is favoured; null where not said. */
  readonly favoursOption: boolean | null
  readonly preferredOption: string | null
  readonly preferredReasons: string | null
  readonly rejectedOptions: string | null
  /** Sources of evidence, listed or attached. */
  readonly evidence: string | null
  readonly affected: string | null
  readonly nextSteps: string | null
  /** Who sees what a respondent says, what may be published, and what the law may still require. */
  readonly whoSees: string | null
  readonly mayPublish: string | null
  readonly lawMayRequire: string | null
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
  /** Limits on the exercise itself: time, money, law, data. */
  readonly limits: string | null
  /** Whether sensitive information is collected; null where not said. */
  readonly collectsSensitive: boolean | null
  readonly sensitiveSafeguards: string | null
  /** The one reason for using a single method for all groups; null where none is given. */
  readonly singleMethodReason: string | null
  /** The equality impact assessment: the day it was filed, and the day it was updated from the results. */
  readonly equalityFiledOn: Day | null
  readonly equalityUpdatedOn: Day | null
  /** Barriers to taking part; `answer` is what was done about it, null while nothing was. */
  readonly barriers: readonly (Item & { readonly answer: string | null })[]
  /** Who took part in the design; `contribution` is what they brought, null where not noted. */
  readonly designedWith: readonly (Item & { readonly contribution: string | null })[]
}
