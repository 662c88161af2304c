/**
 * Reads the table of a workbook (.xlsx) as it comes, without trusting it: one sheet, unpacked piece by piece, values only. Of a formula
 * the value that was worked out last is taken, as the sheet shows it.
 */
import { openArchive } from '../../../documents/read/formats/zip.ts'
import type { Message } from '../../catalogue.ts'
import { headFrom, type Merge, mergesIn } from './heading.ts'
import { readSheet, type Seen } from './sheet.ts'
import { inLots, most, type Piece, type Row, Unreadable } from './table.ts'
import { openBook, type Sheet } from './workbook.ts'

/** The most bytes of one sheet, once unpacked: it is read as it comes and never whole in memory. */
const MOST_SHEET = 512 * 1024 * 1024

/** Reads the bytes of a workbook. `prefers`: names of sheets that are taken before the first. */
export async function* readXlsx(bytes: Uint8Array, prefers: readonly string[]): AsyncGenerator<Piece> {
  const archive = openArchive(bytes)
  const book = openBook(archive)
  const sheet = book.sheets.find(({ name }) => prefers.includes(name)) ?? book.sheets[0]
  if (!sheet) throw new Unreadable('web.table.unreadable.empty')
  const text = () => archive.pieces(sheet.part, MOST_SHEET) ?? nothing()
  const merges = await mergesIn(text())
  const seen: Seen = { formulas: 0, errors: 0 }
  const rows = readSheet(text(), book, seen)
  const { header, last } = await headFrom(rows, merges)
  if (header.length === 0) throw new Unreadable('web.table.unreadable.empty')
  if (header.length > most.columns)
    throw new Unreadable('web.table.unreadable.columns', { count: header.length, most: most.columns })
  yield { kind: 'head', head: { header, letters: null, sheet: sheet.name } }
  yield* inLots(rows)
  yield { kind: 'end', notes: notesOf(book.sheets, sheet, seen, merges, last) }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function notesOf(
  sheets: readonly Sheet[],
  { name }: Sheet,
  { formulas, errors }: Seen,
  merges: readonly Merge[],
  last: number,
): Message[] {
  const below = merges.filter(({ bottom }) => bottom > last).length
  const say = (key: string, count: number): Message[] =>
    count > 0 ? [{ key: `web.table.note.${key}`, values: { count } }] : []
  return [
    ...(sheets.length > 1 ? [{ key: 'web.table.note.sheet', values: { name, others: sheets.length - 1 } }] : []),
    ...(last > 1 ? [{ key: 'web.table.note.heads', values: { count: last } }] : []),
    ...say('formulas', formulas),
    ...say('errors', errors),
    ...say('merged', below),
  ]
}

export type { Row }
