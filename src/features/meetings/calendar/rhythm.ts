/** A year of meetings from one day and a rhythm: every second Tuesday, every six weeks. Days off are kept clear of. Pure. */
import { addDays, addMonths, type Day, dayOf, weekday, within } from '../../../kernel/day.ts'

/** How often a board meets. Monthly rhythms keep the weekday and its place in the month: the second Tuesday, the last Friday. */
export const rhythms = ['two-weeks', 'four-weeks', 'six-weeks', 'month', 'two-months', 'three-months'] as const
export type Rhythm = (typeof rhythms)[number]

const weeks: Readonly<Partial<Record<Rhythm, number>>> = { 'two-weeks': 2, 'four-weeks': 4, 'six-weeks': 6 }
const months: Readonly<Partial<Record<Rhythm, number>>> = { month: 1, 'two-months': 2, 'three-months': 3 }

/** A stretch on which a board would rather not meet, with its name. */
export type Off = { readonly name: string; readonly from: Day; readonly to: Day }

/** A day of the rhythm. `instead`: the day the rhythm gives, and why it was moved; null where it stands. */
export type Planned = { readonly day: Day; readonly instead: { readonly day: Day; readonly because: string } | null }

/** The most weeks that a meeting is moved to get clear of days off. */
const furthest = 4

/**
 * The days of a rhythm from the first one on, as many as asked for. A day off is moved by whole weeks, later first, so that
 * the weekday stays; where four weeks do not clear it, it stays where it is.
 */
export function daysOf(first: Day, rhythm: Rhythm, count: number, off: readonly Off[]): Planned[] {
  const taken = new Set<Day>()
  return Array.from({ length: count }, (_, at) => {
    const meant = at === 0 ? first : after(first, rhythm, at)
    const clash = offOn(meant, off)
    const moved = clash === null ? meant : cleared(meant, first, off, taken)
    taken.add(moved)
    return { day: moved, instead: moved === meant ? null : { day: meant, because: clash!.name } }
  })
}

/** What a day falls into, if anything. */
export function offOn(day: Day, off: readonly Off[]): Off | null {
  return off.find(one => within(one, day)) ?? null
}

function cleared(day: Day, first: Day, off: readonly Off[], taken: ReadonlySet<Day>): Day {
  for (let week = 1; week <= furthest; week++)
    for (const moved of [addDays(day, 7 * week), addDays(day, -7 * week)])
      if (moved >= first && !taken.has(moved) && offOn(moved, off) === null) return moved
  return day
}

function after(first: Day, rhythm: Rhythm, at: number): Day {
  const step = weeks[rhythm]
  if (step !== undefined) return addDays(first, step * 7 * at)
  return sameWeekday(first, (months[rhythm] ?? 1) * at)
}

/** The same weekday at the same place some months on. The fifth, which not every month has, is read as the last. */
function sameWeekday(first: Day, ahead: number): Day {
  const [year, month, number] = first.split('-').map(Number) as [number, number, number]
  const place = Math.ceil(number / 7)
  const begin = addMonths(dayOf(year, month, 1)!, ahead)
  const offset = (weekday(first) - weekday(begin) + 7) % 7
  const found = addDays(begin, offset + 7 * (place - 1))
  return found.slice(0, 7) === begin.slice(0, 7) ? found : addDays(found, -7)
}
