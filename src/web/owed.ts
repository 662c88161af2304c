/**
 * What a feature is owed: work that its records show to be waiting for somebody, declared like pages and jobs. My tasks asks
 * all of them in one statement; the numbers of days come from the one clock.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Publishes } from '../access/ledger.ts'
import type { RuleName } from '../codes/index.ts'
import type { Day } from '../kernel/day.ts'

/** Whom one asks for, and how their numbers are found. */
export type OwedAsking = {
  readonly person: string
  readonly today: Day
  readonly isSecretariat: boolean
  /** Ids of the subjects on which they hold one of these roles. */
  readonly of: (...roles: readonly string[]) => readonly string[]
  /** The number of a rule for the subject whose id the SQL names, as SQL. */
  readonly within: (rule: RuleName, subject: RawBuilder<unknown>) => RawBuilder<unknown>
}

export type OwedDefinition = {
  /** Its words are `compact.owed.<kind>.title` and `.why`. */
  readonly kind: string
  /** What it tells of those who answered consultations, as of a page. */
  readonly publishes: Publishes
  /** The page on which it is done; `:slug`, `:id` and `:within` are those of the row. */
  readonly page: string
  /** How strongly it is asked: an answer that is owed is a must, good practice a should. */
  readonly strength: 'must' | 'should'
  /** Whether somebody is waiting for it. */
  readonly waits: boolean
  /** The rule that its last day comes from, where one does: by a mere suggestion nothing is late. */
  readonly rule?: RuleName
  /** Practices whose finding says of all what this says of one: only the task is shown. */
  readonly saysFor?: readonly string[]
  /**
   * SQL that selects, in this order: how many, what it is called, last day, id of the record, id of what that belongs to, the
   * kind of the subject, its id, its slug and its name. Null where nothing can be owed by whoever is asked.
   */
  readonly rows: (asking: OwedAsking) => RawBuilder<unknown> | null
}

/** Declares something owed. */
export function defineOwed(definition: OwedDefinition): OwedDefinition {
  return definition
}

/** A list of ids as SQL. */
export const anyId = (ids: readonly string[]): RawBuilder<unknown> => sql`any(${[...ids]}::uuid[])`

/** The day of a meeting `m`, as tasks name it. */
export const meetingDay: RawBuilder<unknown> = sql`to_char(m.held_on, 'FMDD FMMonth YYYY')`
