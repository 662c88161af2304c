/** Facts of a running partnership: meetings, decisions, actions, reports back, and how its people find it. */

import type { Item, Sector } from '../../facts/shared.ts'
import type { Day } from '../../kernel/day.ts'

/** A paper for a meeting. */
export type Paper = Item & {
  /** The day it went out; null while it has not. */
  readonly sentOn: Day | null
  readonly pages: number
  readonly summarised: boolean
  /** Whether only those entitled may open it, as its mark says. */
  readonly confidential: boolean
  /** Whether the item it belongs to is closed. */
  readonly ofClosedItem: boolean
  /** Seats with a declared interest in its item that opened it all the same. */
  readonly readByShutOut: number
}

/** A meeting, held or to come; cancelled ones are left out. */
export type Meeting = Item & {
  readonly on: Day
  readonly held: boolean
  /** The day on which the date now in force was set: a meeting moved counts from its move. */
  readonly dateSetOn: Day
  readonly whyNeeded: string | null
  /** The day all filled seats were asked for items; null if they were not. */
  readonly itemsAskedOn: Day | null
  /** Last day for agenda items; null while none is set. */
  readonly agendaClosesOn: Day | null
  /** Items proposed by seats. `sector` is the seat's; `answered` once accepted, declined or deferred. */
  readonly proposals: readonly (Item & { readonly sector: Sector; readonly answered: boolean })[]
  /** Items on the agenda, whether each is tied to an objective, and the minutes set for it. Closed ones carry no telling label. */
  readonly items: readonly (Item & { readonly tied: boolean; readonly minutes: number | null })[]
  /** The day the agenda went out; null while it has not. */
  readonly agendaSentOn: Day | null
  readonly papers: readonly Paper[]
  /** Seats filled on the day, and how many of those confirmed that they had read every paper. */
  readonly seatsFilled: number
  readonly seatsPrepared: number
  /** Filled seats whose people were reminded before it, or had nothing left to do. */
  readonly seatsReminded: number
  /** Closed items: why, and the day closure is looked at again. `label` must not give the text away. */
  readonly closedItems: readonly (Item & { readonly reason: string | null; readonly lookAgainOn: Day | null })[]
  /** One entry per filled seat; `label` is the seat. */
  readonly attendance: readonly (Item & {
    readonly as: 'holder' | 'substitute' | 'observer'
    readonly present: boolean
  })[]
  /** Interests declared in an item; `label` names seat and item. `counted`: the seat took a position all the same. */
  readonly interests: readonly (Item & { readonly left: boolean; readonly counted: boolean })[]
  readonly minutesPublishedOn: Day | null
  /** Whether what happened may still be put right: until its minutes are approved. */
  readonly recordable: boolean
}

/** A decision. `label` is its title or first words. */
export type Decision = Item & {
  readonly decidedOn: Day
  readonly text: string | null
  readonly basis: string | null
  readonly how: 'consensus' | 'vote' | 'written'
  /** Why it came to a vote. */
  readonly voteReason: string | null
  /** Whether its record may still be put right. */
  readonly correctable: boolean
  /** Seats that took part. */
  readonly tookPart: number
  readonly owner: string | null
  /** Sector of the seat that owns it; null where no seat does. */
  readonly sector: Sector | null
  /** Large effects on policy or money. */
  readonly major: boolean
  /** The day it was announced beforehand; null if it was not. */
  readonly announcedOn: Day | null
  /** Seats that were against, and how many of their views are recorded in their own words. */
  readonly dissents: number
  readonly minorityViews: number
  /** Filled sector seats, and how many of those said before it whom they asked and how. */
  readonly seatsToConsult: number
  readonly seatsConsulted: number
}

/** Answers to one question of a survey round, by sector. Groups below the limit are already folded into "other". */
export type SurveyAnswer = {
  readonly question: string
  readonly sector: Sector
  readonly answers: number
  readonly agree: number
}

/** A health check or pulse that has closed. */
export type SurveyRound = Item & {
  readonly closedOn: Day
  /** Seats filled, and how many of those answered. */
  readonly seats: number
  readonly answered: number
  readonly answers: readonly SurveyAnswer[]
  /** How many questions it asks, and of how many of them the answers can be shown. */
  readonly questions: number
  readonly shown: number
  /** How many of the seats that answered left no question out. */
  readonly complete: number
  /** Actions that came of it; `followed` while in time, and once closed. */
  readonly actions: readonly (Item & { readonly followed: boolean })[]
}

/** What a running partnership keeps. */
export type PartnershipRunFacts = {
  readonly meetings: readonly Meeting[]
  readonly decisions: readonly Decision[]
  /** `closed`: done or dropped. */
  readonly actions: readonly (Item & {
    readonly owner: string | null
    readonly due: Day | null
    readonly closed: boolean
  })[]
  /** Reports owed by filled sector seats, one for each meeting held; `label` names both, `within` is the seat. */
  readonly reportBacks: readonly (Item & {
    readonly within: string
    readonly metOn: Day
    readonly sentOn: Day | null
  })[]
  /** Concerns about conduct or domination, and disagreements. `label` tells the day, not the matter. */
  readonly concerns: readonly (Item & {
    readonly kind: 'concern' | 'dispute'
    readonly raisedOn: Day
    /** Whether talks or mediation have begun and not come to their end. */
    readonly inHand: boolean
    readonly acknowledgedOn: Day | null
    /** The day it was settled and answered; null until then. */
    readonly answeredOn: Day | null
  })[]
  readonly healthChecks: readonly SurveyRound[]
  readonly pulses: readonly SurveyRound[]
  /** Rounds that are open: seats may still answer. `closesOn` is the last day. */
  readonly openRounds: readonly (Item & {
    readonly kind: 'health-check' | 'pulse' | 'working-together'
    readonly openedOn: Day
    readonly closesOn: Day
    readonly seats: number
    readonly answered: number
  })[]
  /** Rounds on how partners work together. */
  readonly togetherRounds: readonly SurveyRound[]
  /** End date or condition; both null where none is set. */
  readonly endsOn: Day | null
  readonly endCondition: string | null
}
