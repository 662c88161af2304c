/**
 * Several hands, tabs or pages on one draft, put together field by field. A form carries what each of its fields held when it was
 * opened (`seen`); a field that only one of them changed takes that change, and only where both changed the same one, and not to the
 * same, somebody must choose. Pure.
 */
import { digestOfBox, mergeBox } from '../../../web/merging.ts'
import type { Fields } from '../form/form.view.ts'

/** What a form held when it was opened: a digest for each field that was not empty. */
export type Seen = Readonly<Record<string, string>>

/** What a page is about to hold, as its form carries it. */
export function writeSeen(fields: Fields): string {
  const digests = Object.entries(fields).map(([name, values]) => [name, digestOfBox(values)])
  return Buffer.from(JSON.stringify(Object.fromEntries(digests))).toString('base64url')
}

/** Reads it back; nothing where the form carries none, as one that was opened before there was a draft. */
export function readSeen(carried: string | undefined): Seen {
  try {
    const read: unknown = JSON.parse(Buffer.from(carried ?? '', 'base64url').toString())
    if (typeof read !== 'object' || read === null) return {}
    return Object.fromEntries(
      Object.entries(read).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    )
  } catch {
    return {}
  }
}

/** What a draft holds after a form was put into it, and the fields that both changed. */
export type MergedDraft = { readonly fields: Fields; readonly clashes: readonly string[] }

/** Puts what was typed on a page into what is saved. Fields that the page does not hold stay as they are saved. */
export function mergeDraft(saved: Fields, typed: Fields, seen: Seen, holds: (name: string) => boolean): MergedDraft {
  const fields: Record<string, readonly string[]> = {}
  const clashes: string[] = []
  for (const name of new Set([...Object.keys(saved), ...Object.keys(typed), ...Object.keys(seen)])) {
    const kept = saved[name] ?? []
    const { values, clash } = holds(name) ? mergeBox(seen[name], typed[name], kept) : { values: kept, clash: false }
    if (clash) clashes.push(name)
    if (values.some(value => value.trim() !== '')) fields[name] = values
  }
  return { fields, clashes }
}
