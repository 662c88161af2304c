/** Finds tables in a PDF without structure: line after line whose parts begin at the same places. */
import type { Span } from '../spans.ts'
import type { Line, Segment } from './lines.ts'

/** Rows of cells, each cell with its lines, and how many lines of the page the table took. */
export type FoundTable = { readonly rows: (readonly Span[])[][][]; readonly taken: number }

const number =
  /^(?:[•▪◦·‣○●■□☐✓➢–-]|[\uf000-\uf0ff]|[a-z]|\(?[\d.]{1,9}[a-z]?[.)]?|\d{1,2}-|\(?[a-z]{1,2}[.)]|\(?[ivxl]{1,6}[.)]|(?:article|section|part|clause|chapter)\s[\divxlc]{1,7}(?:\.\d{1,3}){0,3}[.:]?)$/i

/** The table that begins at a line, or null. A number before its text and a contents list are no tables. */
export function findTable(lines: readonly Line[], from: number): FoundTable | null {
  const first = lines[from]
  if (!first || !isRow(first)) return null
  const columns = first.cells.map(segment => segment.x)
  const rows: (readonly Span[])[][][] = []
  let at = from
  let full = 0
  for (let line = lines[at]; line; line = lines[++at]) {
    const before = lines[at - 1]
    if (line.table) break
    if (at > from && before && (before.page !== line.page || before.y - line.y > line.size * 3.5 || before.y <= line.y))
      break
    const places = line.cells.map(segment => columnOf(segment, columns, line.size))
    if (places.some(place => place < 0) || (line.cells.length > 1 && !isRow(line))) break
    const goesOn =
      places.length < columns.length &&
      rows.length > 0 &&
      !(places.includes(0) && before !== undefined && before.y - line.y > line.size * 1.7)
    if (places.length === 1 && places[0] === 0 && line.right > (columns[1] ?? 0)) break
    if (!goesOn) rows.push(columns.map(() => []))
    if (line.cells.length > 1) full++
    const row = rows.at(-1)
    line.cells.forEach((segment, index) => {
      row?.[places[index] ?? 0]?.push(segment.spans)
    })
  }
  return full >= 2 && rows.length >= 2 ? { rows, taken: at - from } : null
}

function isRow(line: Line): boolean {
  const [first, ...rest] = line.cells
  const last = rest.at(-1)
  if (!first || !last || number.test(first.text)) return false
  // Words and the number of a page: a contents list.
  return !(rest.length === 1 && /^[.…\s]*\d{1,4}$/.test(last.text))
}

function columnOf(segment: Segment, columns: readonly number[], size: number): number {
  return columns.findIndex(x => Math.abs(x - segment.x) < size * 0.6)
}
