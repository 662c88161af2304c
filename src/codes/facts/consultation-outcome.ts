/** What was made of the responses: points and actions, report, explanations, evaluation. */
import type { Day } from '../../kernel/day.ts'
import type { Item, Request } from './shared.ts'

/** What can be done with a point. */
export type PointAction = 'noted' | 'amended' | 'notAccepted' | 'passedOn'

/** The eight elements of an evaluation. */
export const evaluationElements = [
  'objectives',
  'audience',
  'methods',
  'publicity',
  'timescale',
  'information',
  'costs',
  'outcomes',
] as const
export type EvaluationElement = (typeof evaluationElements)[number]

/** What came of a consultation. */
export type ConsultationOutcomeFacts = {
  readonly points: {
    /** Responses given that nobody has split into points yet. */
    readonly unreadResponses: number
    readonly total: number
    readonly byAction: Readonly<Record<PointAction, number>>
    readonly withoutAction: number
  }
  /** Points outside the scope. `passedTo` needs `permission`; otherwise `keptBecause` says why it stays. */
  readonly offTopic: readonly (Item & {
    readonly passedTo: string | null
    readonly permission: boolean
    readonly keptBecause: string | null
  })[]
  /** The report; null before there is one. Texts are null or blank where nothing was written. */
  readonly report: {
    readonly publishedOn: Day | null
    readonly process: string | null
    readonly views: string | null
    readonly nextSteps: string | null
  } | null
  /** The day the register of points and actions became public; null before. */
  readonly registerPublishedOn: Day | null
  /** How many of the reachable senders were told of the report. */
  readonly feedbackSent: number
  readonly explanationRequests: readonly Request[]
  /** The evaluation; null before there is one. Each element's finding, null where it was not looked at. */
  readonly evaluation: {
    readonly elements: Readonly<Record<EvaluationElement, string | null>>
    /** Cost in the area's currency; null where not counted. */
    readonly directCost: number | null
    readonly indirectCost: number | null
  } | null
}
