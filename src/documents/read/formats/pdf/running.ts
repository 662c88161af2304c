/** Finds running headers, footers and page numbers: what stands at the same place at the edge of page after page. */
import type { Line } from './lines.ts'

/** Share of the page's height, from its top and bottom, in which running lines stand. */
const margin = 0.12

/** The lines that are page furniture. A PDF that marks its own furniture is believed. */
export function runningLines(pages: readonly (readonly Line[])[]): Set<Line> {
  const running = new Set<Line>()
  const places = new Map<string, Line[]>()
  for (const lines of pages)
    for (const line of lines) {
      if (line.artifact) running.add(line)
      else if (!line.table && line.edge <= margin && line.text.length < 160) {
        const key = placeOf(line)
        places.set(key, [...(places.get(key) ?? []), line])
      }
    }
  // A header may stand on every other page only.
  const enough = Math.max(2, Math.ceil(pages.length * 0.3))
  const repeats = (lines: readonly Line[]) => {
    const onPages = new Set(lines.map(line => line.page)).size
    return onPages >= enough || (isPageNumber(lines[0]?.text ?? '') && onPages >= 2)
  }
  const repeated = new Set([...places.values()].filter(repeats).flat())
  const outermost = new Set(pages.flatMap(lines => outside(lines, line => repeated.has(line) || line.artifact)))
  for (const lines of places.values()) {
    const outer = lines.filter(line => outermost.has(line))
    if (repeats(outer)) for (const line of outer) running.add(line)
  }
  return running
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

/** Same words but for the figures, at the same end of the page: a number of two figures may take a line more. */
function placeOf(line: Line): string {
  return `${sample(line.text)} ${line.upper ? 'top' : 'bottom'}`
}

/** What furniture says, without the number of the page. */
export function sample(text: string): string {
  return text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().toLowerCase()
}

/** True for a line that is only the number of a page. */
export function isPageNumber(text: string): boolean {
  return /^(?:page\s*)?[-–|\s]*(?:\d{1,4}|[ivxl]{1,7})[-–|\s]*(?:(?:of|\/)\s*\d{1,4})?$/i.test(text.trim())
}
