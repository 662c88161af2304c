/** A table as it is read from a file of responses: first its head, then its rows some at a time. */
import type { Message } from '../../catalogue.ts'

/** The most a file may hold. Beyond it is told; nothing is cut. */
export const most = { rows: 50_000, columns: 400, cell: 200_000, text: 120 * 1024 * 1024 } as const

/** Rows that are handed over, sealed and kept together. */
export const rowsTogether = 100

/** A row with its number as a spreadsheet shows it: the heading is usually row 1. */
export type Row = {
  readonly row: number
  readonly cells: readonly string[]
  /** What it was read from, whole, to be kept with what it says: a mail. */
  readonly whole?: Whole
  /** What it says of numbered paragraphs of a document, by the document's id and the number as it was written. */
  readonly comments?: readonly NumberedComment[]
  /** What is wrong with it, and what is to be known of it, before its cells are read. */
  readonly faults?: readonly Message[]
  readonly notes?: readonly Message[]
}

/** Words on a paragraph, as they stand on paper. */
export type NumberedComment = { readonly document: string; readonly number: string; readonly words: string }

/** Something kept whole: its name and its bytes. */
export type Whole = { readonly name: string; readonly content: string }

/** In what letters a text may be saved. */
export const letters = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Letters = (typeof letters)[number]

/** What stands above the rows. `letters`: in which it was saved, null for a workbook; `sheet`: its name, '' for a text. */
export type Head = { readonly header: readonly string[]; readonly letters: Letters | null; readonly sheet: string }

/** What comes of reading: the head, then rows, then what should be known of the file. */
export type Piece =
  | { readonly kind: 'head'; readonly head: Head }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'end'; readonly notes: readonly Message[] }

/** Ends the reading of a file with what is wrong with it. */
export class Unreadable extends Error {
  readonly problem: Message
  constructor(key: string, values?: Message['values']) {
    super(key)
    this.problem = values ? { key, values } : { key }
  }
}

/** A cell as it is kept: without signs that nobody types, and without the mark that keeps a spreadsheet from taking it for a formula. */
export function cleanCell(cell: string): string {
  const clean = cell
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202d\u202e\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
  if (clean.length > most.cell) throw new Unreadable('web.table.unreadable.cell', { most: most.cell })
  return clean
}

/** Rows in lots, with their limits kept; a row that holds nothing is no row. */
export async function* inLots(rows: AsyncIterable<Row>): AsyncGenerator<Piece & { kind: 'rows' }> {
  let lot: Row[] = []
  let [count, text] = [0, 0]
  for await (const { row, cells } of rows) {
    if (cells.every(cell => cell === '')) continue
    text += cells.reduce((sum, cell) => sum + cell.length, 0)
    if (++count > most.rows) throw new Unreadable('web.table.unreadable.rows', { most: most.rows })
    if (text > most.text) throw new Unreadable('web.table.unreadable.large')
    lot.push({ row, cells })
    if (lot.length === rowsTogether) {
      yield { kind: 'rows', rows: lot }
      lot = []
    }
  }
  if (lot.length > 0) yield { kind: 'rows', rows: lot }
  if (count === 0) throw new Unreadable('web.table.unreadable.only-heading')
}
