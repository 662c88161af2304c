import type { SourceBlock } from '../blocks.ts'
import { endsSentence } from '../look.ts'
import { readMarker } from '../numbering.ts'
import { runsIntoNumber } from '../references.ts'
import { collectWords, hyphenKept, type Vocabulary } from './hyphens.ts'
import { withoutLineNumbers } from './line-numbers.ts'

/**
 * Plain text, as people write it and as converters leave it: paragraphs between blank lines, one paragraph a line or
 * wrapped, list signs, tables made of tabs, Markdown marks inside the words.
 */

const bulletForm = /^([-–•▪◦·‣*o])[ \t\u00a0]+(?=\S)/
/** A line this long was broken by its width, not on purpose. */
const wrapWidth = 60
/** And this long where the next line goes on with a small letter. */
const narrow = 30

type Row = { readonly line: number; readonly indent: number; readonly text: string; readonly fresh: boolean }
type Open = {
  text: string[]
  lastLength: number
  readonly row: Row
  readonly bullet: boolean
  readonly heading: SourceBlock['heading']
  readonly quote: boolean
}

/** Read plain text into blocks, in order; no character but space, list signs and heading signs is lost. */
export const readTextBlocks = (text: string): SourceBlock[] => {
  const rows = toRows(text)
  const known = collectWords(rows.map(row => withoutHalf(row.text)))
  const blocks: SourceBlock[] = []
  let open: Open | null = null
  const close = (): void => {
    if (open) blocks.push(closed(open))
    open = null
  }
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    const tableEnd = tableFrom(rows, at)
    if (tableEnd > at) {
      close()
      const table = rows.slice(at, tableEnd).map(each => each.text.split('\t').map(cell => inlineTags(cell.trim())))
      blocks.push({ text: '', table, line: row.line, fresh: row.fresh })
      at = tableEnd - 1
      continue
    }
    const begun = begin(row, rows[at - 1], rows[at + 1])
    const rule = open && !row.fresh && underline(open, row)
    if (open && rule) {
      blocks.push({ ...closed(open), heading: rule })
      open = null
      continue
    }
    const inSentence = open !== null && isInSentence(open, row)
    if (
      open &&
      !row.fresh &&
      (!startsBlock(begun, row) || inSentence) &&
      !(goesOn(open, row) && !(inSentence && hangs(open, row))) &&
      !isApart(open, begun) &&
      !startsLabelled(open, row)
    )
      extend(open, begun, inSentence, known)
    else {
      close()
      open = begun
    }
  }
  close()
  return blocks
}

/** A line without the half word before the hyphen at its end. */
const withoutHalf = (line: string): string =>
  /[-‐\u00ad]$/.test(line) ? line.slice(0, -60) + line.slice(-60).replace(/\p{L}+.$/u, '') : line

/** Nothing, or nothing but the sign of a quotation. */
const blankForm = /^[>\s]*$/

const toRows = (text: string): Row[] => {
  const rows: Row[] = []
  let fresh = true
  const lines = withoutLineNumbers(acrossPages(text.replace(/^\ufeff/, '')).split(/\r\n|[\n\r\u2028\u2029]/))
  lines.forEach((whole, at) => {
    for (const part of whole.split('\f')) {
      if (part !== whole) fresh = true
      if (blankForm.test(part)) {
        fresh = true
        continue
      }
      rows.push({ line: at + 1, indent: part.length - part.trimStart().length, text: part.trimEnd(), fresh })
      fresh = false
    }
  })
  return rows
}

/** A page that ends in the middle of a sentence is no end of a paragraph. The empty lines go, and with them only their count. */
const acrossPages = (text: string): string =>
  text.includes('\f') ? text.replace(/(?<=[\p{L},])[ \t]{0,8}[\r\n]{0,8}\f[\r\n]{0,8}(?=\p{Ll}{2})/gu, '\n') : text

const begin = (row: Row, before: Row | undefined, after: Row | undefined): Open => {
  const trimmed = row.text.trimStart()
  const sign = bulletForm.exec(trimmed)
  if (sign && isSign(sign[1]!, before, after)) {
    const words = trimmed.slice(sign[0].length).trim()
    return {
      text: [inlineTags(words)],
      lastLength: trimmed.length,
      row,
      bullet: true,
      heading: undefined,
      quote: false,
    }
  }
  const hashes = /^(#{1,6})[ \t]+(?=[^\s#])/.exec(trimmed)
  const heading = hashes ? (hashes[1]!.length as 1 | 2 | 3 | 4 | 5 | 6) : undefined
  const quoted = quoteForm.exec(trimmed)
  const words = trimmed.slice((hashes ?? quoted)?.[0].length ?? 0)
  return { text: [inlineTags(words)], lastLength: trimmed.length, row, bullet: false, heading, quote: quoted !== null }
}

/** A line of signs under a line of words, as long as it or nearly so, makes that a heading: of the document, or of a part. */
const underline = ({ text, row, bullet }: Open, { text: line }: Row): SourceBlock['heading'] | null => {
  const signs = /^\s*(={3,}|-{3,}|~{3,}|\*{3,}|_{3,})\s*$/.exec(line)?.[1]
  if (!signs || bullet || text.length > 1 || Math.abs(signs.length - row.text.trim().length) > 3) return null
  return signs.startsWith('=') ? 1 : 2
}

/** The signs that mail and Markdown put before the lines of a quotation. */
const quoteForm = /^>(?:[ \t]?>){0,20}[ \t]*(?=[^\s>])/

/** An asterisk or an o begins a list only where its neighbour does too; alone it is a note mark or a word. */
const isSign = (sign: string, before: Row | undefined, after: Row | undefined): boolean => {
  if (sign !== '*' && sign !== 'o') return true
  const same = (row: Row | undefined): boolean =>
    row !== undefined && bulletForm.exec(row.text.trimStart())?.[1] === sign
  return same(before) || same(after)
}

/** What people put before a line to name it: "Recommendation 2:", "Q3.", "R4", "A:", "§ 4", "[1]". */
const labelForm =
  /^(?:\p{Lu}\p{Ll}{2,15} \d{1,3}[:.)]|[QA]\d{0,3}[:.]|[QR]\d{1,3}[.)]?|§ ?\d{1,3}|\[\d{1,3}\]|[†‡])[ \t\u00a0]/u

