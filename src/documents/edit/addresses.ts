/** Addresses of paragraphs after a change: kept where they are still right, made anew where they are not. */
import { kindSigns, type Paragraph } from '../tree.ts'

/**
 * Gives addresses to paragraphs that are new, that hang under another one than before, or whose printed number was
 * corrected. All others keep theirs, whatever happens around them, because people have written them down. The form is
 * the reader's: "7.6", "7.6a", "7.6a.a", list signs counted as "7.6.1", others as "7.6.p1"; a second use gets "_2".
 */
export function readdress(before: readonly Paragraph[], after: readonly Paragraph[]): Paragraph[] {
  const known = new Map(before.map(paragraph => [paragraph.key, paragraph]))
  const byKey = new Map<string, Paragraph>()
  const keeps = (paragraph: Paragraph) => {
    const was = known.get(paragraph.key)
    return was !== undefined && was.parent === paragraph.parent && was.printed === paragraph.printed
  }
  const taken = new Set(after.filter(keeps).map(paragraph => paragraph.path))
  return after.map(paragraph => {
    const placed = keeps(paragraph) ? paragraph : { ...paragraph, path: addressOf(paragraph, byKey, taken) }
    taken.add(placed.path)
    byKey.set(placed.key, placed)
    return placed
  })
}

function addressOf(paragraph: Paragraph, byKey: ReadonlyMap<string, Paragraph>, taken: ReadonlySet<string>): string {
  const base = baseOf(paragraph, byKey)
  const dot = base === '' ? '' : `${base}.`
  if (paragraph.printed !== '') return unique(numbered(paragraph, base, dot), taken)
  const sign = paragraph.kind === 'item' && base !== '' ? '' : kindSigns[paragraph.kind]
  let count = 1
  while (taken.has(`${dot}${sign}${count}`)) count += 1
  return `${dot}${sign}${count}`
}

/** Address of the nearest paragraph above that lends its own: a heading, a number or a list sign. */
function baseOf(paragraph: Paragraph, byKey: ReadonlyMap<string, Paragraph>): string {
  let above = byKey.get(paragraph.parent ?? '')
  while (above && above.printed === '' && above.kind !== 'heading' && above.kind !== 'item') {
    above = byKey.get(above.parent ?? '')
  }
  return above?.path ?? ''
}

function numbered({ printed, kind }: Paragraph, base: string, dot: string): string {
  const sign = printed.replace(/[^\p{L}\p{N}.]/gu, '').replace(/^\.+|\.+$/g, '') || 'x'
  if (/^\p{L}$/u.test(sign)) return /\d$/.test(base) ? base + sign : dot + sign
  // "7.6" and "1a" say where they are by themselves; a bare "1" does so unless it counts the items of a list.
  const isWhole = /^\d+(?:[.\p{L}]|$)/u.test(sign) && (kind !== 'item' || !/^\d+$/.test(sign))
  return isWhole ? sign : dot + sign
}

function unique(path: string, taken: ReadonlySet<string>): string {
  if (!taken.has(path)) return path
  let count = 2
  while (taken.has(`${path}_${count}`)) count += 1
  return `${path}_${count}`
}
