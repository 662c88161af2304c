/** A month as a calendar shows it: weeks from Monday to Sunday, and what happens on each day. */
import { addDays, addMonths, type Day, day, weekday } from '../../../kernel/day.ts'
import type { Hour } from '../../../kernel/hour.ts'

/** Something that happens on a day. */
export type DayEvent = {
  readonly day: Day
  readonly kind: 'opens' | 'closes' | 'decision' | 'feedback'
  readonly slug: string
  readonly title: string
  /** The hour of it, where it has one: a close may. */
  readonly at: Hour | null
}

export type MonthDay = { readonly day: Day; readonly inMonth: boolean; readonly events: readonly DayEvent[] }
export type Month = {
  readonly first: Day
  readonly weeks: readonly (readonly MonthDay[])[]
  readonly events: readonly DayEvent[]
  /** "2026-02", for the links to the months beside it. */
  readonly before: string
  readonly after: string
}

type Dated = {
  readonly slug: string
  readonly title: string
  readonly standing: string
  readonly opens_on: Day | null
  readonly closes_on: Day | null
  readonly closes_at: Hour | null
  readonly decision_on: Day | null
  readonly feedback_on: Day | null
}

/** The events of consultations, in order of their days. One that was withdrawn has none. */
export function eventsOf(consultations: readonly Dated[]): DayEvent[] {
  return consultations
    .filter(each => each.standing !== 'withdrawn')
    .flatMap(({ slug, title, ...each }) => {
      const event = (kind: DayEvent['kind'], on: Day | null, at: Hour | null = null): DayEvent[] =>
        on ? [{ day: on, kind, slug, title, at }] : []
      return [
        ...event('opens', each.opens_on),
        ...event('closes', each.closes_on, each.closes_at),
        ...event('decision', each.decision_on),
        ...event('feedback', each.feedback_on),
      ]
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** Lays out a month such as "2009-10". */
export function layOutMonth(month: string, events: readonly DayEvent[]): Month {
  const first = day(`${month}-01`)
  const next = addMonths(first, 1)
  const weeks: MonthDay[][] = []
  for (let monday = addDays(first, 1 - weekday(first)); monday < next; monday = addDays(monday, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => {
        const of = addDays(monday, index)
        return { day: of, inMonth: of >= first && of < next, events: events.filter(event => event.day === of) }
      }),
    )
  }
  return {
    first,
    weeks,
    events: events.filter(event => event.day >= first && event.day < next),
    before: addMonths(first, -1).slice(0, 7),
    after: next.slice(0, 7),
  }
}
