import { tidyEntry } from './contents-lines.ts'
import type { Line } from './line.ts'
import { add, holder, type Outline } from './outline.ts'

/** What stands beside the text: it hangs under the open heading or number and nothing hangs under it. */
export const placeApart = (
  outline: Outline,
  line: Line,
  shape: 'furniture' | 'contents' | 'table' | 'quote' | 'contact',
) => {
  if (shape === 'quote' || shape === 'table' || shape === 'contact') outline.begun = true
  const parent = holder(outline)
  const rows = line.block.table
  if (!rows) {
    const texts = shape === 'contents' ? line.whole.split('\n').map(inColumns) : [line.whole]
    for (const text of texts) add(outline, { kind: shape, text }, parent, false)
    return
  }
  if (shape === 'table') {
    add(outline, { kind: shape, text: tableText(rows) }, parent, false)
    return
  }
  for (const row of rows) {
    const text = row
      .map(cell => cell.replace(/\s+/g, ' ').trim())
      .filter(cell => cell !== '')
      .join('\t')
    if (text) add(outline, { kind: shape, text }, parent, false)
  }
  if (outline.drafts.length === 0) add(outline, { kind: shape, text: '' }, parent, false)
}

/** Number, words and page of a contents entry, between tabs as in a table of contents. */
const inColumns = (entry: string): string =>
  tidyEntry(entry)
    .trim()
    .replace(/\s*\t\s*|[ \u00a0]{3,}/g, '\t')
    .replace(/^(\d{1,3}(?:\.\d{1,3}){0,4}\.?)[^\S\n](?=\D)/, '$1\t')
    .replace(/[^\S\n](\d{1,3}|Page)$/, '\t$1')

/** Rows as a Markdown table; all rows get as many cells as the widest. */
const tableText = (rows: readonly (readonly string[])[]): string => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1)
  const cell = (text: string | undefined): string =>
    (text ?? '')
      .replace(/\\?\|/g, '\\|')
      .split('\n')
      .map(part => part.trim())
      .join('<br>')
  const line = (row: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => cell(row[at])).join(' | ')} |`
  const [head, ...body] = rows
  return [line(head ?? []), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n')
}
