/** What came in, counted. Nothing here tells who a respondent is. */
import type { Day } from '../../kernel/day.ts'
import type { Item } from './shared.ts'

/** A way in which a response can be given. */
export const responseChannels = ['online', 'email', 'letter', 'paper', 'spoken'] as const
export type ResponseChannel = (typeof responseChannels)[number]

/** Why contact details were opened. `ask-back` goes beyond what respondents were promised. */
export type OpeningPurpose =
  | 'acknowledge'
  | 'feedback'
  | 'copy-to-respondent'
  | 'ask-back'
  | 'subject-access'
  | 'erasure'

/** How responses are taken, and what came in. */
export type ConsultationResponseFacts = {
  /** Whether one may answer on one document or some questions only, and is counted for what was answered. */
  readonly partialAllowed: boolean
  readonly responses: {
    /** Responses given and not withdrawn. */
    readonly given: number
    readonly byChannel: Readonly<Record<ResponseChannel, number>>
    /** How many say whether they are personal or for a group and, if for a group, on what they rest. */
    readonly withBehalf: number
    /** Responses whose sender can be reached. */
    readonly reachable: number
    /** How many senders were acknowledged so many days after their response came: one entry per number of days. */
    readonly acknowledged: readonly { readonly afterDays: number; readonly count: number }[]
    /** Reachable senders not yet acknowledged, by the day their response came. */
    readonly unacknowledged: readonly { readonly givenOn: Day; readonly count: number }[]
    readonly confidential: number
  }
  /** Confidential responses whose text stands in something public, or was read by someone without the right. */
  readonly confidentialShown: readonly Item[]
  /** Openings of sealed contact details. `label` tells the day, never the respondent. */
  readonly sealOpenings: readonly (Item & { readonly purpose: OpeningPurpose })[]
  /** The review half way: what was found and what was decided (no change counts); null if none was held. */
  readonly interimReview: {
    readonly heldOn: Day
    readonly findings: string | null
    readonly decided: string | null
  } | null
}
