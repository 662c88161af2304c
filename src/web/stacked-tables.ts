/**
 * Tables on a narrow screen: each row becomes a card whose cells carry the headings of their columns. Done for every table on every page
 * as it is rendered, so that no table can be forgotten; what the page's own words look like stays untouched. The roles say to a screen
 * reader that it is still a table, which browsers forget once rows are laid out as blocks.
 */

const TABLE = /<table class="govuk-table([^"]*)"([^>]*)>([\s\S]*?)<\/table>/g
const HEAD = /<thead[^>]*>[\s\S]*?<\/thead>/
const ROW = /<tr\b([^>]*)>([\s\S]*?)<\/tr>/g
const CELL = /<(td|th)\b([^>]*)>([\s\S]*?)(?=<\/(?:td|th)>)/g

/** A page with its tables ready to be stacked. Two columns without headings fit as they are. */
export function stackTables(html: string): string {
  if (!html.includes('<table class="govuk-table')) return html
  return html.replace(TABLE, (table, classes: string, attributes: string, inside: string) => {
    const head = HEAD.exec(inside)?.[0] ?? ''
    const headings = [...head.matchAll(CELL)].flatMap(([, , at = '', words = '']) =>
      Array.from({ length: spanOf(at) }, () => plain(words)),
    )
    if (headings.length === 0 && columnsOf(inside) < 3) return table
    const body = inside.replace(ROW, (row, at: string, cells: string) =>
      head.includes(row)
        ? `<tr role="row"${at}>${withRole(cells)}</tr>`
        : `<tr role="row"${at}>${labelled(cells, headings)}</tr>`,
    )
    const stacks = classes.includes('hub-stacks') ? '' : ' hub-stacks'
    return `<table class="govuk-table${classes}${stacks}" role="table"${attributes}>${grouped(body)}</table>`
  })
}

function labelled(cells: string, headings: readonly string[]): string {
  let column = 0
  return cells.replace(CELL, (_, tag: string, at: string, words: string) => {
    const heading = headings[column] ?? ''
    column += spanOf(at)
    if (tag === 'th') return `<th role="rowheader"${at}>${words}`
    const named = heading === '' || at.includes('data-heading') ? '' : ` data-heading="${heading}"`
    const empty = words.trim() === '' ? ' data-empty' : ''
    return `<td role="cell"${at}${named}${empty}>${words}`
  })
}

function withRole(cells: string): string {
  return cells.replace(CELL, (_, tag: string, at: string, words: string) =>
    tag === 'th' ? `<th role="columnheader"${at}>${words}` : `<td role="cell"${at}>${words}`,
  )
}

function grouped(inside: string): string {
  return inside.replace(/<(thead|tbody|tfoot)\b/g, '<$1 role="rowgroup"')
}

function columnsOf(inside: string): number {
  const first = /<tr\b[^>]*>([\s\S]*?)<\/tr>/.exec(inside)?.[1] ?? ''
  return [...first.matchAll(CELL)].reduce((sum, [, , at = '']) => sum + spanOf(at), 0)
}

function spanOf(attributes: string): number {
  return Number(/\bcolspan="(\d+)"/.exec(attributes)?.[1] ?? 1)
}

/** The words of a heading, without what marks them up, fit for an attribute: their special signs are escaped already. */
function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .replaceAll('"', '&quot;')
    .trim()
}
