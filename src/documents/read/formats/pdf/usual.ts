/** What is usual in a PDF without structure: sizes, spacing, columns and where lines can end, told from all its lines. */
import { mostOf } from '../large-words.ts'
import { colouredHeadings } from './coloured.ts'
import { endsOnPurpose } from './joining.ts'
import type { Line } from './lines.ts'
import { marker, sentenceEnd } from './signs.ts'

/** A column of a page: where most of its lines begin, and how far they reach, in points. */
export type Column = { readonly left: number; readonly right: number }

/** What is usual in the document: sizes in points, spacing as a share of the size. */
export type Usual = {
  readonly size: number
  readonly spacing: number
  readonly bold: boolean
  readonly headings: readonly number[]
  /** Lines in the size of headings that run on as text does: a part of the document that is set larger. */
  readonly running: ReadonlySet<Line>
  /** Headings that only their colour tells, each with its rank under those of larger letters. */
  readonly coloured: ReadonlyMap<Line, number>
  /** True when a gap stands between paragraphs: then a short line without one is a line break. */
  readonly apart: boolean
  /** True when paragraphs are set apart by their style: then a sentence that begins a line without a gap stands behind a line break. */
  readonly broken: boolean
  /** True when empty lines part the paragraphs of text: then whoever wrote it ended each short line as a paragraph. */
  readonly typed: boolean
  /** The columns of its pages, from the left: where most lines begin, and how far lines reach that begin there. */
  readonly columns: readonly Column[]
  /** How many lines begin at each place, in whole points. */
  readonly starts: ReadonlyMap<number, number>
  /** Where lines can end, by where on which page they begin. */
  readonly edges: ReadonlyMap<string, number>
}

/** Tells it from the lines; those of ruled tables are looked at for nothing but their own words. */
export function usualOf(lines: readonly Line[]): Usual {
  const size = mostOf(lines.map(line => [line.size, line.text.length]))
  const spacings: [number, number][] = []
  const columns = columnsOf(lines)
  const edges = edgesOf(lines, columns)
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    if (!before || before.page !== line.page || before.size !== size || line.size !== size) return
    const spacing = Math.round(((before.y - line.y) / size) * 20) / 20
    if (spacing > 0.8 && spacing < 2.6) spacings.push([spacing, 1])
  })
  const letters = (bold: boolean) => lines.reduce((sum, line) => sum + (line.bold === bold ? line.text.length : 0), 0)
  const running = new Set<Line>()
  const larger = [...Map.groupBy(lines, line => line.size)]
    .filter(([one]) => one > size * 1.04)
    .filter(([one, own]) => {
      const stretches = stretchesOf(lines, one)
      const long = stretches.filter(runs)
      for (const line of long.flat()) running.add(line)
      return (
        own.some(({ text }) => text.length < 200) &&
        long.length * 2 <= stretches.length &&
        !(long.length > 0 && stretches.length < 3) &&
        (one > size * 1.12 || isOfHeadings(own, lines.length))
      )
    })
    .map(([one]) => one)
  const spacing = spacings.length > 0 ? mostOf(spacings) : 1.3
  const gaps = spacings.filter(([one]) => one > spacing * 1.25).length
  return {
    size,
    edges,
    columns,
    starts: new Map([...Map.groupBy(lines, ({ x }) => Math.round(x))].map(([x, own]) => [x, own.length])),
    apart: gaps > spacings.length * 0.08,
    ...settingOf(lines, size, spacing, edges),
    spacing,
    bold: letters(true) > letters(false),
    headings: larger.toSorted((one, two) => two - one),
    running,
    coloured: colouredHeadings(lines, size),
  }
}

/** A line that stands so little further under the one before, as a share of the usual, stands in the same paragraph or behind a break. */
const asWithin = 1.03

/**
 * Whether the paragraphs of text are set apart by their style. Where a sentence ended before the edge of the page and the next line begins one
 * below it, a gap stands between the two, or none at all: a break. Gaps of a whole line are empty paragraphs, and say that paragraphs
 * without them may stand close.
 */
function settingOf(
  lines: readonly Line[],
  size: number,
  spacing: number,
  edges: ReadonlyMap<string, number>,
): Pick<Usual, 'broken' | 'typed'> {
  const seen = { apart: 0, none: 0, empty: 0, other: 0 }
  for (const [at, line] of lines.entries()) {
    const last = lines[at - 1]
    if (!last || last.page !== line.page || !isText(last, size) || !isText(line, size)) continue
    const gap = (last.y - line.y) / size / spacing
    if (gap < 0.5 || gap > 3 || Math.abs(last.x - line.x) > 2 || /^\p{Ll}/u.test(line.text.trim())) continue
    if (!sentenceEnd.test(last.text.trim())) continue
    if (!endsOnPurpose(last, line.text, edges.get(edgeOf(last)) ?? last.right)) continue
    const empty = Math.abs(gap - 2) <= 0.08
    seen[gap <= asWithin ? 'none' : empty ? 'empty' : gap > 1.25 ? 'apart' : 'other']++
  }
  return {
    broken: seen.apart >= 6 && seen.apart >= seen.none && seen.apart >= (seen.other + seen.empty) * 3,
    typed: seen.empty >= 4 && seen.empty >= (seen.apart + seen.other) * 3,
  }
}

/** Whether a line stands no further under the one before than lines of one paragraph do. */
export function isWithin(last: Line, line: Line, { spacing }: Usual): boolean {
  return (last.y - line.y) / line.size <= spacing * asWithin
}

