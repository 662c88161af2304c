/** Addresses of paragraphs after a change: kept where they are still right, made anew where they are not. */
import type { Paragraph } from '../tree.ts'

/**
 * Gives addresses to paragraphs that are new, that hang under another one than before, or whose printed number was
 * corrected. All others keep theirs, whatever happens around them, because people have written them down. Every address
 * is unique: one that is taken gets ".2", ".3".
 */
export function readdress(before: readonly Paragraph[], after: readonly Paragraph[]): Paragraph[] {
  const known = new Map(before.map(paragraph => [paragraph.key, paragraph]))
  const byKey = new Map<string, Paragraph>()
  const keeps = (paragraph: Paragraph) => {
    const was = known.get(paragraph.key)
    return was !== undefined && was.parent === paragraph.parent && was.printed === paragraph.printed
  }
  const taken = new Set(after.filter(keeps).map(paragraph => paragraph.path))
  let anchor = ''
  return after.map(paragraph => {
    const placed = keeps(paragraph)
      ? paragraph
      : { ...paragraph, path: unique(derive(paragraph, byKey, anchor), taken) }
    taken.add(placed.path)
    byKey.set(placed.key, placed)
    if (placed.printed !== '') anchor = placed.path
    return placed
  })
}

function derive(paragraph: Paragraph, byKey: ReadonlyMap<string, Paragraph>, anchor: string): string {
  const parent = paragraph.parent === null ? '' : (byKey.get(paragraph.parent)?.path ?? '')
  if (paragraph.printed === '') return `${parent || anchor || 'p'}.x`
  return addressOf(paragraph.printed, parent)
}

/** The address of a number printed under a parent: "7.6" and "a)" make "7.6a", and "i." under that "7.6a.i". */
function addressOf(printed: string, parent: string): string {
  const sign = printed.replace(/[^\p{L}\p{N}.]/gu, '').replace(/^\.+|\.+$/g, '') || 'x'
  if (parent === '' || (/^\d/.test(sign) && /^\d/.test(parent) && sign.includes('.'))) return sign
  return /^\d/.test(sign) || /\p{L}$/u.test(parent) ? `${parent}.${sign}` : `${parent}${sign}`
}

function unique(path: string, taken: ReadonlySet<string>): string {
  if (!taken.has(path)) return path
  let count = 2
  while (taken.has(`${path}.${count}`)) count += 1
  return `${path}.${count}`
}
