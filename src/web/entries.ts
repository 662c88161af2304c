/**
 * Entries that are declared kind by kind, each with boxes of its own: what was typed into them as columns and words, and what of it says
 * nothing. A partnership keeps such entries, an organisation, and the Compact; what they name and who writes them differs.
 */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { says } from '../kernel/says.ts'
import type { Translate } from './catalogue.ts'
import type { FormSpec } from './fields.ts'

/** What was typed into the boxes of a kind, as its fields read it. */
export type Typed = Readonly<Record<string, unknown>>

/** A box as a text; '' where nothing was typed. */
export function textOf(typed: Typed, name: string): string {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}

/** The words of an entry, by the names of its boxes. */
export const entryWords = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string()), z.boolean(), z.number()]).nullable(),
)

/** What an entry names: an id with the name to show. */
export type NamedThing = { readonly id: string; readonly label: string }

/** A column for a box that names one thing. */
export const namedId = z.string().nullable().default(null)

const aDay = z.custom<Day>().nullable().default(null)

/** The columns that every kind of entry has beside those of what it names. */
export const plainColumns = {
  on_day: aDay,
  by_day: aDay,
  choice: z
    .string()
    .nullable()
    .default('')
    .transform(value => value ?? ''),
}

/** What was typed, as the record holds it: boxes in `own` have columns or rows of their own, all others are words. */
export function columnsOf<Columns extends z.ZodObject>(typed: Typed, columns: Columns, own: ReadonlySet<string>) {
  const rest = Object.entries(typed).filter(([name]) => !own.has(name))
  return { ...columns.parse(typed), words: JSON.stringify(entryWords.parse(Object.fromEntries(rest))) }
}

const several = z.array(z.string()).default([])

/** The ids that a box with several names; none where it was not asked. */
export function idsIn(typed: Typed, name: string): readonly string[] {
  return several.parse(typed[name])
}

/** One box of an entry, as it is read; an address is shown as a link. */
export type Line = { readonly label: string; readonly text: string; readonly href?: string }

/** A line in words: a label that asks needs no colon. */
export function sayLine({ label, text }: Line): string {
  return label.endsWith('?') ? `${label} ${text}` : `${label}: ${text}`
}

/** The boxes whose words are evidence and say nothing, each with its label. */
export function hollowIn(
  kind: { readonly fields: FormSpec; readonly evidence: readonly string[] },
  typed: Typed,
  t: Translate,
): readonly (readonly [box: string, label: string])[] {
  return kind.evidence.flatMap(name => {
    const label = kind.fields[name]?.label ?? name
    const text = textOf(typed, name)
    return text !== '' && !says(text, t(label)) ? [[name, label] as const] : []
  })
}
