/** Facts of the Compact itself: its codes in force, and how people reach those who keep it. */

import type { Contact, Item, Request, Sector, SubjectFacts } from '../../facts/shared.ts'
import type { Day } from '../../kernel/day.ts'

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
  /** The consultation it came out of, with the responses of each side; null where none is named. */
  readonly cameOutOf: { readonly label: string; readonly statutory: number; readonly sector: number } | null
  /** Who drew it up and how; null for nothing. */
  readonly drawnUpBy: string | null
  /** The day of its equality impact assessment. */
  readonly equalityOn: Day | null
  /** Every version kept, the first one first. */
  readonly versions: readonly CodeVersion[]
}

/** What is known of the Compact. */
export type CompactFacts = SubjectFacts & {
  readonly subject: 'compact'
  readonly codes: readonly CodeInForce[]
  /** The public contact of the secretariat. */
  readonly contact: Contact
  /** What the Compact itself states; null where nothing was written. */
  readonly statement: {
    readonly aim: string | null
    readonly principles: string | null
    readonly publicActions: string | null
    readonly sectorActions: string | null
    /** What distance and a sparse population mean for it. */
    readonly ruralNote: string | null
  }
  /** Comments on codes. */
  readonly comments: readonly Request[]
  /** The partnership that stewards it, with its seats of either side; null where none is named. */
  readonly governing:
    | (Item & {
        readonly isPublic: boolean
        readonly statutory: number
        readonly sector: number
        readonly lastMetOn: Day | null
      })
    | null
  /** Procedures for disputes and mediation that are agreed or in force. */
  readonly protocols: readonly Item[]
  /** The day on which the findings of all subjects were last recorded; null before the first time. */
  readonly findingsRecordedOn: Day | null
  /** Organisations that have signed, as the public register shows them, each with its champion of today. */
  readonly signed: readonly (Item & {
    readonly sector: Sector
    readonly signedOn: Day
    readonly champion: string | null
  })[]
}
