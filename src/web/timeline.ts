/** A timeline: days on which something happened or is to happen, from records alone, in order, and drawn on one line. Pure. */
import { type Day, daysBetween } from '../kernel/day.ts'

/** A day with what it is, in words; `small` ones are many and alike, and stand on the line and in the whole list alone. */
export type Milestone = {
  readonly day: Day
  readonly what: string
  readonly href?: string | null
  readonly small?: boolean
}

/** A milestone in its place. `days`: how many until it comes; below nought once it is past. */
export type Placed = Milestone & {
  readonly when: 'past' | 'today' | 'coming'
  readonly days: number
}

/** A timeline as its template draws it. */
export type Timeline = {
  /** What is told first, the earliest first. */
  readonly items: readonly Placed[]
  /** Everything, where that is more; empty where it is the same. */
  readonly all: readonly Placed[]
  readonly width: number
  /** Dots on the line, each day once, and where today is: null where today lies outside of it. */
  readonly dots: readonly { readonly x: number; readonly when: Placed['when']; readonly small: boolean }[]
  readonly today: number | null
  readonly from: Day
  readonly to: Day
}

const WIDTH = 600
/** Room at both ends, so that the dots there are whole. */
const EDGE = 8

/** Puts milestones in order; null for none. Of a day with several, the one that is not small draws the dot. */
export function timelineOf(milestones: readonly Milestone[], today: Day): Timeline | null {
  const all = milestones
    .map(each => ({ ...each, days: daysBetween(today, each.day), when: whenOf(each.day, today) }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const [first, last] = [all[0], all.at(-1)]
  if (!first || !last) return null
  const span = daysBetween(first.day, last.day)
  const at = (of: Day): number =>
    span === 0 ? WIDTH / 2 : Math.round((EDGE + (daysBetween(first.day, of) / span) * (WIDTH - 2 * EDGE)) * 10) / 10
  const items = all.filter(({ small }) => !small)
  return {
    items,
    all: items.length === all.length ? [] : all,
    width: WIDTH,
    dots: [...Map.groupBy(all, ({ day }) => day)].map(([day, own]) => ({
      x: at(day),
      when: whenOf(day, today),
      small: own.every(({ small }) => small === true),
    })),
    today: today < first.day || today > last.day ? null : at(today),
    from: first.day,
    to: last.day,
  }
}

function whenOf(day: Day, today: Day): Placed['when'] {
  return day < today ? 'past' : day === today ? 'today' : 'coming'
}
