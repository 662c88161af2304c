/** Facts of one organisation: what it says of itself, the consultations it led, and what its people passed on. */
import type { Day } from '../../kernel/day.ts'
import type { Item, Sector, SubjectFacts } from './shared.ts'

/** A consultation that it leads and that has dates. */
export type LedConsultation = Item & { readonly opensOn: Day; readonly closesOn: Day }

/** A policy or change of service, and how the sector was involved in it. */
export type PolicyChange = Item & {
  readonly affectsSector: boolean
  /** The consultation, or another way of involving the sector, tied to it; null where there is none. */
  readonly involvedBy: string | null
  /** Why the sector was not involved; null where nothing was said. */
  readonly noInvolvement: string | null
  /** The note of its effect on the sector, and its day. */
  readonly effect: string | null
  readonly effectNotedOn: Day | null
}

/** What is known of one organisation. Texts are null or blank where nothing was written. */
export type OrganisationFacts = SubjectFacts & {
  readonly subject: 'organisation'
  readonly sector: Sector
  readonly infrastructure: boolean
  /** Topics, places and bodies that it wants to hear of, and those it does not. */
  readonly wants: number
  readonly refuses: number
  /** How it communicates with members, representatives, the wider sector and the community. */
  readonly communication: string | null
  /** Whether it has an email address or a phone number, and somebody who speaks for it today. */
  readonly reachable: boolean
  readonly spokenForBy: string | null
  readonly objectives: string | null
  readonly objectivesEvidence: string | null
  /** Its own plan for putting the codes into practice, and the day it last changed. */
  readonly codePlan: string | null
  readonly codePlanOn: Day | null
  /** The day it confirmed that it knows what silence means. */
  readonly silenceUnderstoodOn: Day | null
  /** The infrastructure organisation that it belongs to. */
  readonly belongsTo: string | null
  readonly consultations: readonly LedConsultation[]
  /** Meetings that its seats attended, each with the day its people were told what came of it. */
  readonly meetings: readonly (Item & { readonly heldOn: Day; readonly passedOnOn: Day | null })[]
  readonly policies: readonly PolicyChange[]
  /** Lessons from evaluations of its consultations: the procedure each changes and when, or why none changes. */
  readonly lessons: readonly (Item & {
    readonly procedure: string | null
    readonly changedOn: Day | null
    readonly noChange: string | null
  })[]
}
