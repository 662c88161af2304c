/**
 * Public holidays by rule: fixed feasts, Easter, bank holidays on Mondays, substitute days for those that fall on a
 * weekend, and the days that were moved or added by proclamation.
 */
import { addDays, type Day, day, weekday } from './day.ts'

/** The names of the holidays. */
const names = {
  'new-year': 'New Year’s Day',
  'good-friday': 'Good Friday',
  'easter-monday': 'Easter Monday',
  'early-may': 'Early May bank holiday',
  spring: 'Spring bank holiday',
  summer: 'Summer bank holiday',
  christmas: 'Christmas Day',
  'boxing-day': 'Boxing Day',
  'royal-or-national': 'National bank holiday',
} as const

/** Which holiday a day is. */
export type HolidayName = keyof typeof names

/** A day off. `substitute`: it stands for a holiday that fell on a Saturday or Sunday. */
export type Holiday = { readonly day: Day; readonly name: HolidayName; readonly substitute: boolean }

/** The first year whose holidays these rules know: the early May holiday began in 1978. */
const FIRST_YEAR = 1978

/** Easter Sunday of a year in the Gregorian calendar (the anonymous computus of 1876). */
export function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  return on(year, month, (h + l - 7 * m + 33 * month + 19) % 32)
}

function on(year: number, month: number, dayOfMonth: number): Day {
  return day(`${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`)
}

function firstMonday(year: number, month: number): Day {
  const first = on(year, month, 1)
  return addDays(first, (8 - weekday(first)) % 7)
}

function lastMonday(year: number, month: number): Day {
  const last = addDays(on(year, month + 1, 1), -1)
  return addDays(last, 1 - weekday(last))
}

/** Bank holidays that were moved to another day in one year. */
const MOVED: ReadonlyMap<string, string> = new Map([
  ['early-may 1995', '1995-05-08'],
  ['early-may 2020', '2020-05-08'],
  ['spring 2002', '2002-06-04'],
  ['spring 2012', '2012-06-04'],
  ['spring 2022', '2022-06-02'],
])

/** Days added by proclamation: the millennium, weddings, jubilees, a funeral, a coronation. */
const ADDED = [
  '1981-07-29',
  '1999-12-31',
  '2002-06-03',
  '2011-04-29',
  '2012-06-05',
  '2022-06-03',
  '2022-09-19',
  '2023-05-08',
]

function holidaysOf(year: number): Holiday[] {
  if (year < FIRST_YEAR) return []
  const easter = easterSunday(year)
  const monday = (name: HolidayName, usual: Day): Holiday => {
    const moved = MOVED.get(`${name} ${year}`)
    return { day: moved ? day(moved) : usual, name, substitute: false }
  }
  const added = ADDED.filter(iso => iso.startsWith(`${year}-`))
  return [
    ...newYear(year),
    { day: addDays(easter, -2), name: 'good-friday', substitute: false },
    { day: addDays(easter, 1), name: 'easter-monday', substitute: false },
    monday('early-may', firstMonday(year, 5)),
    monday('spring', lastMonday(year, 5)),
    monday('summer', lastMonday(year, 8)),
    ...added.map(iso => ({ day: day(iso), name: 'royal-or-national' as const, substitute: false })),
    ...christmas(year),
  ]
}

function newYear(year: number): Holiday[] {
  const feast = on(year, 1, 1)
  const late = Math.max(0, 8 - weekday(feast))
  return [weekday(feast) < 6 ? holiday(feast, 'new-year') : substitute(addDays(feast, late), 'new-year')]
}

/** Christmas Day and Boxing Day; a weekend moves the one that falls in it to the next day that is free. */
function christmas(year: number): Holiday[] {
  const [feast, boxing] = [on(year, 12, 25), on(year, 12, 26)]
  switch (weekday(feast)) {
    case 5: // Boxing Day on Saturday
      return [holiday(feast, 'christmas'), substitute(addDays(feast, 3), 'boxing-day')]
    case 6: // both in the weekend
      return [substitute(addDays(feast, 2), 'christmas'), substitute(addDays(feast, 3), 'boxing-day')]
    case 7: // Christmas Day on Sunday
      return [holiday(boxing, 'boxing-day'), substitute(addDays(feast, 2), 'christmas')]
    default:
      return [holiday(feast, 'christmas'), holiday(boxing, 'boxing-day')]
  }
}

function holiday(of: Day, name: HolidayName): Holiday {
  return { day: of, name, substitute: false }
}

function substitute(of: Day, name: HolidayName): Holiday {
  return { day: of, name, substitute: true }
}

/** The countries whose holidays are known by rule. Others enter theirs as busy periods. */
export const holidayCountries = ['england-and-wales'] as const

/** The public holidays of a country from one day to another, both included, in order. None for a country not known. */
export function publicHolidays(country: string, from: Day, to: Day): Holiday[] {
  if (!holidayCountries.some(known => known === country)) return []
  const found: Holiday[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) found.push(...holidaysOf(year))
  return found.filter(each => from <= each.day && each.day <= to).toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

/** "Boxing Day", or "Boxing Day (substitute day)". */
export function sayHoliday({ name, substitute }: Holiday): string {
  return substitute ? `${names[name]} (substitute day)` : names[name]
}
