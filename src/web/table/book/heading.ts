/** The heading of a sheet: one row, or several where cells of it are merged. */
import { cleanCell, type Row } from './table.ts'

/** A block of cells that are merged, rows and columns counted from 1. */
export type Merge = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** The number of a column by its letters: A is 1. */
export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g
/** Longer than any such element. */
const OVERLAP = 200
const MOST_MERGES = 10_000

/** The merged blocks of a sheet. They stand behind its rows, so the text is looked through for them before it is read. */
export async function mergesIn(pieces: AsyncIterable<Uint8Array>): Promise<Merge[]> {
  const found = new Map<string, Merge>()
  let tail = ''
  for await (const piece of pieces) {
    const text = tail + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1')
    if (text.includes('mergeCell'))
      for (const [whole, left = '', top, right = '', bottom] of text.matchAll(MERGE))
        if (found.size < MOST_MERGES)
          found.set(whole, {
            left: columnNumber(left),
            top: Number(top),
            right: columnNumber(right),
            bottom: Number(bottom),
          })
    tail = text.slice(-OVERLAP)
  }
  return [...found.values()]
}

/** Most rows that a heading has. */
const MOST_HEADS = 4

/**
 * Takes the heading off the rows. A merged cell heads every column it spans; where such heads stand above others, they are joined:
 * "Opening hours – Saturday". A cell that spans the whole table is its title, and no heading. `last`: the last row of it.
 */
export async function headFrom(
  rows: AsyncGenerator<Row>,
  merges: readonly Merge[],
): Promise<{ header: string[]; last: number }> {
  const next = async (): Promise<Row | null> => {
    const { value, done } = await rows.next()
    return done ? null : value
  }
  let row = await next()
  while (row && (isBlank(row) || isTitle(row, merges))) row = await next()
  if (!row) return { header: [], last: 0 }
  const depth = depthOf(row, merges)
  const heads = [row]
  while (heads.length < depth) {
    const more = await next()
    if (!more) break
    heads.push(more)
  }
  const width = Math.max(...heads.map(({ cells }) => cells.length))
  const parts = heads.map(head => spread(head, merges, width))
  const header = Array.from({ length: width }, (_, at) => [
    ...new Set(parts.map(cells => cells[at] ?? '').filter(cell => cell !== '')),
  ])
  return { header: header.map(each => cleanCell(each.join(' – '))), last: heads.at(-1)!.row }
}

const isBlank = ({ cells }: Row): boolean => cells.every(cell => cell === '')

/** A cell that spans several columns, and nothing beside it. Some programs write its words into each of them. */
function isTitle({ row, cells }: Row, merges: readonly Merge[]): boolean {
  return merges.some(
    ({ top, left, right, bottom }) =>
      top === row &&
      bottom === row &&
      right > left + 1 &&
      cells.every((cell, at) => cell === '' || (at + 1 >= left && at + 1 <= right)),
  )
}

/** How many rows the heading has: down to the end of its merged cells, and a row more below those that span columns. */
function depthOf({ row }: Row, merges: readonly Merge[]): number {
  const own = merges.filter(({ top }) => top === row)
  const ends = own.map(({ left, right, bottom }) => bottom - row + 1 + (right > left ? 1 : 0))
  return Math.min(MOST_HEADS, Math.max(1, ...ends))
}

/** The cells of a row of heads, each merged one in every column it spans. */
function spread({ row, cells }: Row, merges: readonly Merge[], width: number): string[] {
  const all = Array.from({ length: width }, (_, at) => cells[at] ?? '')
  for (const { left, right, top } of merges)
    if (top === row) for (let at = left; at < right && at < width; at++) all[at] ||= all[left - 1] ?? ''
  return all
}
