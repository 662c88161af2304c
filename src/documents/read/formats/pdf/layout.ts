/** Reads a PDF without structure by what the eye goes by: gaps, indents, sizes, bold, and lines that end early. */
import type { SourceBlock } from '../../blocks.ts'
import { findCellTable } from './cell-tables.ts'
import { collectWords, endsOnPurpose, joinLines, takeListSign, type Vocabulary, writeWords } from './joining.ts'
import { type Line, mostOf } from './lines.ts'
import { findTable } from './tables.ts'

/** What is usual in the document: sizes in points, spacing as a share of the size. */
type Usual = {
  readonly size: number
  readonly spacing: number
  readonly bold: boolean
  readonly headings: readonly number[]
  /** True when a gap stands between paragraphs: then a short line without one is a line break. */
  readonly apart: boolean
  /** Where lines can end, by where on which page they begin. */
  readonly edges: ReadonlyMap<string, number>
}

type Group = { readonly lines: Line[]; readonly breaks: Set<number>; readonly heading: number | undefined }

const marker =
  /^(?:[•▪◦·‣○●■□–—-]|[\uf000-\uf0ff]|o(?=\s)|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?|[a-z]{1,2}|[ivxl]{1,6})(?:[.)]|(?<=\d\.\d{1,3})|(?<=\d[a-z])))\s/i
/** Words, then far to the right or after dots the number of a page. */
const contentsLine = /(?:\t|[.…]{3,}\s{0,8})\d{1,4}$/
/** "Section 4 – Rights": a name with its number, where the line before ended on purpose. */
const named =
  /^(?:article|section|sub-?section|part|chapter|schedule|appendix|annex|clause|exhibit)\s+(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivxlc]{1,7}|[a-z])\b/i
const sentenceEnd = /[.!?:;…]["'”’)\]]*$/

/** So few large lines in the midst of a document do not say that nothing else is a heading. */
const FEW = 2

/** Turns the lines of all pages, without furniture, into blocks. */
export function layOut(lines: readonly Line[]): SourceBlock[] {
  const usual = usualOf(lines)
  const vocabulary = collectWords(lines.map(line => line.text.replace(/^\p{L}+|\p{L}+[-‐]?$/gu, '')))
  const blocks: SourceBlock[] = []
  let group: Group | null = null
  const close = () => {
    if (group) blocks.push(blockOf(group, usual, vocabulary, blocks.length + 1))
    group = null
  }
  for (let at = 0; at < lines.length; ) {
    const table = findTable(lines, at) ?? findCellTable(lines, at)
    if (table) {
      close()
      const page = lines[at]?.page ?? 1
      blocks.push({
        text: '',
        table: table.rows.map(row => row.map(cell => joinCell(cell, vocabulary))),
        page,
        line: blocks.length + 1,
      })
      at += table.taken
      continue
    }
    const line = lines[at] as Line
    if (group && goesOn(group, line, usual)) (group as Group).lines.push(line)
    else {
      close()
      group = { lines: [line], breaks: new Set(), heading: headingOf(line, usual) }
    }
    at++
  }
  close()
  const large = blocks.flatMap((block, at) => (block.heading ? [at] : []))
  const few = large.length <= FEW && (large[0] ?? 0) > 1
  return few ? blocks.map(({ heading: _, ...block }) => block) : blocks
}

function usualOf(lines: readonly Line[]): Usual {
  const size = mostOf(lines.map(line => [line.size, line.text.length]))
  const spacings: [number, number][] = []
  const edges = edgesOf(lines)
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    if (!before || before.page !== line.page || before.size !== size || line.size !== size) return
    const spacing = Math.round(((before.y - line.y) / size) * 20) / 20
    if (spacing > 0.8 && spacing < 2.6) spacings.push([spacing, 1])
  })
  const letters = (bold: boolean) => lines.reduce((sum, line) => sum + (line.bold === bold ? line.text.length : 0), 0)
  const larger = new Set(
    lines
      .filter(line => line.size > size * 1.04 && line.text.length < 200 && !runs(lines, line.size))
      .map(line => line.size)
      .filter(one => one > size * 1.12 || isOfHeadings(lines, one)),
  )
  const spacing = spacings.length > 0 ? mostOf(spacings) : 1.3
  const gaps = spacings.filter(([one]) => one > spacing * 1.25).length
  return {
    size,
    edges,
    apart: gaps > spacings.length * 0.08,
    spacing,
    bold: letters(true) > letters(false),
    headings: [...larger].sort((one, two) => two - one),
  }
}

/**
 * Where lines can end, by where they begin. Where hardly two lines end alike, none of them was full: a list of short lines, whose longest
 * says nothing of the width; then it is that of the document.
 */
