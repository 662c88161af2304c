/** What was made of the responses: points and actions, report, decisions, evaluation. */
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
    /** Points with an action but no reason. */
    readonly withoutReason: number
    /** Points marked amended whose exact change of text is on record. */
    readonly amendedExactly: number
    /** The day the last point got its action and reason; null while one is open or there is none. */
    readonly settledOn: Day | null
  }
  /** Points outside the scope. `passedTo` needs `permission`; otherwise `keptBecause` says why it stays. */
  readonly offTopic: readonly (Item & {
    readonly passedTo: string | null
    readonly permission: boolean
    readonly keptBecause: string | null
  })[]
  /** Weighting of responses; null where all count alike. */
  readonly weighting: {
    readonly statement: string
    readonly reversible: boolean
    readonly unweightedShown: boolean
  } | null
  /** The public report; null before there is one. */
  readonly report: {
    readonly publishedOn: Day | null
    readonly coversProcess: boolean
    readonly coversViews: boolean
    readonly coversOutcomes: boolean
    readonly coversNextSteps: boolean
    /** How the needs of excluded and diverse parts of the sector were taken into account. */
    readonly positiveAccount: string | null
  } | null
  /** The day the register of points and actions became public. */
  readonly registerPublishedOn: Day | null
  /** How many of the reachable senders were told of the report. */
  readonly feedbackSent: number
  /** Decisions that the consultation fed. */
  readonly decisions: readonly (Item & {
    readonly decidedOn: Day
    readonly reason: string | null
    readonly publishedOn: Day | null
  })[]
  readonly explanationRequests: readonly Request[]
  /** Requests for a copy of the results, on paper or otherwise. */
  readonly resultRequests: readonly Request[]
  /** The evaluation; null before there is one. Each element's finding, null where it was not looked at. */
  readonly evaluation: {
    readonly elements: Readonly<Record<EvaluationElement, string | null>>
    /** Cost in the area's currency; null where not counted. */
    readonly directCost: number | null
    readonly indirectCost: number | null
    /** What the evaluation says to the feedback on the process; null where it says nothing. */
    readonly processFeedbackAnswer: string | null
  } | null
  /** Answers to the questions on how the consultation was run. */
  readonly processFeedbackReceived: number
  /** Lessons. `appliedIn` names the later plan of the same body that shows it; null while none does. */
  readonly lessons: readonly (Item & { readonly owner: string | null; readonly appliedIn: string | null })[]
}
