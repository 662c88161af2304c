import type { Line } from './line.ts'
import { isFarewell, isGreeting, plain, versionIn } from './look.ts'
import { headsPart } from './regions.ts'
import type { Shape } from './shapes.ts'
import { namesDocument } from './title.ts'

/** A run of lines of one file that make one document. */
export type Span = { readonly from: number; readonly to: number }

/**
 * Find the documents of one file: a letter ends after its signature; a document begins with the title page before a
 * numbering that starts again at 1, or with a title page that names a version or repeats an earlier one.
 */
export const documentsIn = (lines: readonly Line[], shapes: readonly Shape[]): Span[] => {
  const starts = new Set<number>([0])
  const letterEnd = endOfLetter(lines)
  if (letterEnd !== null) starts.add(letterEnd)
  for (const start of numberingStarts(lines, shapes)) {
    const title = titleStart(shapes, lines, start.at, letterEnd ?? 0)
    if (isInPart(lines, shapes, start.at)) continue
    const pages = shapes.slice(title, start.at)
    const told = lines.slice(title, start.at).some(({ rest }) => namesDocument(rest))
    const single = pages.filter(shape => shape === 'heading' || shape === 'meta').length < 2
    // One heading that names no document is a chapter, in which the numbers begin again.
    const chapter = single && !told && pages.includes('heading')
    const repeated = start.again && !chapter && (start.sure || pages.includes('heading'))
    if (title > 0 && (repeated || isTitlePage(lines, shapes, title, start.at))) starts.add(title)
  }
  const sorted = [...starts].sort((one, two) => one - two)
  return sorted.map((from, at) => ({ from, to: sorted[at + 1] ?? lines.length }))
}

const endOfLetter = (lines: readonly Line[]): number | null => {
  const greeting = lines.slice(0, 15).findIndex(line => isGreeting(line.rest))
  if (greeting < 0) return null
  const farewell = lines.findIndex((line, at) => at > greeting && isFarewell(line.rest.split('\n')[0]!))
  if (farewell < 0) return null
  let end = farewell + (lines[farewell]!.rest.includes('\n') ? 1 : 2)
  while (end < lines.length && isSignature(lines[end]!)) end++
  return end < lines.length - 4 ? end : null
}

const isSignature = (line: Line): boolean =>
  line.readings.length === 0 &&
  line.rest.length < 90 &&
  /\b(?:chair|director|officer|manager|secretary|clerk|chief executive|enc(?:l|s|losures?)?)\b/i.test(line.rest)

type Start = { readonly at: number; readonly again: boolean; readonly sure: boolean }

/** Places where a numbering begins at its first section. `again` when one has begun before. */
const numberingStarts = (lines: readonly Line[], shapes: readonly Shape[]): Start[] => {
  const found: Start[] = []
  const seen = new Set<string>()
  const following = followingMarker(lines, shapes)
  let heading = -10
  lines.forEach((line, at) => {
    const reading = shapes[at] === 'contents' ? undefined : line.readings[0]
    if (!reading) return
    if (reading.scheme === 'integer' && reading.value === 1 && shapes[at] === 'heading') {
      const next = following[at]
      const sure = next !== undefined && lines[next]!.readings[0]!.above === '1'
      // A list of one point that the word processor counts begins no document.
      if (line.block.list && !line.block.heading && !sure) return
      found.push({ at, again: seen.has('1'), sure })
      seen.add('1')
      heading = at
    } else if (reading.label === '1.1' && reading.scheme === 'decimal' && following[heading] !== at) {
      found.push({ at, again: seen.has('1.1'), sure: false })
    }
    if (reading.scheme === 'decimal') seen.add(reading.label)
  })
  return found
}

/** For every line the index of the next line that has a marker. */
const followingMarker = (lines: readonly Line[], shapes: readonly Shape[]): (number | undefined)[] => {
  const out: (number | undefined)[] = new Array(lines.length)
  let next: number | undefined
  for (let at = lines.length - 1; at >= 0; at--) {
    out[at] = next
    if (lines[at]!.readings.length > 0 && shapes[at] !== 'contents') next = at
  }
  return out
}

const titleShapes: readonly Shape[] = ['heading', 'meta', 'furniture', 'contents']

/** First line of the title page that ends just before `at`. */
const titleStart = (shapes: readonly Shape[], lines: readonly Line[], at: number, least: number): number => {
  let start = at
  while (start > least && at - start < 40) {
    const shape = shapes[start - 1]!
    if (!titleShapes.includes(shape) || lines[start - 1]!.readings.length > 0) break
    start--
  }
  // A page number before the title page belongs to the page before.
  while (start < at && shapes[start] === 'furniture') start++
  return start
}

/** Whether the numbering begins again because a schedule, an appendix or another part of the same document does. */
const isInPart = (lines: readonly Line[], shapes: readonly Shape[], at: number): boolean => {
  for (let before = at - 1; before >= 0 && at - before < 40; before--) {
    const line = lines[before]!
    if (shapes[before] === 'heading' && headsPart(line)) return true
    if (!titleShapes.includes(shapes[before]!) || line.readings.length > 0) return false
  }
  return false
}

/** Three lines or more after real text, of which one names a version or also stood on an earlier title page. */
const isTitlePage = (lines: readonly Line[], shapes: readonly Shape[], from: number, to: number): boolean => {
  if (to - from < 3) return false
  const prose = shapes.slice(0, from).filter(shape => shape === 'text').length
  if (prose < 3) return false
  if (lines.slice(from, to).some((line, at) => shapes[from + at] === 'meta' && versionIn(line.rest) !== null))
    return true
  const first = plain(lines[from]!.rest).toLowerCase()
  return lines.slice(0, from).some((line, at) => shapes[at] === 'heading' && plain(line.rest).toLowerCase() === first)
}
