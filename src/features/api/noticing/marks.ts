/** What changed in a record between two looks at it, as anybody reads it. Pure but for the hash. */
import { createHash } from 'node:crypto'
import type { Day } from '../../../kernel/day.ts'
import type { OpenRecord } from '../../../web/resource.ts'

/** A short mark of each field: enough to see that it is another, and too little to read it back. */
export type Marks = Readonly<Record<string, string>>

/** What is known of a record: its marks, and when it was last seen to be another, with the fields that were (none: it was new). */
export type Noticed = { readonly marks: Marks; readonly on: Day | null; readonly changed: readonly string[] }

/** The marks of a record. Addresses of pages are left out: they are others wherever the Hub moves. */
export function marksOf(record: OpenRecord): Marks {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([field]) => field !== 'url')
      .map(([field, value]) => [field, markOf(value)]),
  )
}

function markOf(value: unknown): string {
  const text = JSON.stringify(value, (name, part: unknown) => (name === 'url' ? undefined : part)) ?? ''
  return createHash('sha256').update(text).digest('base64url').slice(0, 8)
}

/** What is known of a record after a look on a day; `first`: nobody had looked at its kind before. The same as before where nothing changed. */
export function lookedAt(before: Noticed | null, marks: Marks, today: Day, first: boolean): Noticed {
  if (before === null) return { marks, on: first ? null : today, changed: [] }
  const changed = Object.keys(marks).filter(field => field in before.marks && marks[field] !== before.marks[field])
  // A field that a newer version tells for the first time is no change of the record.
  const told = Object.keys(marks).length !== Object.keys(before.marks).length
  if (changed.length === 0) return told ? { ...before, marks } : before
  // What came new today stays new, and what changed twice in a day is told together.
  const sameDay = before.on === today
  if (sameDay && before.changed.length === 0) return { ...before, marks }
  return { marks, on: today, changed: sameDay ? [...new Set([...before.changed, ...changed])] : changed }
}
