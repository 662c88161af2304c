/**
 * Points: stretches of a response's text that each say one thing. A stretch is a half-open span of UTF-16 offsets, as
 * JavaScript counts. Spans never overlap and stand in order; they may leave text out, and what they leave out can be
 * asked for, so that no part of a response goes unread by accident.
 */
import { ok, problem, type Result } from '../kernel/result.ts'

/** [start, end) in a text; never empty. */
export type Span = { readonly start: number; readonly end: number }

/** Why spans cannot be as asked: beyond the text, empty, over one another, or there is no span of that number. */
export type SpanFault = 'outside' | 'empty' | 'overlap' | 'no-such-span'

/** Spans in order if they can stand in a text of that length. */
export function checkSpans(spans: readonly Span[], length: number): Result<readonly Span[], SpanFault> {
  const sorted = spans.toSorted((a, b) => a.start - b.start || a.end - b.end)
  let reached = 0
  for (const { start, end } of sorted) {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > length) return problem('outside')
    if (start >= end) return problem('empty')
    if (start < reached) return problem('overlap')
    reached = end
  }
  return ok(sorted)
}

/** Cuts the span that holds the place in two there. A place on a boundary or outside every span is refused. */
export function split(spans: readonly Span[], at: number): Result<readonly Span[], SpanFault> {
  const index = spans.findIndex(({ start, end }) => start < at && at < end)
  const span = spans[index]
  if (!span) return problem('no-such-span')
  return ok(spans.toSpliced(index, 1, { start: span.start, end: at }, { start: at, end: span.end }))
}

/** Makes one span of a span and the next, with whatever text stands between them. */
export function join(spans: readonly Span[], index: number): Result<readonly Span[], SpanFault> {
  const [first, second] = [spans[index], spans[index + 1]]
  if (!first || !second) return problem('no-such-span')
  return ok(spans.toSpliced(index, 2, { start: first.start, end: second.end }))
}

/** Moves one edge of a span. A neighbour that touches this edge gives way or follows, so that nothing falls between. */
export function moveBoundary(
  spans: readonly Span[],
  index: number,
  edge: 'start' | 'end',
  to: number,
  length: number,
): Result<readonly Span[], SpanFault> {
  const span = spans[index]
  if (!span) return problem('no-such-span')
  const neighbour = edge === 'start' ? index - 1 : index + 1
  const touching = edge === 'start' ? spans[neighbour]?.end === span.start : spans[neighbour]?.start === span.end
  const moved = spans.map((each, at) => {
    if (at === index) return { ...each, [edge]: to }
    if (at === neighbour && touching) return { ...each, [edge === 'start' ? 'end' : 'start']: to }
    return each
  })
  if (moved.some(({ start, end }) => start >= end)) return problem('empty')
  return checkSpans(moved, length)
}

/** A span without white space at its ends, or null if there is nothing else in it. */
export function trimmed(span: Span, text: string): Span | null {
  const inside = text.slice(span.start, span.end)
  const start = span.start + inside.length - inside.trimStart().length
  const end = span.end - (inside.length - inside.trimEnd().length)
  return start < end ? { start, end } : null
}

/** Stretches of the text that no span holds and that are more than white space: what has not been read into points. */
export function leftOut(spans: readonly Span[], text: string): readonly Span[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start)
  const edges = [0, ...sorted.flatMap(({ start, end }) => [start, end]), text.length]
  const gaps: Span[] = []
  for (let at = 0; at + 1 < edges.length; at += 2) {
    const gap = trimmed({ start: edges[at]!, end: Math.max(edges[at]!, edges[at + 1]!) }, text)
    if (gap) gaps.push(gap)
  }
  return gaps
}

/** Whether the spans cover the whole text without gap or overlap. */
export function tiles(spans: readonly Span[], length: number): boolean {
  let reached = 0
  for (const { start, end } of spans) {
    if (start !== reached || end <= start) return false
    reached = end
  }
  return reached === length
}
