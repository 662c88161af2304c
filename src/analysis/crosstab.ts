/** Answers counted by sector, role or area, with their denominators, and made fit to be shown to the public together. */

import { USUAL_LIMIT } from './published.ts'
import type { Relation } from './sheet.ts'
import { suppress } from './suppression.ts'

/** One response's part in a count: the answers it chose (none if it left the question blank) and the group it is in. */
export type Counted = { readonly answers: readonly string[]; readonly group: string }

/**
 * A count of answers (rows) by group (columns). `columnTotals` are the responses of each group that answered: the
 * denominators. Exclusive: each response chose one answer, so that the rows of a column sum to its total.
 */
export type Crosstab = {
  readonly grouping: string
  readonly exclusive: boolean
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** cells[row][column] */
  readonly cells: readonly (readonly number[])[]
  readonly rowTotals: readonly number[]
  readonly columnTotals: readonly number[]
  readonly total: number
  /** How many of each group had the question and left it blank, where that can be worked out from the size of the group. */
  readonly blank?: readonly number[]
}

/** What to count: a name of the grouping ("sector"), the answers in order, the groups in order. */
export type CrosstabPlan = {
  readonly grouping: string
  readonly exclusive: boolean
  readonly rows: readonly string[]
  readonly columns: readonly string[]
}

/** Counts in one pass over any number of responses. A group or answer that the plan does not name is a RangeError. */
export function crosstab(plan: CrosstabPlan, responses: Iterable<Counted>): Crosstab {
  const rowAt = new Map(plan.rows.map((row, at) => [row, at]))
  const columnAt = new Map(plan.columns.map((column, at) => [column, at]))
  const cells = plan.rows.map(() => plan.columns.map(() => 0))
  const columnTotals = plan.columns.map(() => 0)
  for (const { answers, group } of responses) {
    if (answers.length === 0) continue
    const column = columnAt.get(group)
    if (column === undefined) throw new RangeError(`There is no group "${group}" in the table by ${plan.grouping}`)
    if (plan.exclusive && answers.length > 1) throw new RangeError('One response has two answers where only one can be')
    columnTotals[column]!++
    for (const answer of new Set(answers)) {
      const row = rowAt.get(answer)
      if (row === undefined) throw new RangeError(`There is no answer "${answer}" in the table by ${plan.grouping}`)
      cells[row]![column]!++
    }
  }
  const { grouping, exclusive, rows, columns } = plan
  return {
    grouping,
    exclusive,
    rows,
    columns,
    cells,
    rowTotals: cells.map(sum),
    columnTotals,
    total: sum(columnTotals),
  }
}

/** The column in which groups stand together that are too small to be told apart. */
export const OTHERS = 'others'

/**
 * Puts groups together that are too small to be told apart, before anything is masked: less is hidden so. `sizes` are the
 * responses of each group, whether they answered or not; where those that are too small are still too few together, the next
 * smallest joins them. What was left blank is worked out from the sizes.
 */
export function joinSmall(table: Crosstab, sizes: readonly number[], limit: number = USUAL_LIMIT): Crosstab {
  const bySize = table.columns.map((_, at) => at).toSorted((a, b) => sizes[a]! - sizes[b]!)
  const joined = new Set(bySize.filter(at => sizes[at]! < limit))
  const together = () => [...joined].reduce((all, at) => all + sizes[at]!, 0)
  const next = bySize.find(at => !joined.has(at))
  if (joined.size > 0 && together() < limit && next !== undefined) joined.add(next)
  if (joined.size < 2) return { ...table, blank: table.columnTotals.map((answered, at) => sizes[at]! - answered) }
  const kept = table.columns.map((_, at) => at).filter(at => !joined.has(at))
  const join = (counts: readonly number[]) => [
    ...kept.map(at => counts[at]!),
    [...joined].reduce((all, at) => all + counts[at]!, 0),
  ]
  const columnTotals = join(table.columnTotals)
  return {
    ...table,
    columns: [...kept.map(at => table.columns[at]!), OTHERS],
    cells: table.cells.map(join),
    columnTotals,
    blank: join(sizes).map((size, at) => size - columnTotals[at]!),
  }
}

/** A table with null for what must not be shown. */
export type PublicCrosstab = Omit<Crosstab, 'cells' | 'rowTotals' | 'columnTotals' | 'total' | 'blank'> & {
  readonly cells: readonly (readonly (number | null)[])[]
  readonly rowTotals: readonly (number | null)[]
  readonly columnTotals: readonly (number | null)[]
  readonly total: number | null
}

