/**
 * A first split of a response into points, for a person to correct: one per paragraph or list item, and a new one where
 * the text turns to another numbered paragraph. Every character that is not white space is in exactly one point.
 */
import { type CitableDocument, type Citation, findCitations } from './citations.ts'
import { type Span, trimmed } from './points.ts'

/** A suggested point with the paragraphs that it cites. */
export type SuggestedPoint = Span & { readonly citations: readonly Citation[] }

const LIST_ITEM =
  /^\s*(?:[-*•–·▪○]\s+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+|\d{1,3}\.\d{1,3}(?:\.\d{1,3})*[.):]?\s+)/iu
const ABBREVIATED =
  /(?:^|[\s(])(?:paras?|nos?|e\.g|i\.e|etc|cf|vs|sec|sect|cl|pp?|mr|mrs|ms|dr|st|rev|cllr|approx)\.\s*$/iu
const sentences = new Intl.Segmenter('en-GB', { granularity: 'sentence' })

/** Suggests points. By 'paragraph', sentences stay together until another paragraph is cited; by 'sentence', each stands alone. */
export function suggestPoints(
  text: string,
  documents: readonly CitableDocument[] = [],
  by: 'paragraph' | 'sentence' = 'paragraph',
): readonly SuggestedPoint[] {
  const citations = findCitations(text, documents)
  const inside = ({ start, end }: Span) => citations.filter(each => each.start >= start && each.end <= end)
  return blocks(text)
    .flatMap(block => {
      const parts = sentencesIn(block, text)
      return by === 'sentence' ? parts : gathered(parts, part => inside(part).map(placesOf).join())
    })
    .map(part => ({ ...part, citations: inside(part) }))
}

function placesOf({ cited, places }: Citation): string {
  return places.map(({ documentId, path }) => `${documentId} ${path}`).join() || cited
}

/** Paragraphs and list items: a block ends at an empty line and before a line that starts with a list mark. */
function blocks(text: string): readonly Span[] {
  const found: Span[] = []
  let start = 0
  let at = 0
  for (const line of text.split(/(?<=\n)/)) {
    if (line.trim() === '' || LIST_ITEM.test(line)) {
      found.push({ start, end: at })
      start = at
    }
    at += line.length
  }
  found.push({ start, end: at })
  return found.flatMap(block => trimmed(block, text) ?? [])
}

function sentencesIn(block: Span, text: string): readonly Span[] {
  // A line end inside a block is only a wrapped line; the segmenter would take it for the end of a sentence.
  const flat = text.slice(block.start, block.end).replaceAll('\n', ' ')
  const found: { start: number; end: number }[] = []
  for (const { segment, index } of sentences.segment(flat)) {
    const [start, end] = [block.start + index, block.start + index + segment.length]
    const last = found.at(-1)
    const before = last ? flat.slice(last.start - block.start, last.end - block.start) : ''
    const markAlone = before.length < 12 && LIST_ITEM.test(before) && before.replace(LIST_ITEM, '').trim() === ''
    if (last && (markAlone || ABBREVIATED.test(before.slice(-20)))) last.end = end
    else found.push({ start, end })
  }
  return found.flatMap(each => trimmed(each, text) ?? [])
}

/** Joins sentences until one cites something else than the point so far does. */
function gathered(parts: readonly Span[], citedIn: (part: Span) => string): readonly Span[] {
  const found: { span: Span; cites: string }[] = []
  for (const part of parts) {
    const cites = citedIn(part)
    const last = found.at(-1)
    if (last && (cites === '' || cites === last.cites || last.cites === '')) {
      found.splice(-1, 1, { span: { start: last.span.start, end: part.end }, cites: cites || last.cites })
    } else found.push({ span: part, cites })
  }
  return found.map(({ span }) => span)
}
