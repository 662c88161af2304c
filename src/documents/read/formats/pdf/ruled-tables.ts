/** Finds tables by the rules that are drawn round their cells, and which words stand in which cell. */
import type { PdfPage, Piece, Rule } from './page.ts'

/** A table on a page: the pieces of every cell, row by row, and where its columns begin. */
export type RuledTable = {
  readonly rows: readonly (readonly (readonly Piece[])[])[]
  readonly columns: readonly number[]
}

/** Rules nearer than this, in points, are one; ends this near to a rule touch it. */
const near = 4

/** The tables of a page: two columns at least. A box round words, and a line under them, is none. */
export function ruledTables({ rules, pieces }: PdfPage): RuledTable[] {
  const words = new Set(pieces.filter(({ text, artifact }) => text.trim() !== '' && !artifact))
  // From the largest: of a table in a cell of another the words stand in that cell, and nowhere a second time.
  return together(joined(rules))
    .toSorted((one, two) => extent(two) - extent(one))
    .flatMap(group => {
      const table = tableOf(group, [...words])
      for (const piece of table?.rows.flat(2) ?? []) words.delete(piece)
      return table ? [table] : []
    })
}

/** The ground that rules go over, in square points. */
function extent(rules: readonly Rule[]): number {
  const along = (level: boolean) => {
    const own = rules.filter(rule => rule.level === level)
    const [from, to] = [Math.min(...own.map(rule => rule.from)), Math.max(...own.map(rule => rule.to))]
    return own.length === 0 ? 0 : to - from
  }
  return along(true) * along(false)
}

/** So many rules back one may have begun that the next is a piece of: those at one height come one after the other. */
const lookBack = 40

/** Pieces of one rule that touch or lie upon one another, as one. */
function joined(rules: readonly Rule[]): Rule[] {
  const out: Rule[] = []
  const order = rules.toSorted(
    (one, two) => Number(one.level) - Number(two.level) || Math.round(one.at - two.at) || one.from - two.from,
  )
  for (const rule of order) {
    let at = out.length - 1
    const last = Math.max(0, out.length - lookBack)
    while (at >= last && !touches(out[at]!, rule)) at--
    const other = at >= last ? out[at] : undefined
    if (other) out[at] = { ...other, from: Math.min(other.from, rule.from), to: Math.max(other.to, rule.to) }
    else out.push(rule)
  }
  return out
}

function touches(other: Rule, rule: Rule): boolean {
  return other.level === rule.level && Math.abs(other.at - rule.at) < near / 2 && other.to > rule.from - near
}

/** Rules that cross or meet, directly or through others. */
function together(rules: readonly Rule[]): Rule[][] {
  const left = new Set(rules)
  const groups: Rule[][] = []
  for (const first of rules) {
    if (!left.delete(first)) continue
    const group = [first]
    for (const one of group)
      for (const other of left)
        if (meets(one, other)) {
          left.delete(other)
          group.push(other)
        }
    groups.push(group)
  }
  return groups
}

function meets(one: Rule, other: Rule): boolean {
  if (one.level === other.level) return false
  const within = (place: number, { from, to }: Rule) => place > from - near && place < to + near
  return within(one.at, other) && within(other.at, one)
}

function tableOf(rules: readonly Rule[], words: readonly Piece[]): RuledTable | null {
  const upright = rules.filter(rule => !rule.level)
  const xs = places(upright)
  const ys = places(rules.filter(rule => rule.level)).toReversed()
  if (xs.length < 3 || ys.length < 2) return null
  const [left, right, top, bottom] = [xs[0]!, xs.at(-1)!, ys[0]!, ys.at(-1)!]
  const inside = words.filter(({ x, y, width, size }) => {
    const [across, up] = [x + Math.min(width, size) / 2, y + size * 0.3]
    return across > left - 1 && across < right + 1 && up < top && up > bottom
  })
  if (inside.length === 0) return null
  const rows = ys.slice(0, -1).map((head, at) => {
    const foot = ys[at + 1]!
    const middle = (head + foot) / 2
    const here = inside.filter(({ y, size }) => y + size * 0.3 < head && y + size * 0.3 >= foot)
    // Where no rule parts two columns in this row, one cell goes over both.
    const parted = xs.slice(0, -1).map((x, column) => column === 0 || upright.some(rule => splits(rule, x, middle)))
    const cells: Piece[][] = xs.slice(0, -1).map(() => [])
    for (const piece of here) {
      let column = Math.max(
        0,
        xs.findLastIndex(x => piece.x + Math.min(piece.width, piece.size) / 2 > x),
      )
      column = Math.min(column, cells.length - 1)
      while (!parted[column]) column--
      cells[column]!.push(piece)
    }
    return cells
  })
  const filled = rows.filter(cells => cells.some(cell => cell.length > 0))
  const used = filled[0]?.map((_, column) => filled.some(cells => cells[column]!.length > 0)) ?? []
  // Columns that hold nothing are edges drawn twice, or the margin of a shaded box.
  if (used.filter(Boolean).length < 2) return null
  // A frame round a page of text parts it in one place or none.
  const parted = filled.filter(cells => cells.filter(cell => cell.length > 0).length > 1).length
  if (parted * 3 < filled.length) return null
  return {
    rows: filled.map(cells => cells.filter((_, column) => used[column])),
    columns: xs.filter((_, at) => used[at]),
  }
}

const splits = (rule: Rule, x: number, middle: number): boolean =>
  Math.abs(rule.at - x) < near && rule.from < middle && rule.to > middle

/** Where the rules stand, each place once, from the least. */
function places(rules: readonly Rule[]): number[] {
  const found: number[] = []
  for (const { at } of rules.toSorted((one, two) => one.at - two.at))
    if (found.length === 0 || at - found.at(-1)! > near) found.push(at)
  return found
}
