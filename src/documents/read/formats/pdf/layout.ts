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
const sentenceEnd = /[.!?:;…]["'”’)\]]*$/

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
  return blocks
}

function usualOf(lines: readonly Line[]): Usual {
  const size = mostOf(lines.map(line => [line.size, line.text.length]))
  const spacings: [number, number][] = []
  const edges = new Map<string, number>()
  for (const line of lines) edges.set(edgeOf(line), Math.max(edges.get(edgeOf(line)) ?? 0, line.right))
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    if (!before || before.page !== line.page || before.size !== size || line.size !== size) return
    const spacing = Math.round(((before.y - line.y) / size) * 20) / 20
    if (spacing > 0.8 && spacing < 2.6) spacings.push([spacing, 1])
  })
  const letters = (bold: boolean) => lines.reduce((sum, line) => sum + (line.bold === bold ? line.text.length : 0), 0)
  const larger = new Set(lines.filter(line => line.size > size * 1.12 && line.text.length < 200).map(line => line.size))
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
  if (group.heading !== undefined) return true
  if (last.bold !== line.bold && (group.lines.every(one => one.bold) || line.bold) && !usual.bold) return false
  const early = endsOnPurpose(last, line.text, usual.edges.get(edgeOf(last)) ?? last.right)
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
