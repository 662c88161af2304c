/** Things that have a day of their own: a meeting, a decision, a report back after a meeting. */
import type { PartnershipFacts } from '../facts/partnership.ts'
import { addDays, type Day, longDay } from '../kernel/day.ts'
import { sayList } from './each-of.ts'

/** Days, both the first and the last counted; open where there is no such day. */
export type Span = { readonly from: Day | null; readonly until: Day | null }

/** The day that each thing of a kind belongs to. */
const dayOf = {
  meetings: ({ on }: PartnershipFacts['meetings'][number]): Day => on,
  decisions: ({ decidedOn }: PartnershipFacts['decisions'][number]): Day => decidedOn,
  reportBacks: ({ metOn }: PartnershipFacts['reportBacks'][number]): Day => metOn,
} as const

/** Facts whose things have a day of their own. */
export type Dated = keyof typeof dayOf
/** Their names. */
export const datedFacts = Object.keys(dayOf) as readonly Dated[]

/** A thing with its day. */
export type OnItsDay = { readonly thing: unknown; readonly on: Day }

/** The things of one kind that are of some days; all where no days are given. */
export function thingsOf(facts: PartnershipFacts, name: Dated, days?: readonly Span[]): readonly OnItsDay[] {
  const on = dayOf[name] as (thing: unknown) => Day
  return (facts[name] as readonly unknown[])
    .map(thing => ({ thing, on: on(thing) }))
    .filter(one => days === undefined || days.some(span => isWithin(one.on, span)))
}

function isWithin(on: Day, { from, until }: Span): boolean {
  return (from === null || on >= from) && (until === null || on <= until)
}

/** Spans in order, those that follow each other without a gap as one. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = []
  for (const span of [...spans].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))) {
    const last = joined.at(-1)
    if (last && last.until !== null && span.from === addDays(last.until, 1))
      joined[joined.length - 1] = { from: last.from, until: span.until }
    else joined.push(span)
  }
  return joined
}

/** Whether spans leave no day out. */
export function isAlways(spans: readonly Span[]): boolean {
  return spans.length === 1 && spans[0]?.from === null && spans[0].until === null
}

/** What a sentence adds where not every day is looked at: "It looks at what was up to 3 May 2026, by the editions of those days." */
export function sayDays(days: readonly Span[]): string {
  return `It looks at what was ${sayList(days.map(saySpan), days.length)}, by the editions of those days.`
}

function saySpan({ from, until }: Span): string {
  if (from === null) return until === null ? 'ever' : `up to ${longDay(until)}`
  return until === null ? `from ${longDay(from)} on` : `from ${longDay(from)} to ${longDay(until)}`
}
