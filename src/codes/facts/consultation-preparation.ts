/** How a consultation was prepared with others: whom it asks, what it takes from earlier ones, which others it touches. */
import type { Day } from '../../kernel/day.ts'
import type { Item, Request } from './shared.ts'

/** Another consultation near this one. `answer` is what was done about it; null where nothing was. */
export type NearbyConsultation = Item & {
  /** Open at the same time, and alike in topic, place or audience. */
  readonly overlaps: boolean
  readonly sameTopic: boolean
  readonly answer: 'combined' | 'linked' | 'accepted' | null
}

/** Somebody on the list of those invited. */
export type Invitee = Item & {
  /** Funded by the lead body, or bound to it in another way. */
  readonly tied: boolean
  /** The day the invitation went; null where it has not. */
  readonly sentOn: Day | null
  /** The format need on record; null where there is none. */
  readonly formatNeed: string | null
  /** The format in which it was sent; null for the usual one. */
  readonly sentFormat: string | null
  /** Asked not to be consulted on this before the invitation went. */
  readonly refused: boolean
}

/** What a sector body was asked beforehand. */
export type SectorQuestion = Item & {
  readonly about: 'first-views' | 'whom-to-reach' | 'introduction'
  /** Whether an infrastructure organisation was asked. */
  readonly infrastructure: boolean
  readonly askedOn: Day
  readonly repliedOn: Day | null
  /** The lead's answer to what was said. */
  readonly answeredOn: Day | null
  /** The day the group agreed to be reached; null where it has not, or where no introduction was asked for. */
  readonly groupAgreedOn: Day | null
}

/** A signatory with a declared interest in the topic, and what it said of its part before today. */
export type InterestedSignatory = Item & {
  readonly said: 'answered' | 'declined' | 'more-time' | null
  readonly saidOn: Day | null
}

/** A lesson drawn from the evaluation. */
export type Lesson = Item & {
  readonly owner: string | null
  /** A later plan of the same body that shows what it makes of the lesson. */
  readonly shownIn: string | null
}

/** What the records say of preparing with others, of the bodies around it, and of what was decided after it. */
export type ConsultationPreparationFacts = {
  /** Sector bodies with a declared interest that covers it, and how many of them were told before it opened. */
  readonly earlyNotice: { readonly owed: number; readonly told: number }
  /** People and organisations that asked not to be consulted on this. */
  readonly refusals: number
  readonly nearby: readonly NearbyConsultation[]
  readonly invitees: readonly Invitee[]
  /** Suggestions of who is missing from the list. */
  readonly suggestions: readonly Request[]
  readonly sectorQuestions: readonly SectorQuestion[]
  /** Organisations of the area that registered no interest, counted by the day they were last invited to. */
  readonly withoutInterest: readonly { readonly invitedOn: Day | null; readonly count: number }[]
  readonly interestedSignatories: readonly InterestedSignatory[]
  /** Sector bodies that answered for others, with the day they passed the results on. */
  readonly answeredForOthers: readonly (Item & { readonly passedOn: Day | null })[]
  readonly lessons: readonly Lesson[]
  /** The next consultation of the same body that was begun after this one closed; null where there is none. */
  readonly nextOfBody: string | null
  /** Decisions that followed. */
  readonly decisions: readonly (Item & { readonly reasons: string | null; readonly decidedOn: Day })[]
  /** The last day on which a point got its action; null where no point has one. */
  readonly lastActionOn: Day | null
  /** Requests for a copy of the results. */
  readonly resultsRequests: readonly Request[]
  /** Responses that answered a question about the consultation itself, and what the evaluation says to them. */
  readonly processFeedback: { readonly given: number; readonly answer: string | null }
  /** Responses of the sector: all, those that give evidence where it is invited, those that cite what they answer. */
  readonly sectorResponses: { readonly given: number; readonly withEvidence: number; readonly citing: number }
}
