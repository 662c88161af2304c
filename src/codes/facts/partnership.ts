/** Facts of one partnership. Closed matters are given by their existence and dates only, never by their text. */

import type { Item, Request, Sector, SubjectFacts } from '../../facts/shared.ts'
import type { Day } from '../../kernel/day.ts'
import type { PartnershipCourseFacts } from './partnership-course.ts'
import type { PartnershipReviewFacts } from './partnership-review.ts'
import type { PartnershipRunFacts } from './partnership-run.ts'

/** Where a partnership stands. */
export type PartnershipState = 'scoping' | 'forming' | 'running' | 'reviewing' | 'ended' | 'notFormed'

/** The record of the start gate; texts are null or blank where nothing was written. */
export type StartGate = {
  /** Why the need is better met together. */
  readonly need: string | null
  /** What exists already and what is under way. */
  readonly existing: string | null
  readonly constraints: string | null
  readonly addedValue: string | null
  /** The day the register was searched for similar partnerships; null if it was not. */
  readonly searchedOn: Day | null
  /** Whether what was found was ruled out, joined or linked, and why; that nothing was found counts. */
  readonly similarAnswer: string | null
  readonly outcome: 'go' | 'join' | 'none' | null
  readonly decidedOn: Day | null
  /** Why it was decided so. */
  readonly reason: string | null
}

/** Somebody with a stake. `listed` is on record, but not yet dealt with. */
export type Stakeholder = Item & {
  /** The kind of stakeholder, in the words of the stakeholder map. */
  readonly category: string
  readonly answer: 'listed' | 'invited' | 'partner' | 'consulted' | 'kept-informed' | 'declined' | 'left-out'
  /** Whether the work affects them. */
  readonly affected: boolean
  /** Why they were left out or declined, where it is written down. */
  readonly reason: string | null
}

/** A partner of today. */
export type Partner = Item & {
  readonly sector: Sector
  readonly joinedOn: Day
  readonly reasons: string | null
  readonly offers: string | null
  readonly limits: string | null
  /** Support needs and barriers; null or blank where it was not asked. `supportAnswer` is how they were met or answered. */
  readonly supportNeeds: string | null
  readonly supportAnswer: string | null
}

/** A version of the terms of reference. */
export type Terms = Item & {
  /** Whether every partner of the day agreed and it came into force. */
  readonly inForce: boolean
  /** Each partner's answer to this version, null while there is none; `label` is the partner. */
  readonly agreements: readonly (Item & {
    readonly answer: 'agreed' | 'agreed-with-comment' | 'not-agreed' | null
    readonly on: Day | null
  })[]
  /** The topics that its paragraphs are marked as covering: "purpose", "equality", "autonomy" and so on. */
  readonly topics: readonly string[]
}

/** The person who holds a seat today. */
export type Holding = {
  readonly id: string
  readonly person: string
  readonly since: Day
  /** The day the partner confirmed the holder. */
  readonly confirmedOn: Day | null
  /** How the holder stands to those behind the seat. */
  readonly mandate: 'representing' | 'representative-of' | 'invited-for-expertise' | null
  /** What the holder may decide, and the day the partner confirmed it. */
  readonly authority: string | null
  readonly authorityConfirmedOn: Day | null
  /** How the holder was selected. */
  readonly selection: string | null
  readonly inductedOn: Day | null
  readonly buddyOffered: boolean
  /** The day the holder confirmed the written role of the seat. */
  readonly roleConfirmedOn: Day | null
}

/** A seat that exists today. */
export type Seat = Item & {
  readonly sector: Sector
  /** "chair", "vice-chair", "member" or "adviser". */
  readonly role: string
  /** What the role asks; null where it is not written down. */
  readonly roleText: string | null
  /** Null while the seat is vacant. */
  readonly holder: Holding | null
  /** The holder's named substitute; `authority` is what is delegated, null where nothing is. */
  readonly substitute: { readonly person: string; readonly authority: string | null } | null
}

/** What was settled when a partnership ended; null or blank where nothing was written. */
export type Ending = {
  readonly outcomes: string | null
  readonly handedOver: string | null
  readonly thankedOn: Day | null
  readonly lessons: string | null
  readonly recordsKept: string | null
}

/** All that is known of one partnership. */
export type PartnershipFacts = SubjectFacts &
  PartnershipRunFacts &
  PartnershipCourseFacts &
  PartnershipReviewFacts & {
    readonly subject: 'partnership'
    readonly state: PartnershipState
    readonly kind: 'strategic' | 'task' | 'network'
    /** `small`: informal, asked only the essentials. */
    readonly scale: 'small' | 'full'
    /** Whether anyone can read its entry in the register, its rules and its seats. */
    readonly public: boolean
    /** Day from which it runs, planned or actual; null while not set. */
    readonly startsOn: Day | null
    readonly purpose: string | null
    readonly gate: StartGate
    readonly stakeholders: readonly Stakeholder[]
    /** Kinds of stakeholder, and whether each was considered: somebody is on record in it, or nobody was found. */
    readonly stakeholderKinds: readonly { readonly name: string; readonly considered: boolean }[]
    /** Infrastructure organisations asked whom to approach; `label` is the organisation. */
    readonly adviceAsked: readonly Request[]
    /** Requests to join, by their day only: who asks is not told. */
    readonly joinRequests: readonly Request[]
    /** Communities it serves: whether a filled seat represents each, and what is done about a gap. */
    readonly communities: readonly (Item & { readonly represented: boolean; readonly gapAction: string | null })[]
    readonly partners: readonly Partner[]
    /** How it began: when the first organisation of the sector joined, and when a partner first agreed to terms. */
    readonly outset: { readonly sectorJoinedOn: Day | null; readonly termsAgreedOn: Day | null }
    /** The terms in force; where none are yet, those put to the partners. */
    readonly terms: Terms | null
    /** A version put to the partners to follow the terms in force. */
    readonly newTerms: Terms | null
    /** The day its end was last looked at; null where it never was. */
    readonly endReviewedOn: Day | null
    /** How it will be evaluated; null or blank where nothing was written. */
    readonly evaluationPlan: string | null
    /** Money, staff time and administration committed against need. */
    readonly resources: string | null
    /** Money set aside for voluntary and community involvement, in the area's currency; null where not set. */
    readonly participationBudget: number | null
    readonly seats: readonly Seat[]
    /** What was settled when it ended; null while it has not. */
    readonly ending: Ending | null
  }
