/**
 * Tables that people have: a file of a spreadsheet, or what they copied out of one. Read with whatever parts the columns, in
 * whatever letters; what was doubtful is told, and what is no table is refused with what to do.
 */
import { parse } from 'csv-parse/sync'
import type { Message } from '../catalogue.ts'
import { decodeText } from './decode.ts'

/** A row with the line it begins on, counted from 1, so that a fault can be found in the file. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] }

/** A table as it was read. Without a heading, the columns have no names. `notes`: what the reader should know. */
export type Table = {
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
  readonly notes: readonly Message[]
}

export type ReadTable = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly problem: Message }

/** Days for which a list waits after it was brought in, and what was left out of it can be had after it was taken in. */
export const listKeptDays = 30

/** The most rows that are looked over at once. */
export const mostRows = 10_000
const MOST_COLUMNS = 100
const LONGEST_CELL = 5_000

/**
 * Reads a table from the bytes of a file or from a text that was pasted. `isHeading` says whether a row names columns: a table
 * whose first row does not has no heading, and a pasted text that names none and has no tabs is one entry a line.
 */
export function readTable(
  source: Uint8Array | string,
  isHeading: (cells: readonly string[]) => boolean,
  most = mostRows,
): ReadTable {
  const decoded = typeof source === 'string' ? { ok: true as const, text: source, guessed: 0 } : decodeText(source)
  if (!decoded.ok) return decoded
  const text = decoded.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  if (text.trim() === '') return fault('web.table.problem.empty')
  const read = readRows(text, isHeading, typeof source === 'string')
  if (!read.ok) return read
  const [first] = read.rows
  if (!first) return fault('web.table.problem.empty')
  const widest = read.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  if (widest > MOST_COLUMNS) return fault('web.table.problem.columns', { count: widest, most: MOST_COLUMNS })
  const headed = isHeading(first.cells)
  const rows = headed ? read.rows.slice(1) : read.rows
  if (rows.length === 0) return fault('web.table.problem.only-heading')
  if (rows.length > most) return fault('web.table.problem.rows', { count: rows.length, most })
  const header = Array.from({ length: widest }, (_, at) => (headed ? (first.cells[at] ?? '') : ''))
  const notes: Message[] = []
  if (decoded.guessed > 0) notes.push({ key: 'web.table.note.letters', values: { count: decoded.guessed } })
  return { ok: true, table: { header, rows, notes } }
}

function fault(key: string, values?: Message['values']): { ok: false; problem: Message } {
  return { ok: false, problem: values ? { key, values } : { key } }
}

type Rows =
  | { readonly ok: true; readonly rows: readonly TableRow[] }
  | { readonly ok: false; readonly problem: Message }

function readRows(text: string, isHeading: (cells: readonly string[]) => boolean, pasted: boolean): Rows {
  const firstLine = text.split('\n').find(line => line.trim() !== '') ?? ''
  const delimiter = ['\t', ';', ','].find(sign => firstLine.includes(sign)) ?? ','
  if (pasted && delimiter !== '\t' && !isHeading(firstLine.split(delimiter).map(clean)))
    return { ok: true, rows: byLine(text) }
  return parseRows(text, delimiter)
}

/** One entry a line: a pasted list of names may hold commas. Signs that mark a list are no part of a name. */
function byLine(text: string): TableRow[] {
  return text
    .split('\n')
    .map((line, at) => ({ line: at + 1, cells: [clean(line.replace(/^\s*(?:[-*•–]|\d{1,4}[.)])\s+/, ''))] }))
    .filter(({ cells }) => cells[0] !== '')
}

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

function parseRows(text: string, delimiter: string): Rows {
  try {
    const parsed = parse(text, {
      delimiter,
      info: true,
      // What follows a quotation mark in the middle of a cell is a cell all the same: "5" pipe" is a name.
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_CELL * 20,
    }) as unknown as Parsed[]
    const rows = parsed
      .map(({ record, info }) => ({
        // The parser counts the line a record ends on.
        line: info.lines - record.join('').split('\n').length + 1,
        cells: record.map(clean),
      }))
      .filter(({ cells }) => cells.some(cell => cell !== ''))
    return { ok: true, rows }
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1
    return fault('web.table.problem.broken', { line })
  }
}

/** A cell without the marks that kept a spreadsheet from taking it for a formula, and without needless space. */
function clean(cell: string): string {
  return cell
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202d\u202e]/g, '')
    .replace(/\u00a0/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
    .slice(0, LONGEST_CELL)
}
