/**
 * What a day may be. A day on which something was done cannot lie ahead, one by which something is to be done cannot have
 * passed, and one that precedes or follows another cannot be otherwise. Every day a form asks for says which it is.
 */
import { type Day, dayAt, longDay } from '../../kernel/day.ts'
import type { Message } from '../catalogue.ts'

/** What a form is judged by: the day, the area's clock, and the record of the page. */
export type About = {
  readonly today: Day
  readonly area: { readonly timeZone: string }
  readonly subject: unknown
}

/** A day of the record: what it is called in a sentence (a key such as "consultations.day.close"), and how it is found. */
export type DayOfRecord = {
  readonly event: string
  readonly day: (subject: never, about: About) => Day | null
}

/** Another field of the same form, by its name, or a day of the record. */
export type Bound = string | DayOfRecord

/** A day of the record that a page's form is compared with. `day` is given the subject of the page. */
export function dayOfRecord<Subject>(
  event: string,
  day: (subject: Subject, about: About) => Day | null | undefined,
): DayOfRecord {
  return { event, day: (subject, about) => day(subject, about) ?? null }
}

/** The day that a moment of the record falls on. */
export function dayOfMoment<Subject>(event: string, moment: (subject: Subject) => Date | null): DayOfRecord {
  return dayOfRecord<Subject>(event, (subject, { area }) => {
    const at = moment(subject)
    return at && dayAt(at, area.timeZone)
  })
}

type Bounds = { readonly notBefore?: Bound | readonly Bound[]; readonly notAfter?: Bound | readonly Bound[] }

/**
 * `past`: it has come, today at the latest. `future`: it has not gone by, today at the earliest. `any`: it may be either,
 * with the reason why.
 */
export type DayRelation = Bounds &
  (
    | { readonly past: true; readonly future?: never; readonly any?: never }
    | { readonly future: true; readonly past?: never; readonly any?: never }
    | { readonly any: string; readonly past?: never; readonly future?: never }
  )

/** What a form as a whole holds, for bounds that name another of its fields. */
export type Others = {
  readonly values: Readonly<Record<string, unknown>>
  readonly labels: Readonly<Record<string, string>>
}

/** What is wrong with a day by its relation, or null. */
export function judgeDay(
  value: Day,
  label: string,
  relation: DayRelation,
  others: Others,
  about: About,
): Message | null {
  if (relation.past && value > about.today) return { key: 'web.errors.day-ahead', values: { label } }
  if (relation.future && value < about.today) return { key: 'web.errors.day-passed', values: { label } }
  const outside = (bounds: Bounds['notBefore'], wrong: (bound: Day) => boolean) => {
    const all = bounds === undefined ? [] : typeof bounds === 'string' || 'event' in bounds ? [bounds] : bounds
    for (const bound of all) {
      const found = dayOf(bound, others, about)
      if (found !== null && wrong(found.day)) return { label, event: found.event, day: longDay(found.day) }
    }
    return null
  }
  const early = outside(relation.notBefore, bound => value < bound)
  if (early) return { key: 'web.errors.day-early', values: early }
  const late = outside(relation.notAfter, bound => value > bound)
  return late ? { key: 'web.errors.day-late', values: late } : null
}

function dayOf(bound: Bound, { values, labels }: Others, about: About): { event: string; day: Day } | null {
  if (typeof bound !== 'string') {
    const day = bound.day(about.subject as never, about)
    return day && { event: bound.event, day }
  }
  const day = values[bound]
  return typeof day === 'string' && labels[bound] !== undefined ? { event: labels[bound], day: day as Day } : null
}
