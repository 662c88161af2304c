/** Joins pieces of words that share their look into inline Markdown. */

/** A piece of words of one look. */
export type Span = {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  /** Address that the words lead to. */
  readonly link?: string
}

/**
 * Writes pieces as inline Markdown. Nothing is escaped; pieces of one look are joined whatever the file cut them into;
 * spaces at the edge of a mark stand outside it, because "** so **" is not bold.
 */
export function writeSpans(spans: readonly Span[]): string {
  const settled = settleSpaces(spans.filter(span => span.text !== ''))
  return group(settled, span => span.link ?? '')
    .map(([link, inside]) => {
      const words = writeBold(inside)
      // Words that are the address itself need none.
      const plain = link === '' || words.trim() === link || `mailto:${words.trim()}` === link
      return plain ? words : around(words, `[`, `](${link.replace(/[()\s]/g, encodeURIComponent)})`)
    })
    .join('')
}

/** The same pieces without any mark. */
export function plainSpans(spans: readonly Span[]): string {
  return spans.map(span => span.text).join('')
}

function writeBold(spans: readonly Span[]): string {
  return group(spans, span => span.bold === true)
    .map(([bold, inside]) => (bold ? around(writeItalic(inside), '**', '**') : writeItalic(inside)))
    .join('')
}

function writeItalic(spans: readonly Span[]): string {
  return group(spans, span => span.italic === true)
    .map(([italic, inside]) => (italic ? around(plainSpans(inside), '*', '*') : plainSpans(inside)))
    .join('')
}

function group<Key>(spans: readonly Span[], keyOf: (span: Span) => Key): [Key, Span[]][] {
  const groups: [Key, Span[]][] = []
  for (const span of spans) {
    const last = groups.at(-1)
    if (last && last[0] === keyOf(span)) last[1].push(span)
    else groups.push([keyOf(span), [span]])
  }
  return groups
}

function around(words: string, open: string, close: string): string {
  const inner = words.trim()
  if (inner === '') return words
  const start = words.indexOf(inner)
  return words.slice(0, start) + open + inner + close + words.slice(start + inner.length)
}

/** Spaces have no look of their own: between two bold words they are bold, anywhere else they are plain. */
function settleSpaces(spans: readonly Span[]): Span[] {
  return spans.map((span, index) => {
    if (span.text.trim() !== '') return span
    const [before, after] = [spans[index - 1], spans[index + 1]]
    return {
      text: span.text,
      bold: before?.bold === true && after?.bold === true,
      italic: before?.italic === true && after?.italic === true,
      ...(before?.link !== undefined && before.link === after?.link ? { link: before.link } : {}),
    }
  })
}
