/** Finds tables that a PDF draws cell by cell: lines go down inside a cell, then jump up to the top of the next one. */
import type { Line } from './lines.ts'
import type { FoundTable } from './tables.ts'

type Cell = { readonly x: number; readonly lines: Line[] }
type Row = { readonly cells: readonly Cell[]; readonly taken: number; readonly bottom: number }

/** A cell of a table is short; columns of a page are not. */
const mostLines = 20

/** The table that begins at a line, or null. Two rows or more whose cells begin at the same places. */
export function findCellTable(lines: readonly Line[], from: number): FoundTable | null {
  const rows: Row[] = []
  let at = from
  let tall = false
  for (let row = readRow(lines, at); row; row = readRow(lines, at)) {
    const before = rows.at(-1)
    const first = lines[at] as Line
    if (before && !follows(before, row, first)) break
    tall ||= row.taken > 1
    rows.push(row)
    at += row.taken
  }
  if (rows.length < 2 || !tall) return null
  return { rows: rows.map(row => row.cells.map(cell => cell.lines.map(line => line.spans))), taken: at - from }
}

function follows(before: Row, row: Row, first: Line): boolean {
  const gap = before.bottom - first.y
  const aligned = row.cells
    .slice(0, 2)
    .every((cell, column) => Math.abs(cell.x - (before.cells[column]?.x ?? -99)) < first.size * 0.8)
  // A row whose later cells are empty has fewer.
  return Math.min(row.cells.length, before.cells.length) > 1 && aligned && gap > 0 && gap < first.size * 4
}

function readRow(lines: readonly Line[], from: number): Row | null {
  const first = lines[from]
  if (!first || first.table) return null
  if ((first.text.length < 2 || /^\W*[\d.]+\W*$/.test(first.text)) && !isCutNumber(lines, from)) return null
  if (first.cells.length > 1) {
    const cells = first.cells.map(({ x, spans, text, right }) => ({ x, lines: [{ ...first, x, right, spans, text }] }))
    return { cells, taken: 1, bottom: first.y }
  }
  const cells: Cell[] = [{ x: first.x, lines: [first] }]
  let at = from + 1
  for (let line = lines[at]; line && !line.table && line.page === first.page; line = lines[++at]) {
    const cell = cells.at(-1) as Cell
    if (goesDown(cell, line)) cell.lines.push(line)
    else if (goesUp(cell, line, first)) cells.push({ x: line.x, lines: [line] })
    else break
    if (cell.lines.length > mostLines) return null
  }
  const bottom = Math.min(...cells.flatMap(cell => cell.lines.map(line => line.y)))
  return cells.length > 1 ? { cells, taken: at - from, bottom } : null
}

/** A number that its narrow cell cuts in two ("1.1" over ".3"), and then the cell beside it. */
function isCutNumber(lines: readonly Line[], from: number): boolean {
  const [first, under, beside] = lines.slice(from, from + 3)
  if (!first || !under || !beside || !/^\d/.test(first.text) || !/^\.?\d{1,3}$/.test(under.text)) return false
  const cell: Cell = { x: first.x, lines: [first] }
  return goesDown(cell, under) && goesUp({ ...cell, lines: [first, under] }, beside, first)
}

function goesDown(cell: Cell, line: Line): boolean {
  const last = cell.lines.at(-1) as Line
  const gap = last.y - line.y
  return (
    line.segments.length === 1 && gap > line.size * 0.5 && gap < line.size * 2.2 && line.x > cell.x - line.size * 0.6
  )
}

function goesUp(cell: Cell, line: Line, first: Line): boolean {
  const right = Math.max(...cell.lines.map(one => one.right))
  return line.segments.length === 1 && Math.abs(line.y - first.y) < line.size * 0.6 && line.x > right
}
