/**
 * What a partnership keeps of itself, declared once for each kind: its boxes, who writes it, who reads it, and who is asked whether
 * it is so. The pages, the list, the file of values and the questions to partners and seats follow from the declaration.
 */
import type { FormName } from '../../../codes/index.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Message } from '../../../web/catalogue.ts'
import type { Typed } from '../../../web/entries.ts'
import type { FormSpec } from '../../../web/fields.ts'
import type { PlanStage } from '../plan/tasks.ts'

/** Boxes that name something: they have columns of their own. */
export const namingBoxes = [
  'partner_id',
  'to_partner_id',
  'seat_id',
  'organisation_id',
  'about_entry_id',
  'partner_ids',
  'seat_ids',
  'consultation_ids',
] as const
export type NamingBox = (typeof namingBoxes)[number]

/** Whether a box names partners, seats, an organisation or another entry. */
export function isNaming(name: string): name is NamingBox {
  return namingBoxes.some(each => each === name)
}

/** Boxes beside the words that have columns of their own, whatever the kind. */
export const ownColumns: ReadonlySet<string> = new Set([...namingBoxes, 'on_day', 'by_day', 'choice'])

/**
 * Who is asked whether an entry is so, once it is written: the partner it is about, the partners it names, the organisation it names,
 * every seat that is filled, the seats it names, or the one seat it names.
 */
export type Asks = 'partner' | 'named-partners' | 'organisation' | 'seats' | 'named-seats' | 'seat'

/** A kind of entry. Its words are `entries.kinds.<name>`. */
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
  /** `partner`: those who run the partnership, and whoever speaks for a partner, for that one alone. */
  readonly writes: 'runs' | 'sits' | 'partner'
  /** Who reads it: everybody, or those who sit there and whoever helps them. */
  readonly seen: 'anyone' | 'members'
  readonly asks?: Asks
  /** Whether those in seats say that they took part, and how worth while it was: asked once its day has passed. */
  readonly rated?: true
  /** Boxes that are filled later and change nothing of what was put to others. */
  readonly later?: readonly string[]
  /** Boxes that stay as they were put to others: what was asked about one thing was not asked about another. */
  readonly fixed?: readonly string[]
  /** Whether a no of a seat needs no reason. */
  readonly plainNo?: true
  /** Whether it is written down on a page of its own, several at once. */
  readonly several?: true
  /** Whether a partner, or the partnership, has one of it at most: the list then offers to change it. */
  readonly single?: 'of-partner' | 'of-partnership'
  /** Kinds of which entries are named in `about_entry_id`. */
  readonly about?: string
  /** What cannot be, by box. */
  readonly check?: (typed: Typed, by: By) => Readonly<Record<string, Message | string>>
}

/** Who writes an entry and when: somebody who runs the partnership, or not. */
export type By = { readonly today: Day; readonly runs: boolean }

/** The pages on which kinds are listed together; each stands in the workspace at a stage. */
export const books = {
  profiles: 'form',
  ties: 'form',
  people: 'form',
  reach: 'run',
  dates: 'run',
  'sent-out': 'run',
  voice: 'run',
  engagement: 'run',
} as const satisfies Readonly<Record<string, PlanStage>>
export type BookName = keyof typeof books

/** Declares a kind. */
export function defineKind<const K extends Kind>(kind: K): K {
  return kind
}
