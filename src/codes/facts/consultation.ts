/** Facts of one consultation. Texts are what was written, null or blank where nothing was; days are civil days. */
import type { Day } from '../../kernel/day.ts'
import type { ConsultationOutcomeFacts } from './consultation-outcome.ts'
import type { ConsultationPlanTexts } from './consultation-plan.ts'
import type { ConsultationResponseFacts } from './consultation-responses.ts'
import type { Item, Request, SubjectFacts } from './shared.ts'

/** Where a consultation stands. */
export type ConsultationState = 'planned' | 'open' | 'closed' | 'analysing' | 'reported' | 'evaluated' | 'withdrawn'

/** A ground on which a code may allow a shorter period. */
export type ShortPeriodGround = 'statute' | 'emergency' | 'small-or-specialist-group'

/** A stretch in which people are busy or away. Only those that touch the open period are given. */
export type BusyPeriod = Item & {
  readonly kind: 'public-holiday' | 'school-holiday' | 'festival' | 'pre-election'
  readonly from: Day
  readonly to: Day
  /** Why it needs no extra days, as published beside the dates; null where none is given. */
  readonly reason: string | null
}

/** People to be reached. `label` is the group's name. */
export type TargetGroup = Item & {
  /** Expected number of responses; null where not estimated. */
  readonly expected: number | null
  /** Methods chosen for this group, such as "survey", "meeting", "visit". */
  readonly methods: readonly string[]
  /** Whether it is marked as seldom heard. */
  readonly seldomHeard: boolean
  /** The outreach step of its own; null where none is planned. */
  readonly outreach: string | null
  readonly outreachDoneOn: Day | null
  /** Languages the group reads best, as language tags ("ur"). */
  readonly languages: readonly string[]
}

/** One notice or step that makes the consultation known. `label` says what it is. */
export type Publicity = Item & {
  readonly channel: string
  /** The day it went out; null while only planned. */
  readonly on: Day | null
  /** How many people or organisations it reached; null where not known. */
  readonly reach: number | null
  /** The target group (id) it is aimed at; null for everyone. */
  readonly targetGroup: string | null
  /** Passed on through an infrastructure organisation. */
  readonly cascade: boolean
  /** Aimed at groups outside existing networks. */
  readonly lessEstablished: boolean
}

/** A question of the response form. */
export type Question = Item & {
  /** Path of the document, section or paragraph it is about; null where it is tied to nothing. */
  readonly about: string | null
  /** `subject`: the matter itself; `process`: how the consultation is run; `evidence`: evidence and likely effect. */
  readonly purpose: 'subject' | 'process' | 'evidence' | 'respondent'
  /** Answered by choosing, not in words. */
  readonly closed: boolean
  /** Has room for a comment that stays with the answer. */
  readonly comment: boolean
}

/** One document of the pack. */
export type PackDocument = Item & {
  /** Whether it can be read and fetched by anyone. */
  readonly available: boolean
  /** Paragraphs that are not headings or page furniture. */
  readonly paragraphs: number
  /** How many of those have a printed number, or an address of their own that a response can cite. */
  readonly addressed: number
  readonly headings: number
  /** Reading age in years; null where not measured. */
  readonly readingAge: number | null
}

/** The person or post who answers queries. */
export type Contact = {
  readonly name: string | null
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** A request for another format or language. */
export type FormatRequest = Request & { readonly wanted: 'format' | 'language' }

/** All that is known of one consultation. */
export type ConsultationFacts = SubjectFacts &
  ConsultationResponseFacts &
  ConsultationOutcomeFacts & {
    readonly subject: 'consultation'
    readonly state: ConsultationState
    /** The bodies that run it, that act for the one that runs it (null where nobody does), and that decide. */
    readonly leadBody: string | null
    readonly actingBody: string | null
    readonly decidingBody: string | null
    /** First and last day on which responses are taken, expected or actual; null while not set. */
    readonly opensOn: Day | null
    readonly closesOn: Day | null
    /** The day a decision is to be made, and the day by which the results are promised. */
    readonly decisionOn: Day | null
    readonly feedbackOn: Day | null
    /** The day its page became public with dates and pack; null before. */
    readonly publishedOn: Day | null
    /** The day it was first listed in the public calendar with dates; null if never. */
    readonly listedOn: Day | null
    /** The day the whole plan was signed off; null before. */
    readonly planSignedOffOn: Day | null
    readonly plan: ConsultationPlanTexts
    /** Why it is open for less than the standard period; null where no reason is given. */
    readonly shortPeriod: {
      readonly ground: ShortPeriodGround | null
      readonly reason: string
      readonly publishedOn: Day | null
    } | null
    readonly busyPeriods: readonly BusyPeriod[]
    /** Challenges to the timescale. */
    readonly challenges: readonly Request[]
    readonly contact: Contact
    /** Formats offered beside the pack, such as "large print", "paper", "spoken". */
    readonly formatsOffered: readonly string[]
    /** Languages the pack is offered in, as language tags. */
    readonly languages: readonly string[]
    readonly formatRequests: readonly FormatRequest[]
    readonly targetGroups: readonly TargetGroup[]
    readonly publicity: readonly Publicity[]
    readonly questions: readonly Question[]
    readonly documents: readonly PackDocument[]
    /** Words in the summary that opens the pack; null where there is none. */
    readonly summaryWords: number | null
    /** The day a reader from outside signed off the wording; null if nobody did. */
    readonly plainReaderOn: Day | null
  }
