/** What practices take from the entries that an organisation, or the Compact, keeps of itself. */
import type { BookEntry } from '../facts/books.ts'
import { says } from '../kernel/says.ts'

type Keeping = { readonly kept: readonly BookEntry[] }

/** The entries of a kind. */
export function keptOf({ kept }: Keeping, kind: string): readonly BookEntry[] {
  return kept.filter(entry => entry.kind === kind)
}

/** A box of an entry that was filled with words; null where it was not. */
export function wordOf({ words }: BookEntry, box: string): string | null {
  const value = words[box]
  return typeof value === 'string' ? value : null
}

/** Whether boxes of an entry all say something. */
export function saysAll(entry: BookEntry, boxes: readonly string[]): boolean {
  return boxes.every(box => says(wordOf(entry, box)))
}

/** Examples: the entries of an exemplary subject, with those of one kind changed or left out. */
export function keptWith(
  { kept }: Keeping,
  kind: string,
  change: (entry: BookEntry) => Partial<BookEntry> | null,
): { readonly kept: readonly BookEntry[] } {
  return {
    kept: kept.flatMap(entry => {
      const changed = entry.kind === kind ? change(entry) : {}
      return changed === null ? [] : [{ ...entry, ...changed }]
    }),
  }
}

/** Examples: the same with a second entry of a kind beside the first, changed. */
export function keptTwice(
  { kept }: Keeping,
  kind: string,
  change: Partial<BookEntry>,
): { readonly kept: readonly BookEntry[] } {
  const [first] = kept.filter(entry => entry.kind === kind)
  return { kept: first ? [...kept, { ...first, id: `${first.id}-b`, ...change }] : kept }
}
