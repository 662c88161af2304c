/** The periods that an evidence pack can be of: financial years (April to March) and calendar years, the latest first. Pure. */
import { type Day, dayOf } from '../../kernel/day.ts'

/** A period with its stable name, such as "2025-26" or "2025". */
export type Period = {
  readonly name: string
  readonly from: Day
  readonly to: Day
  readonly kind: 'financial' | 'calendar'
}

/** Years that are offered of each kind. */
const YEARS = 4

/** The periods on offer on a day: of each kind the one that runs, and those before it. */
export function periodsOn(today: Day): readonly Period[] {
  const year = Number(today.slice(0, 4))
  const begun = today.slice(5) >= '04-01' ? year : year - 1
  const financial = Array.from({ length: YEARS }, (_, at) => financialYear(begun - at))
  const calendar = Array.from({ length: YEARS }, (_, at) => calendarYear(year - at))
  return [...financial, ...calendar]
}

function financialYear(begins: number): Period {
  const name = `${begins}-${String(begins + 1).slice(2)}`
  return { name, kind: 'financial', from: dayOf(begins, 4, 1)!, to: dayOf(begins + 1, 3, 31)! }
}

function calendarYear(year: number): Period {
  return { name: String(year), kind: 'calendar', from: dayOf(year, 1, 1)!, to: dayOf(year, 12, 31)! }
}

/** The period of a name; the one that runs by financial years where there is none of that name. */
export function periodNamed(name: string | undefined, today: Day): Period {
  const all = periodsOn(today)
  return all.find(each => each.name === name) ?? all[0]!
}
