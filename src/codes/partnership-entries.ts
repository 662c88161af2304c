/** What practices take from the entries that a partnership keeps of itself. */
import type { PartnershipEntry } from '../facts/partnership/entry-shape.ts'
import type { PartnershipFacts } from '../facts/partnership.ts'
import { says } from '../kernel/says.ts'

/** The entries of a kind. */
export function entriesOf({ entries }: Pick<PartnershipFacts, 'entries'>, kind: string): readonly PartnershipEntry[] {
  return entries.filter(entry => entry.kind === kind)
}

/** A box of an entry that was filled with words; null where it was not. */
export function wordOf({ words }: PartnershipEntry, box: string): string | null {
  const value = words[box]
  return typeof value === 'string' ? value : null
}

/** Whether boxes of an entry all say something. */
export function saysAll(entry: PartnershipEntry, boxes: readonly string[]): boolean {
  return boxes.every(box => says(wordOf(entry, box)))
}

/** Whether a party that the entry was put to says that it is not so: then it is no evidence. */
export function isDenied({ parties }: PartnershipEntry): boolean {
  return parties.some(({ agreed }) => agreed === false)
}

/** Whether every party that the entry was put to says itself that it is so. */
export function isConfirmed({ parties }: PartnershipEntry): boolean {
  return parties.length > 0 && parties.every(({ agreed, givenBy }) => agreed === true && givenBy === 'self')
}

/** Examples: the entries of the exemplary partnership, with those of one kind changed or left out. */
export function entriesWith(
  { entries }: Pick<PartnershipFacts, 'entries'>,
  kind: string,
  change: (entry: PartnershipEntry, at: number) => Partial<PartnershipEntry> | null,
): { readonly entries: readonly PartnershipEntry[] } {
  const at = new Map(entries.filter(entry => entry.kind === kind).map((entry, place) => [entry, place]))
  return {
    entries: entries.flatMap(entry => {
      const place = at.get(entry)
      const changed = place === undefined ? {} : change(entry, place)
      return changed === null ? [] : [{ ...entry, ...changed }]
    }),
  }
}
