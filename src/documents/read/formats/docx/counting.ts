/** Counts the paragraphs of Word's lists in the order of the document, and writes each number as Word prints it. */
import { writeCount } from './number-words.ts'
import type { Level, List } from './numbering.ts'

/** What stands before a paragraph of a list: a number as printed, a bullet, or nothing. */
export type Marker = { readonly printed: string } | { readonly bullet: true } | null

type Counts = (number | undefined)[]

/** Starts counting a document. Call the result once for each list paragraph, in order; `index` is its level from 0. */
export function startCounting(): (list: List, index: number) => Marker {
  const running = new Map<string, Counts>()
  const overridden = new Set<string>()

  /** A list that starts a level anew does so once, when it first uses it. */
  const overrideOnce = (list: List, index: number): number | undefined => {
    const start = list.startOverride(index)
    const use = `${list.numId} ${index}`
    if (start === undefined || overridden.has(use)) return undefined
    overridden.add(use)
    return start
  }

  return (list, index) => {
    const counts = running.get(list.key) ?? []
    running.set(list.key, counts)
    // A level that was passed over counts as used once: Word prints 1.1 for a first paragraph on level 2, and its next
    // paragraph on level 1 is 2.
    // A list that is first used on a lower level has had its turn on those above it, too.
    for (let above = 0; above < index; above++) {
      const anew = overrideOnce(list, above)
      counts[above] ??= anew ?? startOf(list, above)
    }
    const before = counts[index]
    counts[index] = overrideOnce(list, index) ?? (before === undefined ? startOf(list, index) : before + 1)
    for (let below = index + 1; below < 9; below++)
      if (restarts(list.level(below), below, index)) counts[below] = undefined
    return markerOf(list, index, counts)
  }
}

function startOf(list: List, index: number): number {
  return list.startOverride(index) ?? list.level(index).start
}

/** Whether a level starts again after a paragraph on a higher one (17.9.10 lvlRestart). */
function restarts(level: Level, own: number, used: number): boolean {
  if (level.restart === undefined || level.restart > own) return true
  return used < level.restart
}

function markerOf(list: List, index: number, counts: Counts): Marker {
  const level = list.level(index)
  if (level.hidden) return null
  if (level.format === 'bullet') return { bullet: true }
  // Word drops a number whose text asks for a level below its own ([MS-OI29500] 2.1.283).
  if (Math.max(0, ...Array.from(level.text.matchAll(/%([1-9])/g), ([, digit]) => Number(digit))) > index + 1)
    return null
  const printed = level.text
    .replace(/%([1-9])/g, (_, digit: string) => countOf(list, Number(digit) - 1, counts, level.legal))
    .trim()
  if (printed === '') return null
  return /[\p{L}\p{N}*†‡§]/u.test(printed) ? { printed } : { bullet: true }
}

/** A level of bullets prints nothing in a number below it. */
function countOf(list: List, of: number, counts: Counts, legal: boolean): string {
  const { format, custom } = list.level(of)
  if (format === 'bullet' || format === 'none') return ''
  // Legal numbers are in figures; figures with a leading zero are figures already.
  const figures = legal && format !== 'decimalZero'
  return writeCount(counts[of] ?? startOf(list, of), figures ? 'decimal' : format, custom)
}
