/** Facts of the Compact itself: its codes in force, and how people reach those who keep it. */
import type { Day } from '../../kernel/day.ts'
import type { Contact } from './consultation.ts'
import type { Item, Sector, SubjectFacts } from './shared.ts'

/** One version of a code. */
export type CodeVersion = Item & {
  readonly datedOn: Day | null
  /** What changed and why, as recorded; null for nothing. */
  readonly why: string | null
}

/** A code in force. */
export type CodeInForce = Item & {
  /** The day its version in force became public clause by clause; null while it is not. */
  readonly publishedOn: Day | null
  /** Every version kept, the first one first. */
  readonly versions: readonly CodeVersion[]
}

/** What is known of the Compact. */
export type CompactFacts = SubjectFacts & {
  readonly subject: 'compact'
  readonly codes: readonly CodeInForce[]
  /** The public contact of the secretariat. */
  readonly contact: Contact
  /** Organisations that have signed, as the public register shows them, each with its champion of today. */
  readonly signed: readonly (Item & {
    readonly sector: Sector
    readonly signedOn: Day
    readonly champion: string | null
  })[]
}
