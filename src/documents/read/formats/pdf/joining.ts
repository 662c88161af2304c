/** Joins pieces of text on a page into running words: spaces, line ends and hyphens at line ends. */
import { hyphenKept, type Vocabulary } from '../hyphens.ts'
import { plainSpans, type Span, writeSpans } from '../spans.ts'
import type { Piece } from './page.ts'

/** A list sign at the start of a line. */
const listSign = /^(?:[•▪◦·‣○●■□–—-]|[\uf000-\uf0ff]|o(?=\s))\s+(?=\S)/

/** Takes the list sign off the start of the words, as a block has it. */
export function takeListSign(text: string): { text: string; bullet?: true } {
  return listSign.test(text) ? { text: text.replace(listSign, ''), bullet: true } : { text }
}

/**
 * True when a line ended on purpose: the first word of the next line would have stood on it too. `right` is where lines
 * can end.
 */
export function endsOnPurpose(line: { right: number; size: number }, next: string, right: number): boolean {
  const word = next.trim().split(/\s/)[0]?.length ?? 0
  return line.right + (word * 0.55 + 1) * line.size < right
}

/** Pieces that stand on one line, left to right as the file has them, with the spaces between them. */
export function joinLine(pieces: readonly Piece[], wide = '\t'): Span[] {
  const spans: Span[] = []
  let before: Piece | undefined
  for (const [at, piece] of pieces.entries()) {
    const gap = before ? piece.x - (before.x + before.width) : 0
    const spaced = before !== undefined && (/\s$/.test(before.text) || /^\s/.test(piece.text))
    if (gap > piece.size * 1.8 && !spaced) spans.push({ text: wide })
    else if ((gap > piece.size * 0.12 || (at === 1 && isLabel(pieces[0]!, piece))) && !spaced) spans.push({ text: ' ' })
    spans.push({ text: at === 0 ? numberApart(piece.text) : piece.text, bold: piece.bold, italic: piece.italic })
    before = piece
  }
  return spans
}

/** A number of several places that is printed against its words, as where the room for it is too narrow: "4.1.2.The keeper". */
function numberApart(text: string): string {
  return text.replace(/^((?:\d{1,3}\.){2,6}\)?)(?=\p{L}{2})/u, '$1 ')
}

/** Whether a line begins with a number that programs print apart from its words, however near: "10." or "4.1.2." and "The keeper". */
function isLabel(first: Piece, next: Piece): boolean {
  return (
    /^(?:\(?\d{1,3}[.)]|(?:\d{1,3}\.){2,5}\)?|\d{1,3}(?:\.\d{1,3}){1,4}\)?|\(?[a-z]{1,4}\)|[A-Z]\.)$/.test(
      first.text.trim(),
    ) && /^\p{L}{2}/u.test(next.text)
  )
}

/** True when two pieces stand on one line: at one height, or, as a small raised sign does, behind what is a little lower. */
export function sameLine(one: Piece, other: Piece): boolean {
  const size = Math.max(one.size, other.size)
  const off = Math.abs(one.y - other.y)
  if (off > size * 0.25 && other.x < one.x + one.width - size * 0.5) return false
  return off < size * 0.5 && other.x > one.x - one.size
}

/** What is known of the ends of lines, by their index: a hyphen that the file says is none; a break on purpose. */
export type LineEnds = { readonly soft?: ReadonlySet<number>; readonly breaks?: ReadonlySet<number> }

/** Joins lines into one paragraph. */
export function joinLines(lines: readonly (readonly Span[])[], vocabulary: Vocabulary, ends: LineEnds = {}): Span[] {
  const joined: Span[] = []
  lines.forEach((line, index) => {
    const trimmed = trimSpans(line)
    if (trimmed.length === 0) return
    if (joined.length > 0 && ends.breaks?.has(index - 1)) joined.push({ text: '\n' })
    else if (joined.length > 0 && !ends.soft?.has(index - 1)) {
      const last = joined.at(-1) as Span
      const kept = hyphenKept(plainSpans(joined.slice(-3)), plainSpans(trimmed), vocabulary)
      if (kept === null) joined.push({ text: ' ' })
      else if (!kept) joined[joined.length - 1] = { ...last, text: last.text.replace(/[-‐\u00ad]$/, '') }
    }
    joined.push(...trimmed)
  })
  return joined
}

function trimSpans(spans: readonly Span[]): Span[] {
  const kept = [...spans]
  while (kept[0]?.text.trim() === '') kept.shift()
  while (kept.at(-1)?.text.trim() === '') kept.pop()
  return kept.map((span, index) => {
    let { text } = span
    if (index === 0) text = text.trimStart()
    if (index === kept.length - 1) text = text.trimEnd()
    return { ...span, text }
  })
}

/** Spans as inline Markdown, with the characters of old fonts' ligatures written out. */
export function writeWords(spans: readonly Span[], plain = false): string {
  const clean = spans.map(span => ({
    ...span,
    text: span.text.replace(/[\ufb00-\ufb06]/g, sign => sign.normalize('NFKC')).replaceAll('\u00ad', ''),
  }))
  return (plain ? plainSpans(clean) : writeSpans(clean)).replace(/ {2,}/g, ' ').trim()
}
