/** Finds the lines of a contents list: those the format marks, and those that say again what stands as headings further on. */
import type { Line } from './line.ts'
import { plain } from './look.ts'

const contentsHeading = /^(?:table of )?contents(?: page)?:?$/i

/** True for the words that head a contents list. */
export const isContentsHeading = (text: string): boolean => text.length < 40 && contentsHeading.test(plain(text))

/** A row without the marks of bold and italic, which programs also put round its page. */
export const tidyEntry = (row: string): string => row.replace(/\*\*|(?<!_)__(?!_)|^\*{1,3}|\*{1,3}$/g, '')

const longest = 200
const mostEntries = 400

/** Places of lines that belong to a contents list. */
export const listedLines = (lines: readonly Line[]): ReadonlySet<number> => {
  const found = new Set<number>()
  lines.forEach((line, at) => {
    if (line.block.contents) found.add(at)
  })
  const last = lastPlaces(lines)
  lines.forEach((line, at) => {
    if (isContentsHeading(line.rest)) for (const entry of entriesUnder(lines, at, last)) found.add(entry)
  })
  if (found.size === 0) for (const entry of entriesInFront(lines, last)) found.add(entry)
  return found
}

/** The last place of every short line, by its words without number and page. */
const lastPlaces = (lines: readonly Line[]): ReadonlyMap<string, number> => {
  const places = new Map<string, number>()
  lines.forEach((line, at) => {
    if (!line.block.table && line.whole.length <= longest) places.set(wordsOf(line.rest), at)
  })
  return places
}

const wordsOf = (text: string): string =>
  plain(text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'))
    .replace(/(?:[.…\s\u00a0]{2,}|\s)\d{1,4}$/, '')
    .toLowerCase()

/** So many short lines that each stand again further on, one after the other, are a contents list though nothing says so. */
const FRONT = 8
/** It begins among so many first lines of the file. */
const BEGINNING = 60
/** So many of them in a row may be worded otherwise in the text. */
const BETWEEN = 8

/** Such a list near the beginning of the file; a part of it that is cut by a line of its own is one list. */
const entriesInFront = (lines: readonly Line[], last: ReadonlyMap<string, number>): number[] => {
  const again = (at: number): number => {
    const line = lines[at]!
    if (line.block.table || line.furniture || line.whole.length > longest) return -1
    const words = wordsOf(line.rest)
    const later = words.length < 4 ? -1 : (last.get(words) ?? -1)
    // What comes again under another number is another clause that says the same.
    return later > at && mayBeOne(line, lines[later]!) ? later : -1
  }
  for (let from = 0; from < Math.min(lines.length, BEGINNING); from++) {
    const entries: number[] = []
    let end = from
    for (let at = from; at < lines.length && entries.length < mostEntries; at++) {
      // Where the first entry comes again the text itself has begun.
      if (entries.length > 0 && at >= again(entries[0]!)) break
      if (again(at) < 0) {
        const few = entries.length < FRONT ? (entries.length < FRONT / 2 ? 0 : 1) : BETWEEN
        if (lines[at]!.whole.length > longest || at > end + few) break
        continue
      }
      entries.push(at)
      end = at
    }
    const begins = entries[0]
    // What stands between them and is said nowhere again was cut or changed: it is of the list too.
    if (begins !== undefined && entries.length >= FRONT)
      return Array.from({ length: end - begins + 1 }, (_, at) => begins + at)
  }
  return []
}

/** The lines directly under the heading that stand again further on; two at least, or it is no list. */
const entriesUnder = (lines: readonly Line[], heading: number, last: ReadonlyMap<string, number>): number[] => {
  const entries: number[] = []
  for (let at = heading + 1; at < lines.length && entries.length < mostEntries; at++) {
    const line = lines[at]!
    const words = line.whole.length <= longest ? wordsOf(line.rest) : ''
    if (line.block.table || words === '' || (last.get(words) ?? at) <= at) break
    // Where the first entry comes again the text itself has begun.
    if (entries.some(entry => wordsOf(lines[entry]!.rest) === words && sameNumber(lines[entry]!, line))) break
    entries.push(at)
  }
  return entries.length >= 2 ? entries : []
}

const mayBeOne = (one: Line, other: Line): boolean =>
  one.readings.length === 0 || other.readings.length === 0 || sameNumber(one, other)

const sameNumber = (one: Line, other: Line): boolean => one.readings[0]?.label === other.readings[0]?.label
