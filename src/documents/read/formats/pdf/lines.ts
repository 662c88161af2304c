/** Puts the pieces of a page together into lines, as an eye sees them. */
import { mostOf } from '../large-words.ts'
import { plainSpans, type Span } from '../spans.ts'
import { joinLine, sameLine } from './joining.ts'
import type { PdfPage, Piece } from './page.ts'
import { type RuledTable, ruledTables } from './ruled-tables.ts'

/** A stretch of a line that stands apart from the next: a cell of a table, a number before its text. */
export type Segment = {
  readonly x: number
  readonly right: number
  readonly spans: readonly Span[]
  readonly text: string
}

/** One line of a page. */
export type Line = {
  readonly page: number
  readonly x: number
  readonly right: number
  readonly y: number
  /** Size of most of its letters, in points, to the nearest half. */
  readonly size: number
  /** Its words, with a tab between segments. */
  readonly spans: readonly Span[]
  readonly text: string
  readonly segments: readonly Segment[]
  /** The same with every gap that is wider than a space of running text: what may be cells. */
  readonly cells: readonly Segment[]
  readonly bold: boolean
  /** The colour of all its letters; nothing where they have several. */
  readonly ink?: string
  readonly artifact: boolean
  /** Distance from the nearer of top and bottom, as a share of the height of the page. */
  readonly edge: number
  /** Whether it stands in the upper half of the page. */
  readonly upper: boolean
  /** A table whose cells have rules round them stands as one line: the lines of every cell, and where its columns begin. */
  readonly table?: { readonly rows: readonly (readonly (readonly Line[])[])[]; readonly columns: readonly number[] }
}

/** The lines of a page in the order of the file, which is the order of reading in all but the oddest files. */
export function linesOf(page: PdfPage): Line[] {
  const tables = ruledTables(page)
  const within = new Map(tables.flatMap(table => table.rows.flat(2).map(piece => [piece, table] as const)))
  const said = new Set<RuledTable>()
  const lines: Line[] = []
  let loose: Piece[] = []
  const close = () => {
    lines.push(...linesOfPieces(loose, page))
    loose = []
  }
  for (const piece of page.pieces) {
    const table = within.get(piece)
    if (!table) {
      // Spaces between the cells belong to no line.
      if (loose.length > 0 || piece.text.trim() !== '') loose.push(piece)
      continue
    }
    close()
    if (!said.has(table)) lines.push(tableLine(table, page))
    said.add(table)
  }
  close()
  return lastFirst(lines)
}

/** Programs draw what stands in a frame of its own after the text: a title that stands over all that was drawn before it is read first. */
function lastFirst(lines: readonly Line[]): Line[] {
  let top = Number.NEGATIVE_INFINITY
  const over: Line[] = []
  const rest: Line[] = []
  for (const line of lines) {
    if (rest.length > 2 && !line.table && line.y > top + line.size) over.push(line)
    else {
      rest.push(line)
      top = Math.max(top, line.y)
    }
  }
  return [...over, ...rest]
}

function linesOfPieces(pieces: readonly Piece[], page: PdfPage): Line[] {
  const groups: Piece[][] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    if (last && before && before.artifact === piece.artifact && sameLine(before, piece)) last.push(piece)
    else groups.push([piece])
  }
  return groups.flatMap(group => {
    const line = lineOf(group, page)
    return line.text.trim() === '' ? [] : [line]
  })
}

function tableLine(table: RuledTable, page: PdfPage): Line {
  const rows = table.rows.map(cells => cells.map(cell => linesOfPieces(cell, page)))
  const own = lineOf(table.rows.flat(2), page)
  const text = rows.flatMap(cells => cells.flatMap(cell => cell.map(line => line.text))).join(' \t')
  return { ...own, text, spans: [{ text }], segments: [], cells: [], table: { rows, columns: table.columns } }
}

function lineOf(pieces: readonly Piece[], page: PdfPage): Line {
  const segments = segmentsOf(pieces, 1.8)
  const spans = segments.flatMap((segment, index) => (index === 0 ? segment.spans : [{ text: '\t' }, ...segment.spans]))
  const words = pieces.filter(piece => piece.text.trim() !== '')
  const y = Math.min(...pieces.map(piece => piece.y))
  return {
    page: page.number,
    x: segments[0]?.x ?? 0,
    right: segments.at(-1)?.right ?? 0,
    y,
    size: mostOf(words.map(piece => [Math.round(piece.size * 2) / 2, piece.text.length])),
    spans,
    text: plainSpans(spans),
    segments,
    cells: segmentsOf(pieces, 0.7),
    bold: isBold(words),
    ...inkOf(words),
    artifact: pieces.every(piece => piece.artifact),
    edge: Math.min(y, page.height - y) / page.height,
    upper: y > page.height / 2,
  }
}

function inkOf(words: readonly Piece[]): { ink?: string } {
  const ink = words[0]?.ink
  return ink !== undefined && words.every(piece => piece.ink === ink) ? { ink } : {}
}

/** Whether the words are bold; a number before them may be plain. */
function isBold(words: readonly Piece[]): boolean {
  const [first, ...rest] = words
  const spoken =
    rest.length > 0 && /^\(?(?:\d[\d.]{0,8}[a-z]?|[a-z]{1,4})[.)]?$/i.test(first?.text.trim() ?? '') ? rest : words
  return spoken.length > 0 && spoken.every(piece => piece.bold)
}

/** A number or letter without a sign behind it, which a gap that is hardly wider than a space may part from its words. */
const bareNumber = /^(?:\d{1,3}|[a-z]|[ivxl]{1,6})$/i

/** Cuts a line at gaps wider than `least`, a share of the size of its letters. */
function segmentsOf(pieces: readonly Piece[], least: number): Segment[] {
  const groups: Piece[][] = []
  let right = Number.NEGATIVE_INFINITY
  for (const piece of pieces) {
    if (piece.text.trim() === '') {
      // A wide space is a gap; a narrow one belongs to the words around it.
      if (piece.width <= piece.size * least) {
        groups.at(-1)?.push(piece)
        right = piece.x + piece.width
      }
      continue
    }
    const group = groups.at(-1)
    const gap = group?.length === 1 && groups.length === 1 && bareNumber.test(group[0]!.text.trim()) ? 1 : least
    if (group && piece.x - right <= piece.size * Math.min(gap, least)) group.push(piece)
    else groups.push([piece])
    right = piece.x + piece.width
  }
  return groups.map(group => {
    const spans = joinLine(group, ' ')
    const last = group.at(-1)
    return { x: group[0]?.x ?? 0, right: last ? last.x + last.width : 0, spans, text: plainSpans(spans).trim() }
  })
}
