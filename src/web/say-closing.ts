/** When something closes, as part of a sentence. */
import { type Day, longDay } from '../kernel/day.ts'
import { type Hour, sayHour } from '../kernel/hour.ts'
import type { Translate } from './catalogue.ts'

/** "the end of 28 October 2009", or "5pm on 28 October 2009" where it closes at an hour. */
export function sayClosing(t: Translate, closesOn: Day, closesAt: Hour | null): string {
  const day = longDay(closesOn)
  return closesAt === null ? t('web.closing.day', { day }) : t('web.closing.hour', { day, hour: sayHour(closesAt) })
}
