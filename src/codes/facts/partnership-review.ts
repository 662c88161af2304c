/** Facts of a partnership's reviews and of what it learned. */

import type { Item } from '../../facts/shared.ts'
import type { Day } from '../../kernel/day.ts'

/** A review that is closed; texts are null where nothing was written. */
export type Review = Item & {
  readonly heldOn: Day
  readonly strengths: string | null
  readonly weaknesses: string | null
  readonly wayForward: 'go-on' | 'change' | 'stop'
  /** Whether these are the right partners, and what changes. */
  readonly membership: string | null
  readonly membershipChanges: string | null
  readonly costs: string | null
  readonly costsInKind: string | null
  readonly benefits: string | null
  /** What was found: how many actions came of each, and how many of them are late. */
  readonly findings: readonly (Item & { readonly actions: number; readonly late: number })[]
  /** Objectives that stood on its day. */
  readonly objectives: readonly (Item & { readonly marked: boolean })[]
  /** Partners of its day: whether each has spoken, and what it gained. */
  readonly partners: readonly (Item & { readonly said: boolean; readonly gained: string | null })[]
}

/** What was looked back on. */
export type PartnershipReviewFacts = {
  /** Closed reviews, the latest last. */
  readonly reviews: readonly Review[]
  /** Lessons with how many of today's partners took each home or said why not. */
  readonly lessons: readonly (Item & { readonly partners: number; readonly answered: number })[]
  readonly successes: readonly (Item & { readonly on: Day })[]
}
