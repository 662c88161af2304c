/** Counts the items of OpenDocument lists in the order of the document, and writes each number as it is printed. */
import { type Styles, writeCount } from './styles.ts'

/** One list: its counts by level, and the key by which paragraphs of one list are known. */
export type List = { readonly key: string; readonly style: string; readonly counts: (number | undefined)[] }

/** The number before an item: as printed, a list sign, or nothing. */
export type Marker = { readonly printed: string } | { readonly bullet: true } | null

/** Takes the next number of a list on a level (from 0), or the one that the item itself says. */
export function count(list: List, styles: Styles, index: number, start: number | null): Marker {
  const level = styles.level(list.style, index)
  const before = list.counts[index]
  for (let above = 0; above < index; above++) list.counts[above] ??= styles.level(list.style, above)?.start ?? 1
  list.counts[index] = start ?? (before === undefined ? (level?.start ?? 1) : before + 1)
  list.counts.length = index + 1
  if (!level || level.format === '') return null
  return level.format === null ? { bullet: true } : written(list, styles, index)
}

function written({ style, counts }: List, styles: Styles, index: number): Marker {
  const level = styles.level(style, index)!
  const numberOf = (of: number): string => {
    const level = styles.level(style, of)
    return writeCount(counts[of] ?? 1, level?.format ?? '', level?.repeats)
  }
  const first = Math.max(0, index - level.shown + 1)
  const shown = Array.from({ length: index - first + 1 }, (_, at) => numberOf(first + at)).filter(one => one !== '')
  const printed =
    level.pattern === null
      ? `${level.prefix}${shown.join('.')}${level.suffix}`
      : level.pattern.replace(/%(\d{1,2})%/g, (_, of: string) => numberOf(Number(of) - 1))
  return printed.trim() === '' ? null : { printed: printed.trim() }
}
