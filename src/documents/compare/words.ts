/** Changes within a paragraph, word by word. */
import { diffArrays } from 'diff'

/** A stretch of text that stayed, was put in or was taken out. */
export type Span = { readonly kind: 'same' | 'ins' | 'del'; readonly text: string }

/** Above this many changed words, two texts are shown as one taken out and one put in. */
const MOST_EDITS = 1500

/**
 * The changes that make one text of another. All "same" and "del" spans in a row are the old text, all "same" and "ins"
 * spans the new one, to the last sign. A deletion comes before the insertion that takes its place.
 */
export function trackWords(from: string, to: string): readonly Span[] {
  if (from === to) return from === '' ? [] : [{ kind: 'same', text: from }]
  const changes = diffArrays(tokens(from), tokens(to), { maxEditLength: MOST_EDITS })
  if (!changes) return spans(from, to)
  const raw = changes.map(
    ({ added, removed, value }): Span => ({ kind: added ? 'ins' : removed ? 'del' : 'same', text: value.join('') }),
  )
  return tidy(raw)
}

function tokens(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\s]/gu) ?? []
}

function spans(deleted: string, inserted: string): Span[] {
  const both: Span[] = [
    { kind: 'del', text: deleted },
    { kind: 'ins', text: inserted },
  ]
  return both.filter(({ text }) => text !== '')
}

/** A space that stayed between two changes reads better as part of them: "two old words" → "three new words" is one change. */
function tidy(raw: readonly Span[]): Span[] {
  const tidied: Span[] = []
  let deleted = ''
  let inserted = ''
  const flush = () => {
    // A space at the end of both stayed where it was.
    const gap = /\s+$/.exec(inserted)?.[0] ?? ''
    const isShared = gap !== '' && deleted.endsWith(gap)
    const kept = isShared ? gap.length : 0
    tidied.push(...spans(deleted.slice(0, deleted.length - kept), inserted.slice(0, inserted.length - kept)))
    deleted = inserted = ''
    return isShared ? gap : ''
  }
  for (const [at, span] of raw.entries()) {
    const isGap = span.kind === 'same' && span.text.trim() === '' && at + 1 < raw.length
    if (span.kind === 'same' && !(isGap && deleted !== '' && inserted !== '')) {
      tidied.push({ kind: 'same', text: flush() + span.text })
      continue
    }
    if (span.kind !== 'ins') deleted += span.text
    if (span.kind !== 'del') inserted += span.text
  }
  const gap = flush()
  return gap === '' ? tidied : [...tidied, { kind: 'same', text: gap }]
}

/** The text before the changes. */
export function before(spans: readonly Span[]): string {
  return spans.map(({ kind, text }) => (kind === 'ins' ? '' : text)).join('')
}

/** The text after the changes. */
export function after(spans: readonly Span[]): string {
  return spans.map(({ kind, text }) => (kind === 'del' ? '' : text)).join('')
}
