/** Reads a table that is a text: whatever parts its columns, in whatever letters it was saved. */
import { parse } from 'csv-parse'
import { decodeText } from '../../../../documents/read/encoding.ts'
import {
  cleanCell,
  inLots,
  type Letters,
  most,
  type Piece,
  type Row,
  Unreadable,
} from '../../../../web/table/book/table.ts'

/** Reads the bytes of a text, in letters that are named or found out. */
export async function* readCsv(bytes: Uint8Array, named: Letters | null): AsyncGenerator<Piece> {
  const { text: whole, letters } = decode(bytes, named)
  // Old spreadsheets say in the first line what parts the columns.
  const [, said, rest] = /^\ufeff?sep=(.)\r?\n([\s\S]*)$/i.exec(whole) ?? []
  const text = (rest ?? whole).replace(/^\ufeff/, '')
  if (text.trim() === '') throw new Unreadable('web.table.unreadable.empty')
  const rows = rowsOf(text, said ?? delimiterOf(text))
  let first = await rows.next()
  while (!first.done && first.value.cells.every(cell => cell === '')) first = await rows.next()
  if (first.done) throw new Unreadable('web.table.unreadable.empty')
  const header = first.value.cells
  if (header.length > most.columns)
    throw new Unreadable('web.table.unreadable.columns', { count: header.length, most: most.columns })
  yield { kind: 'head', head: { header, letters, sheet: '' } }
  yield* inLots(rows)
  yield { kind: 'end', notes: [] }
}

function decode(bytes: Uint8Array, named: Letters | null): { text: string; letters: Letters } {
  if (named) return { text: new TextDecoder(named).decode(bytes), letters: named }
  const { text, encoding } = decodeText(bytes)
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be' && bytes.includes(0))
    throw new Unreadable('web.table.unreadable.no-table')
  return { text, letters: encoding }
}

const SIGNS = ['\t', ';', ',', '|'] as const

/** What parts the columns: the sign that stands most often in the heading, outside of quotation marks. */
function delimiterOf(text: string): string {
  let quoted = false
  const counts = new Map<string, number>()
  for (const sign of text.slice(0, 100_000)) {
    if (sign === '"') quoted = !quoted
    else if (!quoted && sign === '\n' && counts.size > 0) break
    else if (!quoted && (SIGNS as readonly string[]).includes(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  return SIGNS.reduce((best, sign) => ((counts.get(sign) ?? 0) > (counts.get(best) ?? 0) ? sign : best), ',')
}

type Parsed = { readonly record: readonly string[]; readonly info: { readonly records: number } }

async function* rowsOf(text: string, delimiter: string): AsyncGenerator<Row> {
  const parser = parse(text, {
    delimiter,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: most.cell * 10,
  })
  let row = 0
  try {
    for await (const { record } of parser as AsyncIterable<Parsed>) yield { row: ++row, cells: record.map(cleanCell) }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    const { records = row } = error as { records?: number }
    throw new Unreadable('web.table.unreadable.broken', { row: records + 1 })
  }
}
