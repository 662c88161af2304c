/** Days as parts of sentences: when something closes, and when a day that was given was written down. */
import { type Day, dayAt, longDay } from '../kernel/day.ts'
import { type Hour, sayHour } from '../kernel/hour.ts'
import type { Translate } from './catalogue.ts'

/** "28 October 2009" in the language of the words around it. */
export function sayDay({ language }: Translate, of: Day): string {
  return longDay(of, language?.locale)
}

/** "5pm" in English; in another language as its people write an hour. */
function sayHourIn({ language }: Translate, of: Hour): string {
  if (!language || language.code === 'en') return sayHour(of)
  const format = new Intl.DateTimeFormat(language.locale, { timeStyle: 'short', timeZone: 'UTC' })
  return format.format(Date.parse(`2000-01-01T${of}:00Z`))
}

/** "28 February 2027", or "28 February 2027, 5pm" where it closes at an hour. */
export function sayClose(t: Translate, closesOn: Day, closesAt: Hour | null): string {
  return closesAt === null ? sayDay(t, closesOn) : `${sayDay(t, closesOn)}, ${sayHourIn(t, closesAt)}`
}

/** "the end of 28 October 2009", or "5pm on 28 October 2009" where it closes at an hour. */
export function sayClosing(t: Translate, closesOn: Day, closesAt: Hour | null): string {
  const day = sayDay(t, closesOn)
  return closesAt === null
    ? t('web.closing.day', { day })
    : t('web.closing.hour', { day, hour: sayHourIn(t, closesAt) })
}

/** "28 October 2009", and where it was written down on a later day, that day too: paper may come first, and then it shows. */
export function sayWritten(t: Translate, on: Day, writtenAt: Date, timeZone: string): string {
  const written = dayAt(writtenAt, timeZone)
  return written <= on ? sayDay(t, on) : t('web.written-later', { day: sayDay(t, on), written: sayDay(t, written) })
}
