/** Tables inside a paragraph: a Markdown table, first row the header row. */

/** Rows of cells, each cell inline Markdown; the first row is the header row. */
export type TableRows = readonly (readonly string[])[]

const RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/

/** Reads a Markdown table. Rows shorter than the widest are filled with empty cells. */
export function parseTable(markdown: string): TableRows {
  const rows = markdown
    .split('\n')
    .filter((line, index) => line.trim() !== '' && !(index === 1 && RULE.test(line)))
    .map(cells)
  const width = Math.max(1, ...rows.map(row => row.length))
  return rows.map(row => [...row, ...Array<string>(width - row.length).fill('')])
}

function cells(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll('\\|', '|').replaceAll('<br>', '\n'))
}

/** Writes rows as a Markdown table; `write` may escape a cell's text for where it goes. */
export function writeTable(rows: TableRows, write: (cell: string) => string = cell => cell): string {
  const width = Math.max(1, ...rows.map(row => row.length))
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => inCell(write(row[at] ?? ''))).join(' | ')} |`
  const [header = [], ...body] = rows
  return [line(header), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n')
}

function inCell(text: string): string {
  return text
    .trim()
    .replace(/(?<!\\)\|/g, '\\|')
    .replaceAll('\n', '<br>')
}
