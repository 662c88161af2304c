/** A text cut into points, as pages without script show and ask for it: marked stretches, and sentences to choose from. */
import { type Span, trimmed } from '../../../analysis/points.ts'
import { suggestPoints } from '../../../analysis/suggest-points.ts'

/** A stretch of a text, in a point or not. */
export type Marked<P> = { readonly text: string; readonly point: P | null }

/** Points that still say what stands at their place; the others were made from words that have changed since. */
export function standing<P extends Span & { readonly text: string }>(text: string, points: readonly P[]): P[] {
  return points.filter(point => text.slice(point.start, point.end) === point.text).toSorted((a, b) => a.start - b.start)
}

/** The whole text in order, each stretch with the point it is in. `points` stand in order and do not overlap. */
export function marked<P extends Span>(text: string, points: readonly P[]): Marked<P>[] {
  const found: Marked<P>[] = []
  let at = 0
  for (const point of points) {
    if (point.start > at) found.push({ text: text.slice(at, point.start), point: null })
    found.push({ text: text.slice(point.start, point.end), point })
    at = point.end
  }
  if (at < text.length) found.push({ text: text.slice(at), point: null })
  return found
}

/** What a sentence is to a point: its start, its going on, or in none. */
export const parts = ['start', 'on', 'none'] as const
export type Part = (typeof parts)[number]

/** A sentence, or a part of one where a point begins or ends inside it. */
export type Piece = Span & { readonly text: string; readonly part: Part; readonly number: number | null }

/** The sentences of a text with what they are to the points there are. */
export function piecesOf(text: string, points: readonly (Span & { readonly number: number })[]): Piece[] {
  const edges = points.flatMap(({ start, end }) => [start, end])
  const cut = suggestPoints(text, [], 'sentence').flatMap(sentence => {
    const inside = [...new Set(edges)]
      .filter(edge => edge > sentence.start && edge < sentence.end)
      .sort((a, b) => a - b)
    const ends = [sentence.start, ...inside, sentence.end]
    return ends.slice(1).flatMap((end, at) => trimmed({ start: ends[at]!, end }, text) ?? [])
  })
  let before: number | null = null
  return cut.map(({ start, end }) => {
    const number = points.find(point => point.start <= start && end <= point.end)?.number ?? null
    const part: Part = number === null ? 'none' : number === before ? 'on' : 'start'
    before = number
    return { start, end, text: text.slice(start, end), part, number }
  })
}

/** The stretches that a choice for each sentence makes. A sentence that goes on from none starts a point itself. */
export function spansOf(pieces: readonly Span[], choices: readonly Part[]): Span[] {
  const spans: Span[] = []
  let open = false
  pieces.forEach((piece, at) => {
    const part = choices[at] ?? 'none'
    if (part === 'none') {
      open = false
      return
    }
    const last = spans.at(-1)
    if (part === 'on' && open && last) spans.splice(-1, 1, { start: last.start, end: piece.end })
    else spans.push({ start: piece.start, end: piece.end })
    open = true
  })
  return spans
}

/** What has to be done so that points stand where they are wanted. */
export type Plan<P> = {
  readonly move: readonly { readonly point: P; readonly span: Span }[]
  readonly make: readonly Span[]
  readonly remove: readonly P[]
}

/**
 * Gives each wanted stretch the point that shares most with it, so that a point keeps its number and its action when it is
 * cut or joined; new points are made for the rest, and points left over are taken away.
 */
export function planOf<P extends Span>(points: readonly P[], wanted: readonly Span[]): Plan<P> {
  const shared = (a: Span, b: Span) => Math.min(a.end, b.end) - Math.max(a.start, b.start)
  const pairs = wanted
    .flatMap((span, at) => points.map(point => ({ at, point, size: shared(span, point) })))
    .filter(({ size }) => size > 0)
    .toSorted((a, b) => b.size - a.size || a.at - b.at || a.point.start - b.point.start)
  const taken = new Map<number, P>()
  const used = new Set<P>()
  for (const { at, point } of pairs) {
    if (taken.has(at) || used.has(point)) continue
    taken.set(at, point)
    used.add(point)
  }
  return {
    move: wanted.flatMap((span, at) => {
      const point = taken.get(at)
      return point && (point.start !== span.start || point.end !== span.end) ? [{ point, span }] : []
    }),
    make: wanted.filter((_, at) => !taken.has(at)),
    remove: points.filter(point => !used.has(point)),
  }
}
