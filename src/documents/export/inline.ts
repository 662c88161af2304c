/**
 * Inline marks of a paragraph's text. The marks are few on purpose: `**bold**`, `*italic*`, `[words](address)`, and a
 * line break. Everything else stands for itself, because `<insert name>`, `_____` and `rurality*` are words of real
 * documents. A backslash before `*`, `[`, `]` or `\` makes that sign stand for itself too.
 */

/** A stretch of text under the same marks. "\n" inside `text` is a line break. */
export type InlineRun = {
  readonly text: string
  readonly strong?: true
  readonly emphasis?: true
  /** Address of a link: https, http, mailto, tel, or inside this site. Never another scheme. */
  readonly href?: string
}

type Marks = { readonly strong?: true; readonly emphasis?: true; readonly href?: string }

const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\])|#)[^\s<>"'`\\]*$/i
const LONGEST_ADDRESS = 2000
const ESCAPABLE = '*[]\\'

/** Whether an address may be linked to: web, mail, telephone, or a page of this site. */
export function isSafeAddress(address: string): boolean {
  return SAFE_ADDRESS.test(address)
}

/** Plain text as inline text that says the same: what would be a mark stands for itself. */
export function plainAsInline(text: string): string {
  return text.replace(/[*[\]\\]/g, sign => `\\${sign}`)
}

/** Reads inline marks into runs. Marks that are not closed stand for themselves, so no text is ever lost. */
export function parseInline(markdown: string): InlineRun[] {
  if (!/[*[\\]/.test(markdown)) return markdown === '' ? [] : [{ text: markdown }]
  const runs: InlineRun[] = []
  read(markdown, {}, runs)
  return merge(runs)
}

function read(source: string, marks: Marks, into: InlineRun[]): void {
  // A width of stars that found no partner once finds none further on: this keeps hostile text linear.
  const hopeless = new Set<number>()
  let plain = ''
  const flush = () => {
    if (plain !== '') into.push({ text: plain, ...marks })
    plain = ''
  }
  let at = 0
  while (at < source.length) {
    const sign = source[at]!
    if (sign === '\\' && at + 1 < source.length && ESCAPABLE.includes(source[at + 1]!)) {
      plain += source[at + 1]!
      at += 2
      continue
    }
    const span =
      sign === '*' ? starSpan(source, at, marks, hopeless) : sign === '[' ? linkSpan(source, at, marks) : null
    if (span === null) {
      // A run of stars that opens nothing is read whole, or its tail would be tried again as a shorter mark.
      const length = sign === '*' ? starsAt(source, at) : 1
      plain += source.slice(at, at + length)
      at += length
      continue
    }
    flush()
    read(span.inner, span.marks, into)
    at = span.end
  }
  flush()
}

type Span = { readonly inner: string; readonly marks: Marks; readonly end: number }

function starsAt(source: string, at: number): number {
  let length = 1
  while (source[at + length] === '*') length += 1
  return length
}

function starSpan(source: string, at: number, marks: Marks, hopeless: Set<number>): Span | null {
  const stars = starsAt(source, at)
  if (stars > 3 || hopeless.has(stars)) return null
  if ((stars >= 2 && marks.strong) || (stars !== 2 && marks.emphasis)) return null
  const next = source[at + stars]
  if (next === undefined || /\s/.test(next)) return null
  const end = closing(source, at + stars, stars)
  if (end === -1) {
    hopeless.add(stars)
    return null
  }
  return {
    inner: source.slice(at + stars, end),
    marks: { ...marks, ...(stars >= 2 && { strong: true }), ...(stars !== 2 && { emphasis: true }) },
    end: end + stars,
  }
}

/** Where a run of exactly `stars` stars closes the mark: after a sign that is not a space. Spans of other widths inside are stepped over. */
function closing(source: string, from: number, stars: number): number {
  let at = from
  let inside = 0
  while (at < source.length) {
    if (source[at] === '\\') {
      at += 2
      continue
    }
    if (source[at] !== '*') {
      at += 1
      continue
    }
    const length = starsAt(source, at)
    const closes = !/\s/.test(source[at - 1] ?? ' ')
    if (inside === 0 && length === stars && closes) return at
    // "**a *b***": three stars close the inner mark and then this one.
    if (inside > 0 && length === stars + inside && closes) return at + inside
    if (length < 3 && length !== stars) inside = inside === length ? 0 : length
    at += length
  }
  return -1
}

function linkSpan(source: string, at: number, marks: Marks): Span | null {
  if (marks.href !== undefined) return null
  let close = at + 1
  while (close < source.length && source[close] !== ']' && source[close] !== '[')
    close += source[close] === '\\' ? 2 : 1
  if (source[close] !== ']' || source[close + 1] !== '(' || close === at + 1) return null
  const end = addressEnd(source, close + 2)
  if (end === -1) return null
  const address = source.slice(close + 2, end)
  if (!isSafeAddress(address)) return null
  return { inner: source.slice(at + 1, close), marks: { ...marks, href: address }, end: end + 1 }
}

function addressEnd(source: string, from: number): number {
  let depth = 0
  const limit = Math.min(source.length, from + LONGEST_ADDRESS)
  for (let at = from; at < limit; at += 1) {
    const sign = source[at]!
    if (/[\s[<>"]/.test(sign)) return -1
    if (sign === '(') depth += 1
    if (sign === ')') {
      if (depth === 0) return at
      depth -= 1
    }
  }
  return -1
}

function merge(runs: readonly InlineRun[]): InlineRun[] {
  const merged: InlineRun[] = []
  for (const run of runs) {
    const last = merged.at(-1)
    if (last && last.strong === run.strong && last.emphasis === run.emphasis && last.href === run.href) {
      merged[merged.length - 1] = { ...last, text: last.text + run.text }
    } else merged.push(run)
  }
  return merged
}

/** The words alone, without marks; a line break becomes a space. */
export function plainText(markdown: string): string {
  return parseInline(markdown)
    .map(run => run.text)
    .join('')
    .replace(/\s*\n\s*/g, ' ')
}

/** The first words of a text, cut at a word with "…" when longer than `length` characters. */
export function excerpt(markdown: string, length = 160): string {
  const plain = plainText(markdown).trim()
  if (plain.length <= length) return plain
  const cut = plain.slice(0, length - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}

/** Makes words safe to put into a paragraph's text: signs that would mark are escaped. */
export function escapeInline(words: string): string {
  return words.replace(/[\\*[\]]/g, '\\$&')
}