/** A labelled line begins its own block where the line before came to its end. */
const startsLabelled = (open: Open, row: Row): boolean =>
  labelForm.test(row.text.trimStart()) && (open.lastLength < wrapWidth || endsSentence(open.text.at(-1) ?? ''))

/** The lines under the word Contents are the list, not more of its heading; a quotation ends where its signs do. */
const isApart = (open: Open, begun: Open): boolean =>
  (open.text.length === 1 && contentsWord.test(open.text[0] ?? '')) || open.quote !== begun.quote

const contentsWord = /^(?:table of )?contents:?$/i

/** A line begins its own block although no blank line stands before it. */
const startsBlock = (begun: Open, row: Row): boolean => {
  if (begun.bullet || begun.heading) return true
  const readings = readMarker(row.text.trimStart()).readings
  return readings.some(({ scheme, style }) => {
    if (scheme === 'named') return false
    if (scheme === 'integer') return style !== '1'
    return scheme !== 'alpha' && scheme !== 'roman' ? true : style === style.toLowerCase() || style.startsWith('(')
  })
}

/** True when a line begins with a list sign or a number of a list, whatever stands before it. */
export const beginsBlock = (line: string): boolean => {
  const row: Row = { line: 0, indent: 0, text: line, fresh: false }
  return line.trim() !== '' && startsBlock(begin(row, undefined, undefined), row)
}

/** A number at the start of a line that the sentence before it runs into: a reference that was wrapped, not a new number. */
const isInSentence = (open: Open, row: Row): boolean => {
  const before = (open.text.at(-1) ?? '').trimEnd()
  if (open.bullet || open.heading || open.lastLength < wrapWidth - 20 || endsSentence(before)) return false
  return runsIntoNumber(before, row.text.trimStart())
}

/** Whether a line stands under the words of its block and not under its number, as the lines that go on a numbered paragraph do. */
const hangs = ({ row: first, bullet }: Open, row: Row): boolean => !bullet && row.indent > first.indent

/** A capital letter begins a block where the block before begins with one like it. */
const goesOn = (open: Open, row: Row): boolean => {
  const [one, two] = [readMarker(open.text[0] ?? '').readings, readMarker(row.text.trimStart()).readings]
  return two.some(each =>
    one.some(other => other.style === each.style && other.above === each.above && other.value + 1 === each.value),
  )
}

const extend = (open: Open, { text: [words = ''] }: Open, inSentence: boolean, known: Vocabulary): void => {
  const before = open.text.at(-1) ?? ''
  const wrapped = inSentence || open.lastLength >= wrapWidth || runsOn(open, words)
  const hyphen =
    wrapped && /\p{L}[-‐\u00ad]$/u.test(before) ? hyphenKept(before.slice(-60), words.slice(0, 60), known) : null
  if (hyphen === false) open.text[open.text.length - 1] = before.slice(0, -1)
  open.text.push(!wrapped ? '\n' : hyphen === null ? ' ' : '', words)
  open.lastLength = words.length
}

/** Narrow columns break their lines early: a small letter goes on the sentence, an address stands on a line of its own. */
const runsOn = ({ text, lastLength }: Open, words: string): boolean =>
  (lastLength >= narrow || /\p{L}[-‐\u00ad]$/u.test(text.at(-1) ?? '')) &&
  /^\p{Ll}/u.test(words) &&
  !/^(?:www\.|https?:|\S*@|e-?mail|tel)/i.test(words) &&
  !endsSentence(text.at(-1) ?? '')

const closed = ({ text, row, bullet, heading, quote }: Open): SourceBlock => ({
  text: text.join(''),
  line: row.line,
  fresh: row.fresh,
  ...(bullet ? { bullet } : {}),
  ...(heading ? { heading } : {}),
  ...(quote ? { quote } : {}),
  ...(row.indent >= 2 ? { indent: Math.min(8, row.indent >> 1) } : {}),
})

/** Index after the last line of a table of tabs that begins here; `at` itself when none does. */
const tableFrom = (rows: readonly Row[], at: number): number => {
  let end = at
  while (end < rows.length && isTabRow(rows[end]!) && (end === at || !rows[end]!.fresh)) end++
  return end - at >= 2 ? end : at
}

const isTabRow = (row: Row): boolean => {
  if (!row.text.includes('\t')) return false
  const cells = row.text.split('\t').filter(cell => cell.trim() !== '')
  if (cells.length < 2) return row.text.startsWith('\t') && cells.length === 1
  const first = `${cells[0]!.trim()} `
  // "a)", a tab and words is a list item, not a row.
  return !(cells.length === 2 && (readMarker(first).rest === '' || bulletForm.test(`${first}x`)))
}

/** Bold and italic that a converter left as tags become Markdown; every other angle bracket is words. */
const inlineTags = (text: string): string =>
  text.includes('</')
    ? text.replace(/<(i|em|b|strong)>([^<]{1,2000})<\/\1>/gi, (_, tag: string, words: string) => {
        const mark = /^(?:i|em)$/i.test(tag) ? '*' : '**'
        return `${mark}${words.trim()}${mark}`
      })
    : text
