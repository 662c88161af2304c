/** Facts of one consultation. Texts are what was written, null or blank where nothing was; days are civil days. */
import type { Day } from '../../kernel/day.ts'
import type { Hour } from '../../kernel/hour.ts'
import type { ConsultationOutcomeFacts } from './consultation-outcome.ts'
import type { ConsultationPlanTexts } from './consultation-plan.ts'
import type { ConsultationPreparationFacts } from './consultation-preparation.ts'
import type { ConsultationResponseFacts } from './consultation-responses.ts'
import type { Item, Request, SubjectFacts } from './shared.ts'

/** Where a consultation stands. */
export type ConsultationState = 'planned' | 'open' | 'closed' | 'analysing' | 'reported' | 'evaluated' | 'withdrawn'

/** A ground on which a code may allow a shorter period. */
export type ShortPeriodGround = 'statute' | 'emergency' | 'small-or-specialist-group' | 'other'

/** A public holiday or other stretch in which people are busy or away. Only those that touch the open period are given. */
export type BusyPeriod = Item & { readonly from: Day; readonly to: Day }

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
  /** Languages of the group beside that of the pack. */
  readonly languages: readonly string[]
  readonly outreachDoneOn: Day | null
}

/** One notice or step that made the consultation known. `label` says what it is. */
export type Publicity = Item & {
  readonly channel: string
  readonly on: Day
  /** How far it went, in words or numbers; null where not known. */
  readonly reach: string | null
  /** The target group (id) it is aimed at; null for everyone. */
  readonly targetGroup: string | null
  /** Passed on through an infrastructure organisation. */
  readonly cascade: boolean
  /** Aimed at groups outside existing networks. */
  readonly beyondNetworks: boolean
  /** The organisation that agreed to pass it on, and the day it confirmed that it did. */
  readonly passedBy: string | null
  readonly confirmedOn: Day | null
}

/** A question of the response form. */
export type Question = Item & {
  /** Path of the document, section or paragraph it is about; null where it is tied to nothing. */
  readonly about: string | null
  /** Asks how the consultation itself is run. */
  readonly aboutProcess: boolean
  /** Answered by choosing, not in words. */
  readonly closed: boolean
  /** Has room for a comment that stays with the answer. */
  readonly comment: boolean
  /** Invites evidence, and the likely effect on those who answer. */
  readonly invitesEvidence: boolean
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
  /** What its wording came to when it was looked at; null where it was not. */
  readonly wording: {
    readonly readingAge: number
    readonly longSentences: number
    readonly dealtWith: string | null
    /** Somebody from outside who read it, and when. */
    readonly reader: string | null
    readonly readOn: Day | null
  } | null
}

/** The person or post who answers queries. */
export type Contact = {
  readonly name: string | null
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** All that is known of one consultation. */
export type ConsultationFacts = SubjectFacts &
  ConsultationResponseFacts &
  ConsultationOutcomeFacts &
  ConsultationPreparationFacts & {
    readonly subject: 'consultation'
    readonly state: ConsultationState
    /** The bodies that run it, that act for the one that runs it (null where nobody does), and that decide. */
    readonly leadBody: string | null
    readonly actingBody: string | null
    readonly decidingBody: string | null
    /** First and last day on which responses are taken, expected or actual; null while not set. */
    readonly opensOn: Day | null
    readonly closesOn: Day | null
    /** The hour on the last day at which it closes; null for the end of the day. */
    readonly closesAt: Hour | null
    /** The day a decision is to be made, and the day by which the results are promised. */
    readonly decisionOn: Day | null
    readonly feedbackOn: Day | null
    /** The day its page became public with dates and pack; null before. */
    readonly publishedOn: Day | null
    /** The day it was first listed in the public calendar with dates; null if never. */
    readonly listedOn: Day | null
    readonly plan: ConsultationPlanTexts
    /** Why it is open for less than the standard period; null where no reason is given. */
    readonly shortPeriod: {
      readonly ground: ShortPeriodGround | null
      readonly reason: string
      readonly publishedOn: Day | null
    } | null
    readonly busyPeriods: readonly BusyPeriod[]
    /** How busy periods are allowed for, as said beside the dates; null where nothing is. */
    readonly busyNote: string | null
    /** Challenges to the timescale. */
    readonly challenges: readonly Request[]
    readonly contact: Contact
    /** Formats offered beside the pack, such as "large print", "paper", "spoken". */
    readonly formatsOffered: readonly string[]
    /** Languages offered beside that of the pack. */
    readonly languagesOffered: readonly string[]
    /** Requests for another format or language. */
    readonly formatRequests: readonly Request[]
    /** Confirmed registrations of interest in this consultation, and how many of those were told when it opened. */
    readonly interest: { readonly registered: number; readonly told: number }
    readonly targetGroups: readonly TargetGroup[]
    readonly publicity: readonly Publicity[]
    readonly questions: readonly Question[]
    readonly documents: readonly PackDocument[]
    /** Words in the summary that opens the pack; null where there is none. */
    readonly summaryWords: number | null
  }
