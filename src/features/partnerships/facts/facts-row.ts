/** One row of the statement that loads facts, before its words are put as the practices have them. */
import type { Partner, PartnershipFacts, Stakeholder, StartGate, Terms } from '../../../codes/facts/partnership.ts'
import type { Meeting } from '../../../codes/facts/partnership-run.ts'
import type { Item } from '../../../facts/shared.ts'
import type { Day } from '../../../kernel/day.ts'
import type { SeatAnswer } from '../health/groups.ts'
import type { RoundKind } from '../health/questions.ts'
import type { StakeholderAnswer } from '../start/stakeholder-words.ts'

/** A list of the row: SQL gives null where there is nothing. */
type List<Thing> = readonly Thing[] | null
type ElementOf<Name extends keyof PartnershipFacts> = PartnershipFacts[Name] extends readonly (infer Thing)[]
  ? Thing
  : never

export type GateRow = StartGate & {
  readonly similar: readonly {
    readonly label: string
    readonly answer: 'ruled-out' | 'joined' | 'linked' | null
    readonly reason: string
  }[]
}

/** `asked`: whether the partner was asked what support it needs; blank needs are then "none". */
export type PartnerRow = Partner & { readonly asked: boolean }

export type TermsRow = Omit<Terms, 'label'> & {
  readonly sequence: number
  readonly printed: string
  readonly title: string
}

export type MeetingRow = Omit<Meeting, 'label' | 'closedItems'> & {
  readonly closedItems: readonly Omit<Meeting['closedItems'][number], 'label'>[]
}

export type RoundRow = {
  readonly id: string
  readonly kind: RoundKind
  readonly openedOn: Day
  readonly closedOn: Day
  readonly seats: number
  readonly answered: number
  readonly answers: readonly SeatAnswer[]
  readonly actions: readonly (Item & { readonly followed: boolean })[]
}

export type FactsRow = {
  readonly id: string
  readonly name: string
  readonly state: 'scoping' | 'forming' | 'running' | 'reviewing' | 'ended' | 'not-formed'
  readonly kind: PartnershipFacts['kind']
  readonly size: PartnershipFacts['scale']
  readonly purpose: string
  readonly public: boolean
  readonly started_on: Day | null
  readonly ends_on: Day | null
  readonly end_condition: string
  readonly evaluation_plan: string
  readonly resources: string
  readonly participation_budget: number | null
  readonly signatories: List<ElementOf<'signatories'>>
  readonly departures: List<ElementOf<'departures'>>
  readonly gate: GateRow | null
  readonly stakeholders: List<Omit<Stakeholder, 'answer'> & { readonly answer: StakeholderAnswer }>
  readonly partners: List<PartnerRow>
  readonly terms: TermsRow | null
  readonly new_terms: TermsRow | null
  readonly outset: PartnershipFacts['outset']
  readonly end_reviewed_on: Day | null
  readonly empty_kinds: List<string>
  readonly objectives: List<ElementOf<'objectives'>>
  readonly objectives_agreed: List<ElementOf<'objectivesAgreed'>>
  readonly milestones: List<ElementOf<'milestones'>>
  readonly dropped: List<ElementOf<'dropped'>>
  readonly risks: List<Omit<ElementOf<'risks'>, 'label'>>
  readonly risks_agreed: List<ElementOf<'risksAgreed'>>
  readonly outlook: List<ElementOf<'outlook'>>
  readonly reviews: List<Omit<ElementOf<'reviews'>, 'label'>>
  readonly lessons: List<ElementOf<'lessons'>>
  readonly successes: List<ElementOf<'successes'>>
  readonly seats: List<ElementOf<'seats'>>
  readonly advice: List<ElementOf<'adviceAsked'>>
  readonly join_requests: List<Omit<ElementOf<'joinRequests'>, 'label'>>
  readonly communities: List<ElementOf<'communities'>>
  readonly ending: PartnershipFacts['ending']
  readonly concerns: List<Omit<ElementOf<'concerns'>, 'label'>>
  readonly rounds: List<RoundRow>
  readonly open_rounds: List<Omit<ElementOf<'openRounds'>, 'label'>>
  readonly meetings: List<MeetingRow>
  readonly decisions: List<ElementOf<'decisions'>>
  readonly actions: List<ElementOf<'actions'>>
  readonly report_backs: List<{
    readonly id: string
    readonly within: string
    readonly seat: string
    readonly metOn: Day
    readonly sentOn: Day | null
  }>
}
