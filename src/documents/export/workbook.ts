/**
 * Workbooks (.xlsx) written as they are read: row by row into the packed file, sheet after sheet, so that a long table is never whole in
 * memory. Every cell is a text, a number or a day by its column, never a formula, whatever it begins with.
 */
import { PassThrough } from 'node:stream'
import { setImmediate as breathe, setTimeout as rest } from 'node:timers/promises'
import type { Worksheet } from 'exceljs'

/** What stands in a cell: null and '' leave it empty. */
export type SheetCell = string | number | null

/** A column: its heading, its width in characters, and `day` where its cells are ISO days. */
export type SheetColumn = { readonly heading: string; readonly width?: number; readonly day?: true }

/** A sheet and its rows, some at a time. */
export type SheetToWrite = {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: AsyncIterable<readonly (readonly SheetCell[])[]>
}

/** The most that a cell of a workbook can hold, in UTF-16 units. */
export const LONGEST_CELL = 32_767

/** How much of the file may wait for its reader before writing waits too. */
const WAITING = 512 * 1024

/** Writes sheets in order; gives the file piece by piece. `cut` ends a text that is too long for a cell. */
export async function* writeWorkbook(sheets: readonly SheetToWrite[], cut: string): AsyncGenerator<Uint8Array> {
  const { default: exceljs } = await import('exceljs')
  const out = new PassThrough({ highWaterMark: WAITING })
  const book = new exceljs.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
    // Packed lightly: the time goes into answers, not into the last tenth of the size.
    zip: { zlib: { level: 1 } },
  })
  // A reader that goes away ends the writing.
  const gone = new Promise(resolve => out.once('close', resolve))
  const writing = writeSheets(book, sheets, cut, out, gone).catch(error => out.destroy(error as Error))
  try {
    for await (const piece of out) yield piece as Uint8Array
    await writing
  } finally {
    out.destroy()
  }
}

type Book = {
  addWorksheet: (name: string, options: object) => Worksheet
  commit: () => Promise<void>
}

async function writeSheets(
  book: Book,
  sheets: readonly SheetToWrite[],
  cut: string,
  out: PassThrough,
  gone: Promise<unknown>,
): Promise<void> {
  for (const { name, columns, rows } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map(({ width = 18, day }) => ({
      width,
      ...(day ? { style: { numFmt: 'yyyy-mm-dd' } } : {}),
    }))
    const head = sheet.addRow(columns.map(({ heading }) => heading))
    head.font = { bold: true }
    head.commit()
    for await (const some of rows) {
      for (const cells of some) sheet.addRow(cells.map((cell, at) => cellValue(cell, columns[at], cut))).commit()
      // What was written goes to the packer and on to the reader before more is made.
      await breathe()
      while (out.readableLength + waiting(sheet) > WAITING && !out.destroyed) await Promise.race([rest(2), gone])
      if (out.destroyed) return
    }
    await (sheet as Worksheet & { commit: () => unknown }).commit()
  }
  await book.commit()
}

/** What the sheet has handed to its packer and the packer has not taken: the writer itself never waits for it. */
function waiting(sheet: object): number {
  const { stream } = sheet as { readonly stream?: { readonly pipes?: readonly PassThrough[] } }
  return (stream?.pipes ?? []).reduce((sum, pipe) => sum + pipe.writableLength + pipe.readableLength, 0)
}

function cellValue(cell: SheetCell, column: SheetColumn | undefined, cut: string): string | number | Date | null {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return cell
  if (column?.day) return new Date(`${cell}T00:00:00Z`)
  return cell.length <= LONGEST_CELL ? cell : `${cell.slice(0, LONGEST_CELL - cut.length)}${cut}`
}
