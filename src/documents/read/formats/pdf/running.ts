/** Finds running headers, footers and page numbers: what stands at the same place at the edge of page after page. */
import type { Line } from './lines.ts'

/** Share of the page's height, from its top and bottom, in which running lines stand. */
const margin = 0.12

/** The lines that are page furniture, each with what it says but for the number of its page. A PDF that marks its own furniture is believed. */
export function runningLines(pages: readonly (readonly Line[])[]): Map<Line, string> {
  const all = pages.flat()
  const places = groupsOf(
    all.filter(line => line.artifact || (!line.table && line.edge <= margin && line.text.length < 160)),
  )
  const said = new Map([...places.values()].flatMap(withoutPageNumbers))
  // A header may stand on every other page only.
  const enough = Math.max(2, Math.ceil(pages.length * 0.3))
  const repeats = (lines: readonly Line[]) => {
    const onPages = new Set(lines.map(line => line.page)).size
    const different = new Set(lines.map(line => said.get(line))).size
    // A sentence with another number on every page ("The fee is 10 pounds.") is said once each time.
    return (onPages >= enough && different * 2 <= lines.length) || (isPageNumber(lines[0]?.text ?? '') && onPages >= 2)
  }
  const free = (lines: readonly Line[]) => lines.filter(line => !line.artifact)
  const repeated = new Set([...places.values()].map(free).filter(repeats).flat())
  const outermost = new Set(pages.flatMap(lines => outside(lines, line => repeated.has(line) || line.artifact)))
  const running = new Set(all.filter(line => line.artifact))
  for (const lines of places.values()) {
    const outer = free(lines).filter(line => outermost.has(line))
    if (repeats(outer)) for (const line of outer) running.add(line)
  }
  for (const line of aboveText(pages, running)) running.add(line)
  return new Map([...running].map(line => [line, said.get(line) ?? sample(line.text)]))
}

/** So many other pages tell where the text of a page begins. */
const pagesThatTell = 3

/**
 * What stands on the first page over the place where the text of every other page begins: a header that only that page has. Only the part of
 * a page in which running lines stand is looked at.
 */
function aboveText(pages: readonly (readonly Line[])[], running: ReadonlySet<Line>): Line[] {
  const [first = [], ...others] = pages.map(lines => lines.filter(line => !running.has(line)))
  const tops = others.flatMap(lines =>
    lines.length === 0 ? [] : [Math.max(...lines.map(({ y, size }) => y + size * 0.8))],
  )
  const over = first.filter(line => !line.table && line.upper && line.y - line.size * 0.2 > Math.max(...tops))
  const heads = over.every(line => line.edge <= margin) && over.length < first.length
  return tops.length >= pagesThatTell && heads ? over : []
}

/**
 * The lines at the top and bottom of a page that have nothing but such lines between them and the edge: a line under a
 * heading that changes from page to page belongs to the text, however often it is said.
 */
function outside(lines: readonly Line[], furniture: (line: Line) => boolean): Line[] {
  const down = [...lines].sort((one, other) => other.y - one.y)
  const upTo = (order: readonly Line[]) => {
    const end = order.findIndex(line => !furniture(line))
    return end < 0 ? order : order.slice(0, end)
  }
  return [...upTo(down), ...upTo(down.toReversed())]
}

/** Lines of the same words but for the figures, at the same end of the page: a number of two figures may take a line more. */
function groupsOf(lines: readonly Line[]): Map<string, Line[]> {
  return Map.groupBy(lines, line => `${sample(line.text)} ${line.upper ? 'top' : 'bottom'}`)
}

function sample(text: string): string {
  const number = isPageNumber(text) ? /\d+|\b[ivxl]+\b/gi : /\d+/g
  return text.replace(number, '#').replace(/\s+/g, ' ').trim().toLowerCase()
}

/** A figure, and whether it is the number of a point ("3. ") or of a clause ("3.1 "), which is no page's. */
const figure = /(^\(?\d{1,3}(?:[.)]|\.\d{1,3})(?=\s+\p{L}))|\d+/gu

/**
 * What each of such lines says without the number of its page. A figure is that where it goes up from line to line as the pages do
 * more often than it stays; any other says something: a year, an amount, the number of a part.
 */
function withoutPageNumbers(lines: readonly Line[]): [Line, string][] {
  const figures = lines.map(({ text }) => [...text.matchAll(figure)].map(([word]) => word))
  const keys = (at: number, place: number) => {
    const word = figures[at]![place]!
    return { steps: `${place} ${Number(word) - lines[at]!.page}`, stays: `${place} = ${word}` }
  }
  const times = new Map<string, number>()
  for (const [at, found] of figures.entries())
    for (const place of found.keys())
      for (const key of Object.values(keys(at, place))) times.set(key, (times.get(key) ?? 0) + 1)
  return lines.map((line, at) => {
    if (isPageNumber(line.text)) return [line, sample(line.text)]
    let place = -1
    const text = line.text.replace(figure, (word, point?: string) => {
      place++
      const { steps, stays } = keys(at, place)
      return point === undefined && times.get(steps)! > times.get(stays)! ? '#' : word
    })
    return [line, text.replace(/\s+/g, ' ').trim().toLowerCase()]
  })
}

/** True for a line that is only the number of a page. */
export function isPageNumber(text: string): boolean {
  return /^(?:page\s*)?[-–|\s]*(?:\d{1,4}|[ivxl]{1,7})[-–|\s]*(?:(?:of|\/)\s*\d{1,4})?$/i.test(text.trim())
}