/**
 * Tables of one question by several groupings, masked together: they share their row totals, so a count masked in one
 * could be found from another. All must count the same responses; a RangeError tells if they do not. Never show a table
 * of a part of these responses beside them: what is left out could be worked out from the difference.
 */
export function publicCrosstabs(tables: readonly Crosstab[], limit: number = USUAL_LIMIT): readonly PublicCrosstab[] {
  const cells = new Map<string, number>()
  const relations: Relation[] = []
  const unshown = new Set<string>()
  const told = new Set<string>()
  tables.forEach((table, at) => {
    enter(table, at, cells, relations, unshown)
    enterBlank(table, at, { cells, relations, unshown, told }, limit)
  })
  const masked = suppress({ cells, relations, unshown, told }, limit)
  const shown = (key: string) => (masked.has(key) ? null : cells.get(key)!)
  return tables.map((table, at) => ({
    grouping: table.grouping,
    exclusive: table.exclusive,
    rows: table.rows,
    columns: table.columns,
    cells: table.rows.map(row => table.columns.map(column => shown(cellKey(at, row, column)))),
    rowTotals: table.rows.map(row => shown(rowKey(row))),
    columnTotals: table.columns.map(column => shown(columnKey(at, column))),
    total: shown(TOTAL),
  }))
}

const TOTAL = 'total'
const rowKey = (row: string) => JSON.stringify(['row', row])
const columnKey = (at: number, column: string) => JSON.stringify(['column', at, column])
const cellKey = (at: number, row: string, column: string) => JSON.stringify(['cell', at, row, column])
const notKey = (of: string) => `not ${of}`

function enter(
  table: Crosstab,
  at: number,
  cells: Map<string, number>,
  relations: Relation[],
  unshown: Set<string>,
): void {
  const put = (key: string, count: number) => {
    if ((cells.get(key) ?? count) !== count) throw new RangeError('The tables do not count the same responses')
    cells.set(key, count)
    return key
  }
  const columnKeys = table.columns.map((column, index) => put(columnKey(at, column), table.columnTotals[index]!))
  put(TOTAL, table.total)
  relations.push({ total: TOTAL, parts: columnKeys })
  const rowKeys = table.rows.map((row, index) => put(rowKey(row), table.rowTotals[index]!))
  const keys = table.rows.map((row, r) =>
    table.columns.map((column, c) => put(cellKey(at, row, column), table.cells[r]![c]!)),
  )
  rowKeys.forEach((total, r) => {
    relations.push({ total, parts: keys[r]! })
  })
  if (table.exclusive) {
    relations.push({ total: TOTAL, parts: rowKeys })
    columnKeys.forEach((total, c) => {
      relations.push({ total, parts: keys.map(row => row[c]!) })
    })
    return
  }
  // Where several answers may be chosen, how many did not choose one follows from the denominator and is as telling.
  const without = (key: string, total: string) => {
    const not = put(notKey(key), cells.get(total)! - cells.get(key)!)
    unshown.add(not)
    relations.push({ total, parts: [key, not] })
    return not
  }
  rowKeys.forEach((row, r) => {
    const parts = keys[r]!.map((key, c) => without(key, columnKeys[c]!))
    relations.push({ total: unshown.has(notKey(row)) ? notKey(row) : without(row, TOTAL), parts })
  })
}

/** Those who left the question blank: the size of a group, where it is told, is the sum of them and of those who answered. */
function enterBlank(
  table: Crosstab,
  at: number,
  into: {
    readonly cells: Map<string, number>
    readonly relations: Relation[]
    readonly unshown: Set<string>
    readonly told: Set<string>
  },
  limit: number,
): void {
  if (!table.blank) return
  const put = (key: string, answered: string, blank: number) => {
    const size = into.cells.get(answered)! + blank
    into.cells.set(`blank ${key}`, blank)
    into.cells.set(`size ${key}`, size)
    into.unshown.add(`blank ${key}`)
    if (size >= limit) into.told.add(`size ${key}`)
    else into.unshown.add(`size ${key}`)
    into.relations.push({ total: `size ${key}`, parts: [answered, `blank ${key}`] })
  }
  table.columns.forEach((column, c) => {
    put(columnKey(at, column), columnKey(at, column), table.blank![c]!)
  })
  if (at === 0) put(TOTAL, TOTAL, sum(table.blank))
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}