function edgesOf(lines: readonly Line[]): ReadonlyMap<string, number> {
  const groups = Map.groupBy(lines, edgeOf)
  const edges = new Map<string, number>()
  const ragged: string[] = []
  const widest = lines.toSorted((one, other) => other.right - one.right)
  for (const [key, group] of groups) {
    const right = Math.max(...group.map(line => line.right))
    edges.set(key, right)
    const full = group.filter(line => line.right > right - line.size * 2.5).length
    if (group.length >= 4 && full <= group.length * 0.45) ragged.push(key)
  }
  for (const key of ragged) {
    const { x } = groups.get(key)![0]!
    edges.set(key, Math.max(edges.get(key)!, widest.find(line => line.x <= x + 1 && line.right > x)?.right ?? 0))
  }
  return edges
}

/** Whether a part of the document is set in a size: lines of running text stand in it, one after the other. */
function runs(lines: readonly Line[], size: number): boolean {
  const inSize = lines.filter(line => line.size === size)
  const full = inSize.filter(line => line.text.length > 55 && !line.bold).length
  return full >= 6 && full > inSize.length * 0.3
}

/** Whether a size that is hardly larger is kept for headings: few short lines, hardly any of them a sentence. */
function isOfHeadings(lines: readonly Line[], size: number): boolean {
  const inSize = lines.filter(line => line.size === size)
  const short = inSize.filter(
    line => line.text.length < 100 && !sentenceEnd.test(line.text.trim()) && !marker.test(line.text),
  )
  return inSize.length >= 3 && inSize.length < lines.length * 0.08 && short.length > inSize.length * 0.9
}

function headingOf(line: Line, usual: Usual): number | undefined {
  const place = usual.headings.indexOf(line.size)
  return place < 0 || (marker.test(line.text) && line.text.length > 120) ? undefined : Math.min(6, place + 1)
}

/** Whether a line belongs to the paragraph before it. */
function goesOn(group: Group, line: Line, usual: Usual): boolean {
  const last = group.lines.at(-1)
  const first = group.lines[0]
  if (!last || !first) return false
  if (contentsLine.test(last.text.trim())) return false
  if (Math.abs(last.size - line.size) > line.size * 0.08) return false
  if (last.page !== line.page) return runsAcross(last, line)
  const gap = (last.y - line.y) / line.size
  // Upwards means another column: judged like another page.
  if (gap < 0) return runsAcross(last, line)
  if (gap > usual.spacing * 1.25) return false
  const early = endsOnPurpose(last, line.text, usual.edges.get(edgeOf(last)) ?? last.right)
  if (named.test(line.text) && (early || sentenceEnd.test(last.text.trim()))) return false
  if (group.heading !== undefined) return !(marker.test(line.text) && startsItem(group, line))
  if (last.bold !== line.bold && (group.lines.every(one => one.bold) || line.bold) && !usual.bold) return false
  if (marker.test(line.text) && (early || startsItem(group, line))) return false
  if (early && usual.apart) group.breaks.add(group.lines.length - 1)
  if (usual.apart) return true
  // A first line that is set in begins a paragraph; under a number it is the second line that is set in.
  const setIn = line.x > last.x + line.size && !(group.lines.length === 1 && marker.test(first.text))
  return !(early || setIn) || !(sentenceEnd.test(last.text.trim()) || !/^\p{Ll}/u.test(line.text))
}

/** A paragraph that is cut by the end of a page goes on with a small letter. */
function runsAcross(last: Line, line: Line): boolean {
  return (
    !sentenceEnd.test(last.text.trim()) && !last.bold && /^[\p{Ll}]/u.test(line.text.trim()) && !marker.test(line.text)
  )
}

/** A number at the start of a line may be in the middle of a sentence; indents and the end of the line before tell. */
function startsItem(group: Group, line: Line): boolean {
  const first = group.lines[0] as Line
  const last = group.lines.at(-1) as Line
  const hanging = group.lines.length > 1 && last.x > line.x + line.size * 0.5
  return (
    hanging ||
    sentenceEnd.test(last.text.trim()) ||
    (marker.test(first.text) && line.x <= first.x + 1) ||
    line.segments.length > 1
  )
}

function edgeOf(line: Line): string {
  return `${line.page} ${Math.round(line.x / 4)}`
}

function blockOf(group: Group, usual: Usual, vocabulary: Vocabulary, line: number): SourceBlock {
  const spans = joinLines(
    group.lines.map(one => one.spans),
    vocabulary,
    { breaks: group.breaks },
  )
  const heading = group.heading as SourceBlock['heading']
  const words = takeListSign(writeWords(spans, heading !== undefined || usual.bold))
  return { ...words, page: group.lines[0]?.page ?? 1, line, ...(heading === undefined ? {} : { heading }) }
}

function joinCell(lines: readonly Line['spans'][], vocabulary: Vocabulary): string {
  return writeWords(joinLines(lines, vocabulary))
}
