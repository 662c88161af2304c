/** How PostgreSQL's values become JavaScript's. */
import pg from 'pg'
import { type Day, day } from '../kernel/day.ts'
import { type Hour, hour } from '../kernel/hour.ts'

const { builtins, getTypeParser } = pg.types

/** OIDs of array types that `pg` has no name for. */
const ARRAY_OF = { date: 1182, int8: 1016, numeric: 1231, text: 1009 } as const

/** Reads a whole number; text stays text where a JavaScript number would lose digits. */
function readInteger(text: string): number | string {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : text
}

/** Reads a civil day. Days outside the years 1 to 9999 and `infinity` stay as PostgreSQL writes them. */
function readDay(text: string): Day | string {
  return text.length === 10 ? day(text) : text
}

/** Reads a time of day to the minute; one with seconds stays as PostgreSQL writes it. */
function readHour(text: string): Hour | string {
  return hour(text) ?? text
}

const READERS = new Map<number, (text: string) => unknown>([
  [builtins.DATE, readDay],
  [builtins.TIME, readHour],
  [builtins.INT8, readInteger],
  [builtins.NUMERIC, text => text],
  [ARRAY_OF.date, readTexts],
  [ARRAY_OF.numeric, readTexts],
  [ARRAY_OF.int8, text => readTexts(text).map(each => (each === null ? null : readInteger(each)))],
])

function readTexts(text: string): (string | null)[] {
  return getTypeParser(ARRAY_OF.text as number, 'text')(text)
}

/** For `pg`: `date` is a `Day`, `time` an `Hour`, `int8` a number where it is exact, `numeric` text, `timestamptz` a Date. */
export const valueReaders: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' ? READERS.get(oid) : undefined) ?? getTypeParser(oid, format),
}
