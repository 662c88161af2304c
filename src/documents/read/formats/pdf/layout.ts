/** Reads a PDF without structure by what the eye goes by: gaps, indents, sizes, bold, and lines that end early. */
import type { SourceBlock } from '../../blocks.ts'
import { runsIntoNumber } from '../../references.ts'
import { collectWords, type Vocabulary } from '../hyphens.ts'
import { findCellTable } from './cell-tables.ts'
import { endsOnPurpose, joinLines, takeListSign, writeWords } from './joining.ts'
import type { Line } from './lines.ts'
import { withLevels } from './list-levels.ts'
import { listed, marker, named, sentenceEnd } from './signs.ts'
import { findTable } from './tables.ts'
import { centred, columnOf, isWithin, rightOf, type Usual, usualOf } from './usual.ts'

type Group = { readonly lines: Line[]; readonly breaks: Set<number>; readonly heading: number | undefined }

/** Words, then far to the right or after dots the number of a page. */
const contentsLine = /(?:\t|[.…]{3,}\s{0,8}|_{4,}\s{0,8})\d{1,4}$/
const aloneSign = /^\s*(?:[•▪◦·‣○●■□]|[\uf000-\uf0ff])\s*$/
/** The first number of a list, or a list sign. */
const beginsList = /^(?:\(?[1ai][.)]|[•▪◦·‣○●■□–-]|[\uf000-\uf0ff])\s/i

/** So few large lines in the midst of a document do not say that nothing else is a heading. */
const FEW = 2

