/** The rows of one sheet, read as its text comes. */
import sax from 'sax'
import { columnNumber } from './heading.ts'
import { cleanCell, most, type Row, Unreadable } from './table.ts'
import { asTyped, type Book } from './workbook.ts'

/** What was seen on the way: cells worked out by a formula, and cells that hold an error. */
export type Seen = { formulas: number; errors: number }

type Cell = { at: number; type: string; style: number; text: string }

/** Reads the rows of a sheet. */
export async function* readSheet(pieces: AsyncIterable<Uint8Array>, book: Book, seen: Seen): AsyncGenerator<Row> {
  const ready: Row[] = []
  const parser = parserOf(book, seen, row => ready.push(row))
  const decoder = new TextDecoder()
  for await (const piece of pieces) {
    parser.write(decoder.decode(piece, { stream: true }))
    yield* ready.splice(0)
  }
  parser.close()
  yield* ready.splice(0)
}

function parserOf(book: Book, seen: Seen, give: (row: Row) => void): sax.SAXParser {
  const parser = sax.parser(true, { position: false })
  let [number, cells]: [number, string[]] = [0, []]
  let cell: Cell | null = null
  let open = false
  let aid = false
  const damaged = (): never => {
    throw new Unreadable('web.table.unreadable.damaged')
  }
  parser.onerror = damaged
  parser.ondoctype = damaged
  parser.onopentag = ({ name, attributes }) => {
    const own = name.slice(name.indexOf(':') + 1)
    const is = attributes as Record<string, string>
    if (own === 'row') [number, cells] = [Number(is['r'] ?? number + 1), []]
    else if (own === 'c') {
      const letters = /^[A-Z]{1,3}/.exec(is['r'] ?? '')?.[0]
      const at = letters ? columnNumber(letters) - 1 : cells.length
      cell = { at, type: is['t'] ?? 'n', style: Number(is['s'] ?? 0), text: '' }
    } else if (own === 'f') seen.formulas++
    else if (own === 'rPh') aid = true
    else if (own === 'v' || own === 't') open = !aid
  }
  parser.onclosetag = name => {
    const own = name.slice(name.indexOf(':') + 1)
    if (own === 'v' || own === 't') open = false
    else if (own === 'rPh') aid = false
    else if (own === 'c' && cell) {
      if (cell.at >= most.columns * 2)
        throw new Unreadable('web.table.unreadable.columns', { count: cell.at + 1, most: most.columns })
      while (cells.length < cell.at) cells.push('')
      cells[cell.at] = cleanCell(shownIn(cell, book, seen))
      cell = null
    } else if (own === 'row') give({ row: number, cells: trimmed(cells) })
  }
  parser.ontext = text => {
    if (!open || !cell) return
    cell.text += text
    if (cell.text.length > most.cell) throw new Unreadable('web.table.unreadable.cell', { most: most.cell })
  }
  parser.oncdata = parser.ontext
  return parser
}

/** Without the empty cells behind the last one that holds something: a style fills them to the edge of the sheet. */
function trimmed(cells: string[]): string[] {
  const last = cells.findLastIndex(cell => cell !== '')
  return cells.slice(0, last + 1)
}

function shownIn({ type, style, text }: Cell, { shared, days, from1904 }: Book, seen: Seen): string {
  if (type === 's') return shared[Number(text)] ?? ''
  if (type === 'inlineStr' || type === 'str') return asTyped(text)
  if (type === 'e') {
    seen.errors++
    return ''
  }
  if (type === 'b') return text === '1' ? 'yes' : text === '0' ? 'no' : ''
  if (type === 'd') return text
  if (text === '' || !Number.isFinite(Number(text))) return text
  return days.has(style) ? dayOf(Number(text), from1904) : String(Number(text))
}

/** A day by its number: in the old count 1 is 1 January 1900, and there is a 29 February 1900 that never was. */
function dayOf(serial: number, from1904: boolean): string {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0)
  const whole = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000)
  return Number.isNaN(whole.getTime()) || serial < 1 ? String(serial) : whole.toISOString().slice(0, 10)
}
