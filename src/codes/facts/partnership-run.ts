/** Facts of a running partnership: meetings, decisions, actions, reports back, and how its people find it. */
import type { Day } from '../../kernel/day.ts'
import type { Item, Request, Sector } from './shared.ts'

/** A paper for a meeting. */
export type Paper = Item & {
  readonly sector: Sector
  /** The day it went out; null while it has not. */
  readonly sentOn: Day | null
  readonly pages: number
  readonly summarised: boolean
  /** Reading age in years; null where not measured. */
  readonly readingAge: number | null
}

/** A meeting, held or to come; cancelled ones are left out. */
export type Meeting = Item & {
  readonly on: Day
  readonly held: boolean
  /** The day on which the date now in force was set. */
  readonly dateSetOn: Day
  readonly whyNeeded: string | null
  /** Last day for agenda items; null while the agenda is open without a last day. */
  readonly agendaClosesOn: Day | null
  /** Seats filled when items were asked for, and how many of those were asked. */
  readonly seatsFilled: number
  readonly seatsAsked: number
  readonly proposals: readonly (Item & { readonly sector: Sector; readonly answer: 'accepted' | 'declined' | null })[]
  /** The day the agenda went out; null while it has not. */
  readonly agendaSentOn: Day | null
  readonly papers: readonly Paper[]
  /** Closed items: why, and the day closure is looked at again. `label` must not give the text away. */
  readonly closedItems: readonly (Item & { readonly reason: string | null; readonly lookAgainOn: Day | null })[]
  /** One entry per filled seat; `label` is the seat. */
  readonly attendance: readonly (Item & {
    readonly as: 'holder' | 'substitute' | 'observer'
    readonly present: boolean
  })[]
  /** Interests declared in an item; `label` names seat and item. */
  readonly interests: readonly (Item & { readonly left: boolean; readonly counted: boolean })[]
  readonly minutesPublishedOn: Day | null
}

/** A decision. `label` is its title. */
export type Decision = Item & {
  readonly decidedOn: Day
  readonly text: string | null
  readonly basis: string | null
  readonly how: 'consensus' | 'vote' | 'writtenProcedure' | 'alone'
  /** Why it came to a vote. */
  readonly voteReason: string | null
  /** Seats that took part. */
  readonly tookPart: number
  readonly owner: string | null
  readonly binds: string | null
  readonly sector: Sector
  /** Large effects on policy or money. */
  readonly major: boolean
  /** The day it was announced beforehand; null if it was not. */
  readonly announcedOn: Day | null
  /** Seats that dissented, and how many of their views are recorded in their own words. */
  readonly dissents: number
  readonly minorityViews: number
  /** Sector seats that were to ask those they represent, and how many said how they did. */
  readonly seatsToConsult: number
  readonly seatsConsulted: number
}

/** Answers to one question of a survey round, by sector. Small groups are already folded into "other". */
export type SurveyAnswer = {
  readonly question: string
  readonly sector: Sector
  readonly answers: number
  readonly agree: number
}

/** A health check or pulse. */
export type SurveyRound = Item & {
  readonly closedOn: Day
  readonly seats: number
  readonly answered: number
  /** Whether results by sector are shown to the partners. */
  readonly shownBySector: boolean
  readonly answers: readonly SurveyAnswer[]
  /** Actions that came of it; `done` or in hand counts as followed. */
  readonly actions: readonly (Item & { readonly followed: boolean })[]
}

/** What a running partnership keeps. */
export type PartnershipRunFacts = {
  readonly meetings: readonly Meeting[]
  readonly decisions: readonly Decision[]
  readonly actions: readonly (Item & {
    readonly owner: string | null
    readonly due: Day | null
    readonly done: boolean
    /** The day it was last followed up; null if never. */
    readonly followedUpOn: Day | null
  })[]
  /** Reports owed by sector seats for meetings held; `label` names seat and meeting. */
  readonly reportBacks: readonly (Item & { readonly metOn: Day; readonly sentOn: Day | null })[]
  /** Whether interests are kept in a register. */
  readonly interestsRegister: boolean
  readonly disputes: readonly (Request & { readonly inHand: boolean })[]
  readonly concerns: readonly (Item & {
    readonly raisedOn: Day
    readonly acknowledgedOn: Day | null
    readonly resolvedOn: Day | null
  })[]
  readonly healthChecks: readonly SurveyRound[]
  readonly pulses: readonly SurveyRound[]
  /** End date or condition; both null where none is set. */
  readonly endsOn: Day | null
  readonly endCondition: string | null
  /** The day the end was last looked at; null if never. */
  readonly endReviewedOn: Day | null
  /** The record of the ending; null while it has not ended. Each null where it was not done. */
  readonly ending: {
    readonly endedOn: Day
    readonly outcomes: string | null
    readonly handedOver: string | null
    readonly thanked: boolean
    readonly lessons: string | null
    readonly recordsKept: string | null
  } | null
}