/** Turns the lines of all pages, without furniture, into blocks. */
export function layOut(lines: readonly Line[]): SourceBlock[] {
  const usual = usualOf(lines.filter(line => !line.table))
  const vocabulary = collectWords(lines.map(line => line.text.replace(/^\p{L}+|\p{L}+[-‐]?$/gu, '')))
  const blocks: SourceBlock[] = []
  let group: Group | null = null
  const places = new Map<number, number>()
  const close = () => {
    const first = group?.lines[0]
    // A list sign without words is an empty paragraph.
    if (group && first && !(group.lines.length === 1 && aloneSign.test(first.text))) {
      places.set(blocks.length + 1, first.x - columnOf(first, usual).left)
      blocks.push(blockOf(group, usual, vocabulary, blocks.length + 1))
    }
    group = null
  }
  for (let at = 0; at < lines.length; ) {
    const ruled = lines[at]!.table
    const table = ruled ? null : (findTable(lines, at) ?? findCellTable(lines, at))
    if (ruled || table) {
      close()
      const page = lines[at]!.page
      const rows = ruled
        ? ruled.rows.map(row => row.map(cell => writeCell(cell, vocabulary)))
        : table!.rows.map(row => row.map(cell => joinCell(cell, vocabulary)))
      const before = lines[at - 1]
      const last = blocks.at(-1)
      if (ruled && before?.table && last?.table && continues(before, lines[at]!))
        blocks[blocks.length - 1] = { ...last, table: [...last.table, ...withoutHead(rows, last.table)] }
      else blocks.push({ text: '', table: rows, page, line: blocks.length + 1 })
      at += table?.taken ?? 1
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
  const told = few ? blocks.map(({ heading: _, ...block }) => block) : blocks
  return withLevels(told, block => places.get(block.line))
}

function headingOf(line: Line, usual: Usual): number | undefined {
  const place = usual.running.has(line) ? -1 : usual.headings.indexOf(line.size)
  const coloured = usual.coloured.get(line)
  if (place < 0 && coloured !== undefined) return Math.min(6, usual.headings.length + coloured + 1)
  return place < 0 || (marker.test(line.text) && line.text.length > 120) ? undefined : Math.min(6, place + 1)
}

const isColoured = (line: Line, usual: Usual): boolean => usual.coloured.has(line)

/** Whether a line belongs to the paragraph before it. */
function goesOn(group: Group, line: Line, usual: Usual): boolean {
  const last = group.lines.at(-1)
  const first = group.lines[0]
  if (!last || !first) return false
  if (contentsLine.test(last.text.trim())) return false
  if (Math.abs(last.size - line.size) > line.size * 0.08) return false
  if (isColoured(line, usual) !== isColoured(last, usual)) return false
  if (last.page !== line.page) return runsAcross(last, line, usual)
  const gap = (last.y - line.y) / line.size
  // Upwards means another column: judged like another page.
  if (gap < 0) return runsAcross(last, line, usual)
  if (gap > usual.spacing * 1.25 && !isSpacedWider(group, line, gap, usual)) return false
  const early = endsOnPurpose(last, line.text, rightOf(last, usual))
  if (named.test(line.text) && (early || sentenceEnd.test(last.text.trim()))) return false
  if (sentenceEnd.test(last.text.trim()) && beginsWithLabel(line)) return false
  if (group.heading !== undefined) return !(marker.test(line.text) && startsItem(group, line))
  const goesOnBold = last.bold && !early && line.spans[0]?.bold === true && !marker.test(line.text)
  if (last.bold !== line.bold && !goesOnBold && (group.lines.every(one => one.bold) || line.bold) && !usual.bold)
    return false
  const spokenOf = !early && !listed.test(line.text) && runsIntoNumber(last.text.trim(), line.text.trim())
  if (marker.test(line.text) && !spokenOf && (early || startsItem(group, line))) return false
  // What goes on under a number or a sign stands left of it only where the number itself is set in.
  const numbered = marker.test(first.text)
  const ended = early || sentenceEnd.test(last.text.trim())
  if (numbered && ended && line.x < first.x - line.size * 0.5) return false
  // A first line that is set in begins a paragraph; under a number it is the second line that is set in.
  const setIn = line.x > last.x + line.size * 0.8 && !(group.lines.length === 1 && numbered)
  if (usual.apart && setIn && !centred(line, usual) && sentenceEnd.test(last.text.trim())) return false
  if (early && usual.apart) {
    if (beginsNew(line, last) && !isBehindBreak(group, line, usual)) return false
    if (usual.typed && group.lines.every(one => endsOnPurpose(one, line.text, rightOf(one, usual)))) return false
    group.breaks.add(group.lines.length - 1)
  }
  if (usual.apart) return true
  return !(early || setIn) || !(sentenceEnd.test(last.text.trim()) || !/^\p{Ll}/u.test(line.text))
}

/** Whether lines of a paragraph are set further apart than is usual: each full one stands as far over the next. */
function isSpacedWider({ lines, heading }: Group, line: Line, gap: number, usual: Usual): boolean {
  const [first, last] = [lines[0]!, lines.at(-1)!]
  if (heading !== undefined || gap > 2.1 || marker.test(line.text) || last.bold !== line.bold) return false
  if (sentenceEnd.test(last.text.trim()) || last.text.length < 30 || /[.…]{4,}/.test(last.text + line.text))
    return false
  const before = lines.at(-2)
  const alike = before ? Math.abs((before.y - last.y) / line.size - gap) < 0.1 : true
  const under = Math.abs(line.x - last.x) < line.size || (lines.length === 1 && line.x < first.x)
  return alike && under && !endsOnPurpose(last, line.text, rightOf(last, usual))
}

/** Whether whole sentences on a line of their own stand behind a line break: right under plain words of a paragraph, where paragraphs stand apart. */
function isBehindBreak({ lines }: Group, line: Line, usual: Usual): boolean {
  const [first, last] = [lines[0]!, lines.at(-1)!]
  if (!usual.broken || marker.test(first.text) || last.bold || line.bold || line.spans[0]?.bold) return false
  return sentenceEnd.test(last.text.trim()) && Math.abs(last.x - line.x) < 2 && isWithin(last, line, usual)
}

/** Whether a line after one that ended early says something of its own: whole sentences, bold words in front, or words in capitals. */
function beginsNew(line: Line, last: Line): boolean {
  const text = line.text.trim()
  if (sentenceEnd.test(last.text.trim())) return !/^\p{Ll}/u.test(text)
  if (inCapitals(last.text) !== inCapitals(text)) return true
  const slanted = (spans: Line['spans']) => spans.every(span => span.italic || span.text.trim() === '')
  return (line.spans[0]?.bold === true && !last.bold) || slanted(last.spans) !== slanted(line.spans)
}

/** "**Purpose:** This is kept …": a word in bold that says what comes after it. */
function beginsWithLabel({ spans, bold }: Line): boolean {
  const plain = spans.findIndex(span => span.bold !== true && span.text.trim() !== '')
  const label = spans.slice(0, Math.max(0, plain)).map(({ text }) => text)
  const words = label.join('').trim()
  return (
    !bold && words.length > 2 && words.length < 40 && (words.endsWith(':') || /^\s*:/.test(spans[plain]?.text ?? ''))
  )
}

/** More than a short name in capital letters. */
function inCapitals(text: string): boolean {
  return (text.match(/\p{Lu}/gu)?.length ?? 0) > 4 && !/\p{Ll}/u.test(text)
}

/** A paragraph that is cut by the end of a page goes on with a small letter, or where its last line is full. */
function runsAcross(last: Line, line: Line, usual: Usual): boolean {
  const text = line.text.trim()
  if (sentenceEnd.test(last.text.trim()) || last.bold || marker.test(line.text)) return false
  if (/^\p{Ll}/u.test(text)) return true
  return !line.bold && !named.test(text) && last.text.length > 40 && !endsOnPurpose(last, text, rightOf(last, usual))
}

/** A number at the start of a line may be in the middle of a sentence; indents and the end of the line before tell. */
function startsItem(group: Group, line: Line): boolean {
  const first = group.lines[0] as Line
  const last = group.lines.at(-1) as Line
  const hanging = group.lines.length > 1 && last.x > line.x + line.size * 0.5
  // The first of a list that is set in deeper than words that go on under a number.
  const within = group.lines.length === 1 && marker.test(first.text) && line.x > first.x + line.size * 2.2
  return (
    hanging ||
    (within && beginsList.test(line.text)) ||
    sentenceEnd.test(last.text.trim()) ||
    (marker.test(first.text) && line.x <= first.x + 1) ||
    countsOn(first.text, line.text) ||
    line.segments.length > 1
  )
}

/** Whether a line bears the number after that of the paragraph before, or the first under it: "1.4" and "1.4.1", "1.3" and "1.4". */
function countsOn(before: string, text: string): boolean {
  const [one, other] = [before, text].map(words => /^\d{1,3}(?:\.\d{1,3}){0,4}(?=\.?\s)/.exec(words)?.[0])
  if (!one || !other?.includes('.')) return false
  return other === `${one}.1` || other === one.replace(/\d+$/, last => String(Number(last) + 1))
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

/** Words of a cell with rules round it; a new paragraph in it begins a new line. */
function writeCell(lines: readonly Line[], vocabulary: Vocabulary): string {
  const right = Math.max(0, ...lines.map(line => line.right))
  const breaks = new Set(
    lines.flatMap((line, at) => {
      const next = lines[at + 1]
      if (!next) return []
      const gap = (line.y - next.y) / line.size
      return gap > 1.9 || marker.test(next.text) || endsOnPurpose(line, next.text, right) ? [at] : []
    }),
  )
  return writeWords(
    joinLines(
      lines.map(({ spans }) => spans),
      vocabulary,
      { breaks },
    ),
  )
}

/** Whether a table at the top of a page is the one that the page before ended with. */
function continues({ page, table: above }: Line, { page: next, table: below }: Line): boolean {
  const [one, two] = [above!.columns, below!.columns]
  return next === page + 1 && one.length === two.length && one.every((x, at) => Math.abs(x - two[at]!) < 4)
}

/** Programs print the first row of a table again on every page. */
function withoutHead(rows: readonly (readonly string[])[], above: readonly (readonly string[])[]) {
  const same = rows[0]?.every((cell, at) => cell === above[0]?.[at])
  return same ? rows.slice(1) : rows
}

function joinCell(lines: readonly Line['spans'][], vocabulary: Vocabulary): string {
  return writeWords(joinLines(lines, vocabulary))
}
