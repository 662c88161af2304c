/** The month view: which consultations open, close and are decided on which day. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { addDays, addMonths } from '../../../kernel/day.ts'
import { publicHolidays, sayHoliday } from '../../../kernel/holidays.ts'
import { definePage } from '../../../web/page.ts'
import { crumbs } from '../subject.ts'
import { findListed } from './list.queries.ts'
import { eventsOf, layOutMonth } from './month.ts'

const query = z.object({
  month: z
    .string()
    .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
})

export const calendarPage = definePage({
  path: '/consultations/calendar',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'consultations/public/calendar.njk',
  query,
  sameForAll: true,
  async show({ db, query: asked, area, now, today, t }) {
    const listed = await findListed(db, { now, today, area })
    const month = layOutMonth(asked.month ?? today.slice(0, 7), eventsOf(listed))
    const last = addDays(addMonths(month.first, 1), -1)
    const days = month.weeks.flat()
    const holidays = publicHolidays(area.holidayCountry, days[0]!.day, days.at(-1)!.day)
    return {
      title: t('consultations.calendar.title'),
      breadcrumbs: crumbs(t),
      month,
      monthName: nameMonth(month.first),
      monthBefore: nameMonth(`${month.before}-01`),
      monthAfter: nameMonth(`${month.after}-01`),
      // Those that neither open nor close in it would not be seen at all.
      openAllMonth: listed.filter(
        ({ standing, opens_on, closes_on }) =>
          standing !== 'withdrawn' &&
          opens_on !== null &&
          closes_on !== null &&
          opens_on < month.first &&
          closes_on > last,
      ),
      holidays: Object.fromEntries(holidays.map(each => [each.day, sayHoliday(each)])),
    }
  },
})

function nameMonth(first: string): string {
  return Temporal.PlainDate.from(first).toLocaleString('en-GB', { month: 'long', year: 'numeric' })
}