function isText(line: Line, size: number): boolean {
  return line.size === size && !line.bold && !line.table && !marker.test(line.text)
}

/**
 * Where lines can end, by where they begin. Where hardly two lines end alike, none of them was full: a list of short lines, whose longest
 * says nothing of the width; then it is that of the document.
 */
function edgesOf(lines: readonly Line[], columns: readonly Column[]): ReadonlyMap<string, number> {
  const groups = Map.groupBy(lines, edgeOf)
  const edges = new Map<string, number>()
  const ragged: string[] = []
  const widest = lines.toSorted((one, other) => other.right - one.right)
  for (const [key, group] of groups) {
    const right = group.reduce((most, line) => Math.max(most, line.right), 0)
    edges.set(key, right)
    const full = group.filter(line => line.right > right - line.size * 2.5).length
    if (group.length >= 4 && full <= group.length * 0.45) ragged.push(key)
  }
  for (const key of ragged) {
    const { x } = groups.get(key)![0]!
    const within = columns.findLast(({ left }) => left <= x + 1)?.left ?? 0
    const wide = widest.find(line => line.x <= x + 1 && line.x > within - 1 && line.right > x)
    edges.set(key, Math.max(edges.get(key)!, wide?.right ?? 0))
  }
  return edges
}

/** The lines of one size in stretches that no line of another size cuts, and no wide gap. */
function stretchesOf(lines: readonly Line[], size: number): Line[][] {
  const stretches: Line[][] = []
  let before: Line | undefined
  for (const line of lines) {
    if (line.size === size && before?.size === size && !isFar(before, line)) stretches.at(-1)!.push(line)
    else if (line.size === size) stretches.push([line])
    before = line
  }
  return stretches
}

function isFar(before: Line, line: Line): boolean {
  if (before.page === line.page) return before.y - line.y > line.size * 2.6
  return before.text.length < 55 || sentenceEnd.test(before.text.trim())
}

/** Whether lines of one size that stand one after the other are running text: long lines that are not bold, or many lines. */
function runs(stretch: readonly Line[]): boolean {
  const full = stretch.filter(line => line.text.length > 55 && !line.bold).length
  return full >= 3 && (full > stretch.length * 0.3 || stretch.length > 8)
}

/** Whether a size that is hardly larger is kept for headings: few short lines of all, hardly any of them a sentence. */
function isOfHeadings(inSize: readonly Line[], all: number): boolean {
  const short = inSize.filter(
    line => line.text.length < 100 && !sentenceEnd.test(line.text.trim()) && !marker.test(line.text),
  )
  return inSize.length >= 3 && inSize.length < all * 0.08 && short.length > inSize.length * 0.9
}

/** The places where many lines begin, far enough from one another to be columns. */
function columnsOf(lines: readonly Line[]): Column[] {
  const weights = new Map<number, number>()
  for (const { x, text } of lines)
    weights.set(Math.round(x / 2) * 2, (weights.get(Math.round(x / 2) * 2) ?? 0) + text.length)
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  const heavy = [...weights].filter(([, weight]) => weight > all * 0.08).map(([x]) => x)
  const width =
    lines.reduce((most, line) => Math.max(most, line.right), 0) -
    lines.reduce((least, { x }) => Math.min(least, x), 9999)
  const lefts: number[] = []
  for (const x of heavy.toSorted((one, two) => one - two))
    if (lefts.length === 0 || x - lefts.at(-1)! > width * 0.3) lefts.push(x)
  const columns: Column[] = []
  for (const [at, left] of lefts.entries()) {
    const next = lefts[at + 1] ?? Number.POSITIVE_INFINITY
    const own = lines.filter(line => Math.abs(line.x - left) < 3 && (at === lefts.length - 1 || line.right < next))
    const right = own.reduce((most, line) => Math.max(most, line.right), left)
    // Where most lines go on under numbers, the column begins where the numbers do: left of them, behind the column before.
    const before = Math.max(columns.at(-1)?.right ?? 0, left - width * 0.15)
    const numbers = [...weights.keys()].filter(x => x > before && x < left && starts(lines, x) > 1)
    columns.push({ left: Math.min(left, ...numbers), right })
  }
  return columns
}

function starts(lines: readonly Line[], x: number): number {
  return lines.filter(line => Math.abs(line.x - x) <= 1 && marker.test(line.text)).length
}

export function columnOf(line: Line, { columns }: Usual): Column {
  return columns.findLast(({ left }) => left <= line.x + 2) ?? columns[0] ?? { left: line.x, right: line.right }
}

/** Whether a line stands in the middle of its column, with room on both sides, and not where others begin too. */
export function centred(line: Line, usual: Usual): boolean {
  const { left, right } = columnOf(line, usual)
  const [before, after] = [line.x - left, right - line.right]
  const often = (usual.starts.get(Math.round(line.x)) ?? 0) > 3
  return !often && before > line.size * 2 && Math.abs(before - after) < line.size * 0.5
}

/** Where a line could have ended. Lines in the middle begin anywhere: for them it is their length that tells. */
export function rightOf(line: Line, usual: Usual): number {
  const { left, right } = columnOf(line, usual)
  return centred(line, usual) ? line.x + right - left : (usual.edges.get(edgeOf(line)) ?? line.right)
}

function edgeOf(line: Line): string {
  return `${line.page} ${Math.round(line.x / 4)}`
}
