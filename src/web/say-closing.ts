/** Days as parts of sentences: when something closes, and when a day that was given was written down. */
import { type Day, dayAt, longDay } from '../kernel/day.ts'
import { type Hour, sayHour } from '../kernel/hour.ts'
import type { Translate } from './catalogue.ts'

/** "the end of 28 October 2009", or "5pm on 28 October 2009" where it closes at an hour. */
export function sayClosing(t: Translate, closesOn: Day, closesAt: Hour | null): string {
  const day = longDay(closesOn)
  return closesAt === null ? t('web.closing.day', { day }) : t('web.closing.hour', { day, hour: sayHour(closesAt) })
}

/** "28 October 2009", and where it was written down on a later day, that day too: paper may come first, and then it shows. */
export function sayWritten(t: Translate, on: Day, writtenAt: Date, timeZone: string): string {
  const written = dayAt(writtenAt, timeZone)
  return written <= on ? longDay(on) : t('web.written-later', { day: longDay(on), written: longDay(written) })
}
