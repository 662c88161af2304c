/** What an organisation keeps of how it works, and what the Compact keeps of itself: the shape and the SQL of its entries. */
import { z } from 'zod'
import { day } from '../kernel/day.ts'
import type { Of } from './part.ts'
import { aDay, dayOrNone, item } from './shared.ts'
import { dayOf } from './sql.ts'

/** An entry that holds. Boxes that a kind has not are null or empty. */
export const bookEntry = item({
  kind: z.string(),
  writtenOn: aDay,
  /** The day on which what it says last changed. */
  changedOn: aDay,
  on: dayOrNone,
  by: dayOrNone,
  choice: z.string(),
  aboutId: z.string().nullable(),
  codeId: z.string().nullable(),
  /** Parts of the area, partnerships and consultations that it names. */
  names: z.array(z.string()),
  /** The words of its boxes, by their names. */
  words: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.boolean(), z.number()]).nullable()),
})
export type BookEntry = Of<typeof bookEntry>

/** The entries that `where` picks among own_entry `e`, as a JSON list. */
export const bookEntries = (where: string): string => `(
  select json_agg(json_build_object('id', e.id, 'label', coalesce(nullif(left(e.words ->> 'what', 120), ''), 'Entry'),
    'kind', e.kind, 'writtenOn', ${dayOf('e.created_at')}, 'changedOn', ${dayOf('e.changed_at')}, 'on', e.on_day, 'by', e.by_day,
    'choice', e.choice, 'aboutId', e.about_entry_id, 'codeId', e.code_id, 'words', e.words,
    'names', (select coalesce(json_agg(coalesce(n.named_entry_id, n.partnership_id, n.consultation_id)), '[]')
      from own_entry_named n where n.own_entry_id = e.id)) order by e.kind, e.on_day, e.created_at, e.id)
  from own_entry e where ${where} and e.ended_on is null and ${dayOf('e.created_at')} <= as_of.day)`

/** An entry with nothing in it but its kind and name, for examples. */
export function exemplaryEntry(kind: string, more: Partial<BookEntry> & Pick<BookEntry, 'id' | 'label'>): BookEntry {
  const on = day('2026-03-09')
  return {
    ...{ kind, writtenOn: on, changedOn: on, on: null, by: null, choice: '', aboutId: null, codeId: null, names: [] },
    ...more,
    words: { what: more.label, ...more.words },
  }
}
