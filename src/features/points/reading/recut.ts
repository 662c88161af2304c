/** Changing where the points of one text stand: what stays keeps its number and its action. */
import { join, moveBoundary, type Span, type SpanFault, split, trimmed } from '../../../analysis/points.ts'
import type { Tx } from '../../../db/open.ts'
import { ok, problem, type Result } from '../../../kernel/result.ts'
import type { SourceText } from '../../../questions/response-text.ts'
import { type Outcome, refuse, stale } from '../../../web/page.ts'
import { fingerprint } from '../fingerprint.ts'
import { makePoints, moveSpan, removePoints, restedOn } from '../making.queries.ts'
import type { Point } from '../points.queries.ts'
import { planOf, standing } from './pieces.ts'
import { textsIn } from './response.queries.ts'
import type { Reading } from './subject.ts'
import { pointOf } from './suggest.ts'

/** The text of a response by its source. */
export function textOf(
  { places, response }: Pick<Reading, 'places' | 'response'>,
  source: string,
): SourceText | undefined {
  return textsIn(places.form, response).find(text => text.source === source)
}

/** The points that stand in a text, in order. */
export function pointsIn(points: readonly Point[], { source, text }: SourceText): Point[] {
  return standing(
    text,
    points.filter(point => point.source === source),
  )
}

/** A number that differs where any of the points was changed. */
export function stateOf(points: readonly Point[]): number {
  return fingerprint(points.flatMap(({ id, version }) => [id, version]))
}

/** Makes points stand where they are wanted; an outcome where they cannot. The points have been locked. */
export async function recut(
  tx: Tx,
  { consultation, response, places }: Reading,
  text: SourceText,
  own: readonly Point[],
  wanted: readonly Span[],
  by: string | null,
): Promise<Outcome | null> {
  const plan = planOf(own, wanted)
  const gone = plan.remove.map(({ id }) => id)
  const rested = await restedOn(tx, gone)
  if (rested.length > 0) {
    return refuse({ parts: { key: 'points.problem.rested-on', values: { numbers: rested.join(', ') } } })
  }
  await removePoints(tx, gone)
  for (const { point, span } of plan.move) {
    const moved = await moveSpan(tx, point, span, text.text.slice(span.start, span.end))
    if (!moved) return stale({ values: {}, files: {} }, stateOf(own))
  }
  const made = plan.make.map(span => pointOf(places, text, span))
  await makePoints(tx, consultation.id, response.id, made, by)
  return null
}

/** How one point of a text can be changed: by words that are in it, or by taking in the next. */
export const reshapings = ['split', 'begin', 'end', 'join'] as const
export type Reshaping = (typeof reshapings)[number]

/** Why a point cannot be changed so: the words are not there, stand there more than once, or leave nothing. */
export type ReshapeFault = SpanFault | 'no-words' | 'words-twice'

/**
 * The spans of a text after one of them (by index) is changed: 'split' before the words, to 'begin' or to 'end' with them,
 * or 'join'ed with the next. Blank space between points counts as part of the first, so that a boundary moves as a whole.
 */
export function reshape(
  text: string,
  spans: readonly Span[],
  index: number,
  how: Reshaping,
  words: string,
): Result<readonly Span[], ReshapeFault> {
  const joined = spans.map((span, at) => {
    const next = spans[at + 1]
    return next && text.slice(span.end, next.start).trim() === '' ? { ...span, end: next.start } : span
  })
  const done = how === 'join' ? join(joined, index) : byWords(text, joined, index, how, words)
  return done.ok ? ok(done.value.flatMap(span => trimmed(span, text) ?? [])) : done
}

function byWords(
  text: string,
  spans: readonly Span[],
  index: number,
  how: Exclude<Reshaping, 'join'>,
  words: string,
): Result<readonly Span[], ReshapeFault> {
  const span = spans[index]
  if (!span) return problem('no-such-span')
  if (words === '') return problem('no-words')
  // A boundary may move over a neighbour, but not out of it.
  const from = how === 'begin' ? (spans[index - 1]?.start ?? 0) : span.start
  const to = how === 'end' ? (spans[index + 1]?.end ?? text.length) : span.end
  const within = text.slice(from, to)
  const at = within.indexOf(words)
  if (at === -1) return problem('no-words')
  if (within.indexOf(words, at + 1) !== -1) return problem('words-twice')
  if (how === 'split') return split(spans, from + at)
  const edge = how === 'begin' ? 'start' : 'end'
  return moveBoundary(spans, index, edge, from + at + (how === 'end' ? words.length : 0), text.length)
}
