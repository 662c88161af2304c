/**
 * What an organisation keeps of how it works, and what the Compact keeps of itself, declared once for each kind: its boxes and what they
 * must say. The pages, the list and the file of values follow from the declaration.
 */
import type { FormName } from '../../codes/index.ts'
import type { Day } from '../../kernel/day.ts'
import type { Message } from '../../web/catalogue.ts'
import type { Typed } from '../../web/entries.ts'
import type { FormSpec } from '../../web/fields.ts'
import type { BookName } from '../organisations/index.ts'

/** Boxes that name a record: they have columns of their own, or rows where they may name several. */
export const namingBoxes = [
  'about_entry_id',
  'code_id',
  'consultation_id',
  'partnership_id',
  'entry_ids',
  'partnership_ids',
  'consultation_ids',
] as const
export type NamingBox = (typeof namingBoxes)[number]

/** Whether a box names a record. */
export function isNaming(name: string): name is NamingBox {
  return namingBoxes.some(each => each === name)
}

/** Boxes beside the words that have columns of their own, whatever the kind. */
export const ownColumns: ReadonlySet<string> = new Set([...namingBoxes, 'on_day', 'by_day', 'choice'])

/** A kind of entry. Its words are `books.kinds.<name>`. */
export type Kind = {
  /** Stable: it stands in addresses and in the record. */
  readonly name: string
  /** The page that lists it. */
  readonly book: BookName
  /** The form that a finding leads to. */
  readonly form: FormName
  readonly fields: FormSpec
  /** Boxes whose words are evidence: words of no content are refused. */
  readonly evidence: readonly string[]
  /** There is one at most: the list then offers to change it. */
  readonly single?: true
  /** The kind of which entries are named in `about_entry_id` or `entry_ids`. */
  readonly about?: string
  /** What cannot be, by box. */
  readonly check?: (typed: Typed, today: Day) => Readonly<Record<string, Message | string>>
}

/** Declares a kind. */
export function defineKind<const K extends Kind>(kind: K): K {
  return kind
}
