/**
 * Weighting that is declared and can be taken back: the weights, their reason and the plain counts travel with every
 * weighted figure, and the plain counts are never changed.
 */
import type { Crosstab, PublicCrosstab } from './crosstab.ts'

/** What is declared: by which grouping, why, and what a response of each group counts. A group not named counts 1. */
export type Weighting = {
  readonly grouping: string
  readonly reason: string
  readonly weights: Readonly<Record<string, number>>
}

/** Weighted figures beside the counts they came from. */
export type Weighted = {
  readonly declared: Weighting
  readonly counted: Crosstab
  readonly cells: readonly (readonly number[])[]
  readonly rowTotals: readonly number[]
  readonly columnTotals: readonly number[]
  readonly total: number
}

/** Weights a table by its own grouping. A RangeError: another grouping, no reason, or a weight that is not above zero. */
export function weigh(table: Crosstab, weighting: Weighting): Weighted {
  if (weighting.grouping !== table.grouping) throw new RangeError(`These weights are by ${weighting.grouping}`)
  if (weighting.reason.trim() === '') throw new RangeError('A weighting must say why')
  const weights = table.columns.map(column => weightOf(weighting, column))
  const cells = table.cells.map(row => row.map((count, at) => count * weights[at]!))
  const columnTotals = table.columnTotals.map((count, at) => count * weights[at]!)
  return {
    declared: weighting,
    counted: table,
    cells,
    rowTotals: cells.map(sum),
    columnTotals,
    total: sum(columnTotals),
  }
}

/** The counts as they were. */
export function unweigh({ counted }: Weighted): Crosstab {
  return counted
}

/**
 * Weights that give each group its share of the total, as of the members of each sector in the area. Shares are brought to
 * a sum of 1; a group without responses cannot be weighted and is left out, so its share goes to the others in proportion.
 */
export function weightsFor(
  table: Crosstab,
  shares: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const present = table.columns.map((column, at) => ({
    column,
    count: table.columnTotals[at]!,
    share: ownShare(shares, column),
  }))
  const counted = present.filter(({ count, share }) => count > 0 && share > 0)
  const [responses, wanted] = [sum(counted.map(({ count }) => count)), sum(counted.map(({ share }) => share))]
  return Object.fromEntries(counted.map(({ column, count, share }) => [column, (share / wanted) * (responses / count)]))
}

/**
 * A weighted table fit for the public, given its counts as masked for the public. A weighted row total is a second sum of
 * the same counts: beside the plain one it could give two masked counts away, so it goes where its row holds any.
 */
export function publicWeighted(weighted: Weighted, masked: PublicCrosstab): Omit<PublicCrosstab, 'exclusive'> {
  const { grouping, rows, columns } = masked
  const hidden = masked.cells.map((row, at) => masked.rowTotals[at] === null || row.includes(null))
  const columnsHidden = masked.total === null || masked.columnTotals.includes(null)
  return {
    grouping,
    rows,
    columns,
    cells: masked.cells.map((row, r) => row.map((cell, c) => (cell === null ? null : weighted.cells[r]![c]!))),
    rowTotals: weighted.rowTotals.map((total, r) => (hidden[r] || columnsHidden ? null : total)),
    columnTotals: weighted.columnTotals.map((total, c) => (masked.columnTotals[c] === null ? null : total)),
    total: columnsHidden ? null : weighted.total,
  }
}

function weightOf({ weights }: Weighting, group: string): number {
  const weight = Object.hasOwn(weights, group) ? weights[group]! : 1
  if (!Number.isFinite(weight) || weight <= 0) throw new RangeError(`The weight of "${group}" must be above zero`)
  return weight
}

function ownShare(shares: Readonly<Record<string, number>>, group: string): number {
  return Object.hasOwn(shares, group) ? shares[group]! : 0
}

function sum(figures: readonly number[]): number {
  return figures.reduce((all, figure) => all + figure, 0)
}
