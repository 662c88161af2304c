import { isContentsHeading, listedLines, tidyEntry } from './contents-lines.ts'
import type { Line } from './line.ts'
import {
  allBold,
  endsOpen,
  isContact,
  isDate,
  isFarewell,
  isGreeting,
  isQuotation,
  looksLikeHeading,
  plain,
  versionIn,
  weightyWords,
} from './look.ts'
import type { Marker } from './marker.ts'

/** What a line is by its look and its neighbours. `meta` is a date or a version on a title page. */
export type Shape = 'heading' | 'text' | 'meta' | 'table' | 'contents' | 'quote' | 'contact' | 'furniture'

const leader = /(?:\.{4,}|…{2,}|(?:\. ){4,}|_{4,})\s{0,8}\d{1,4}$/
const pageAtEnd = /[\s\u00a0]\d{1,3}$/

/** Shape of every line. Where the format itself names headings, only bold or capital lines are guessed to be more. */
export const shapesOf = (lines: readonly Line[]): Shape[] => {
  const named = lines.some(line => line.block.heading !== undefined)
  const listed = listedLines(lines)
  const shapes: Shape[] = []
  for (let at = 0; at < lines.length; at++) shapes.push(listed.has(at) ? 'contents' : shapeAt(lines, at, shapes, named))
  return shapes
}

const shapeAt = (lines: readonly Line[], at: number, before: readonly Shape[], named: boolean): Shape => {
  const line = lines[at]!
  if (line.furniture) return 'furniture'
  if (line.block.table) return isContentsTable(line.block.table, lines[at - 1]) ? 'contents' : 'table'
  if (isContentsLine(lines, at, before)) return 'contents'
  if (line.readings.length > 0) return isNumberedHeading(lines, at) ? 'heading' : 'text'
  if (line.bullet) return 'text'
  if (line.block.heading || (line.block.fresh !== false && isContentsHeading(line.rest))) return 'heading'
  if (line.block.quote || isQuotation(line.rest)) return 'quote'
  if (isContact(line.rest)) return 'contact'
  if (isDate(line.rest)) return 'meta'
  if (versionIn(line.rest) !== null && weightyWords(line.rest).length <= 5) return 'meta'
  return isBareHeading(line, lines[at + 1], named) ? 'heading' : 'text'
}

const isContentsTable = (rows: readonly (readonly string[])[], before: Line | undefined): boolean => {
  if (before && isContentsHeading(before.rest)) return true
  if (rows[0]?.some(cell => isContentsHeading(cell))) return true
  if (rows.length < 4) return false
  const pages = rows
    .map(row => tidyEntry(row.findLast(cell => cell !== '') ?? '').trim())
    .filter(cell => /^\d{1,3}$/.test(cell))
  return pages.length >= rows.length - 1 && pages.every((page, at) => at === 0 || Number(page) >= Number(pages[at - 1]))
}

/** A line of a contents list without a table: dots and a page, or a page at its end under the word Contents. */
const isContentsLine = (lines: readonly Line[], at: number, before: readonly Shape[]): boolean => {
  const { whole } = lines[at]!
  if (whole.length > 20_000) return false
  const rows = whole.split('\n').map(tidyEntry)
  if (rows.every(row => row.length < 300 && leader.test(row))) return true
  if (/^contents\s+page$/i.test(plain(whole)) && pageAtEnd.test(lines[at + 1]?.whole.slice(0, 300) ?? '')) return true
  const previous = lines[at - 1]
  const under = before[at - 1] === 'contents' || (previous && isContentsHeading(previous.rest))
  return Boolean(under) && !lines[at]!.bullet && rows.every(row => row.length < 300 && pageAtEnd.test(row))
}

const isNumberedHeading = (lines: readonly Line[], at: number): boolean => {
  const line = lines[at]!
  if (line.block.heading) return true
  const reading = line.readings[0]!
  if (!looksLikeHeading(line.rest)) return reading.scheme === 'named' && line.rest === ''
  if (endsOpen(line.rest)) return false
  if (reading.scheme === 'named') return !reading.style.startsWith('given')
  if (reading.scheme === 'alpha' || reading.scheme === 'roman') return isCapitalHeading(lines, at, reading)
  if (line.alone && reading.scheme === 'integer') return true
  if (allBold(line.rest)) return true
  const next = lines[at + 1]
  if (reading.scheme === 'integer')
    return !(inRun(lines[at - 1], line) && looksLikeHeading(lines[at - 1]!.rest)) && !inRun(line, next)
  if (reading.scheme !== 'decimal' || !next || next.furniture) return false
  if (next.readings.length === 0) return !next.bullet
  const below = next.readings[0]!.above ?? ''
  if (reading.label.endsWith('.0')) return below.startsWith(reading.label.slice(0, -2))
  return below === reading.label
}

/** A capital letter before a heading-like line that no line of the same list follows directly. */
const isCapitalHeading = (lines: readonly Line[], at: number, reading: Marker): boolean =>
  reading.style !== reading.style.toLowerCase() && !inRun(lines[at - 1], lines[at]) && !inRun(lines[at], lines[at + 1])

/** Two numbers of one list directly after each other: items, not headings. */
const inRun = (before: Line | undefined, line: Line | undefined): boolean => {
  const [one, two] = [before?.readings[0], line?.readings[0]]
  return one !== undefined && two !== undefined && one.style === two.style && two.value === one.value + 1
}

const isBareHeading = (line: Line, next: Line | undefined, named: boolean): boolean => {
  const { rest, block } = line
  if (block.fresh === false || !next || line.joined) return false
  if (rest.includes('\n') && !allBold(rest)) return false
  if (!looksLikeHeading(rest) || isGreeting(rest) || isFarewell(rest)) return false
  if (endsOpen(rest)) {
    const opens = next.readings.length > 0 || next.bullet || Boolean(next.block.table)
    return !opens && !named && weightyWords(rest).length <= 4 && rest.length <= 60
  }
  return !named || allBold(rest) || isCapitals(rest)
}

/** True when all letters are capitals and there are enough of them to mean it. */
export const isCapitals = (text: string): boolean => {
  const words = plain(text)
  return words.length >= 4 && /\p{Lu}{3}/u.test(words) && !/\p{Ll}/u.test(words)
}
