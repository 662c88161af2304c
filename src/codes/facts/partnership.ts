/** Facts of one partnership. Closed matters are given by their existence and dates only, never by their text. */
import type { Day } from '../../kernel/day.ts'
import type { PartnershipRunFacts } from './partnership-run.ts'
import type { Item, Request, Sector, SubjectFacts } from './shared.ts'

/** Where a partnership stands. */
export type PartnershipState = 'scoping' | 'forming' | 'running' | 'reviewing' | 'ended' | 'notFormed'

/** A similar partnership that the register showed at the start. */
export type Similar = Item & {
  readonly answer: 'ruledOut' | 'joined' | 'linked' | null
  readonly reason: string | null
}

/** The record of the start gate; texts are null or blank where nothing was written. */
export type StartGate = {
  readonly existing: string | null
  readonly underWay: string | null
  readonly constraints: string | null
  /** Why partnership beats working apart. */
  readonly whyTogether: string | null
  readonly addedValue: string | null
  /** How the added value is to be measured. */
  readonly addedValueMeasure: string | null
  /** The day the register was searched for similar partnerships; null if it was not. */
  readonly searchedOn: Day | null
  readonly similar: readonly Similar[]
  readonly outcome: 'go' | 'joinAnother' | 'noPartnership' | null
  readonly decidedOn: Day | null
}

/** Somebody with a stake. */
export type Stakeholder = Item & {
  readonly category: string
  /** Affected by the work, rather than doing it. */
  readonly affected: boolean
  readonly standing: 'invited' | 'consulted' | 'informed' | 'leftOut' | null
  /** Why; needed where left out. */
  readonly reason: string | null
}

/** A partner, as long as it takes part. */
export type Partner = Item & {
  readonly sector: Sector
  readonly joinedOn: Day
  readonly reasons: string | null
  readonly offers: string | null
  readonly limits: string | null
  /** Support needs and barriers; null where it was not asked yet. `answer` is how it was met or answered. */
  readonly supportNeeds: readonly (Item & { readonly answer: string | null })[] | null
}

/** What terms of reference must cover. */
export const termsTopics = [
  'purpose',
  'membership',
  'voting',
  'authority',
  'accountability',
  'conduct',
  'conflicts',
  'disputes',
  'review',
  'end',
  'equality',
  'autonomy',
] as const
export type TermsTopic = (typeof termsTopics)[number]

/** The terms of reference in their latest version. */
export type Terms = Item & {
  readonly public: boolean
  /** Topics that a paragraph of the terms is marked as covering. */
  readonly covers: readonly TermsTopic[]
  /** Each partner's answer to this version; `label` is the partner. */
  readonly agreements: readonly (Item & {
    readonly answer: 'agreed' | 'agreedWithComment' | 'notAgreed' | null
    readonly on: Day | null
  })[]
}

/** How a holder stands to those behind the seat. */
export type Mandate = 'representing' | 'representativeOf' | 'invitedForExpertise'

/** The person who holds a seat today. */
export type Holding = {
  readonly person: string
  readonly since: Day
  readonly confirmedOn: Day | null
  readonly mandate: Mandate | null
  /** What the holder may decide, and the day the partner confirmed it. */
  readonly authority: string | null
  readonly authorityConfirmedOn: Day | null
  /** The day the holder confirmed the written role. */
  readonly roleConfirmedOn: Day | null
  /** How the holder was selected, and whether that is public. */
  readonly selection: string | null
  readonly selectionPublic: boolean
  readonly inductedOn: Day | null
  readonly buddyOffered: boolean
}

/** A seat that exists today. */
export type Seat = Item & {
  readonly sector: Sector
  /** "chair", "vice-chair", "treasurer", "member" or another word for its role. */
  readonly role: string
  /** The written role; null where there is none. */
  readonly roleText: string | null
  /** Null while the seat is vacant. */
  readonly holder: Holding | null
  /** Named substitute; `authority` is what is delegated, null where nothing is. */
  readonly substitute: { readonly person: string; readonly authority: string | null } | null
}

/** All that is known of one partnership. */
export type PartnershipFacts = SubjectFacts &
  PartnershipRunFacts & {
    readonly subject: 'partnership'
    readonly state: PartnershipState
    readonly kind: 'strategic' | 'task' | 'relationship' | null
    /** `small`: informal, asked only the essentials; null while not set. */
    readonly scale: 'small' | 'full' | null
    /** Day from which it runs, planned or actual; null while not set. */
    readonly startsOn: Day | null
    readonly purpose: string | null
    readonly gate: StartGate
    /** Categories of stakeholders, and whether each was considered. */
    readonly stakeholderCategories: readonly (Item & { readonly considered: boolean })[]
    readonly stakeholders: readonly Stakeholder[]
    /** Infrastructure organisations asked whom to approach. */
    readonly infrastructureAsked: readonly Request[]
    /** Whether the register entry tells how to ask to join. */
    readonly joinWayPublic: boolean
    readonly joinRequests: readonly Request[]
    readonly partners: readonly Partner[]
    readonly terms: Terms | null
    /** Communities it serves: the seat that represents each, or what is done about the gap. */
    readonly communities: readonly (Item & { readonly seat: string | null; readonly gapAction: string | null })[]
    readonly seats: readonly Seat[]
  }
