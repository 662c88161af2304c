/** What the timetable page shows of the dates as they stand: weeks, public holidays, busy periods, others at the same time. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { publicHolidays, sayHoliday } from '../../../kernel/holidays.ts'
import type { Hour } from '../../../kernel/hour.ts'
import type { Area } from '../../../web/hub.ts'
import { type Length, measure, type Open, type Periods, standardClose, type Today } from '../timetable.ts'

/** A stretch inside the period in which people have less time. */
export type BusyStretch = { readonly name: string; readonly from: Day; readonly to: Day }

/** Another consultation that asks people at the same time. */
export type Overlap = {
  readonly slug: string
  readonly title: string
  readonly lead: string
  readonly opens_on: Day
  readonly closes_on: Day
  readonly closes_at: Hour | null
  readonly sameTopic: boolean
}

/** The period counted. `allowsFor`: whether the days beyond the standard are at least as many as the holidays. */
export type PeriodView = {
  readonly length: Length | null
  readonly holidays: readonly { readonly day: Day; readonly name: string }[]
  readonly busy: readonly BusyStretch[]
  readonly allowsFor: boolean
  /** A closing day that gives the standard length and a day more for each holiday. */
  readonly suggestedClose: Day
  readonly overlaps: readonly Overlap[]
}

/** Counts a period of days and finds what falls inside it. */
export async function viewPeriod(
  db: Handle,
  at: Today & { readonly area: Area; readonly weeks: Periods },
  of: Open & { readonly id: string; readonly topic: string; readonly opens: Day; readonly closes: Day },
): Promise<PeriodView> {
  const period = { ...of, opens_on: of.opens, closes_on: of.closes }
  const length = measure(period, at, at.weeks)
  const holidays = publicHolidays(at.area.holidayCountry, of.opens, of.closes)
  const busy = await db
    .selectFrom('busy_period')
    .select(['name', 'from_day as from', 'to_day as to'])
    .where('from_day', '<=', of.closes)
    .where('to_day', '>=', of.opens)
    .orderBy('from_day')
    .execute()
  return {
    length,
    holidays: holidays.map(each => ({ day: each.day, name: sayHoliday(each) })),
    busy,
    allowsFor: length !== null && length.spareDays >= holidays.length,
    suggestedClose: standardClose(period, at, at.weeks, holidays.length),
    overlaps: await findOverlaps(db, of),
  }
}

async function findOverlaps(
  db: Handle,
  of: { readonly id: string; readonly topic: string; readonly opens: Day; readonly closes: Day },
): Promise<Overlap[]> {
  const rows = await db
    .selectFrom('consultation')
    .innerJoin('organisation', 'organisation.id', 'consultation.lead_organisation_id')
    .select(['consultation.slug', 'title', 'organisation.name as lead', 'topic', 'opens_on', 'closes_on', 'closes_at'])
    .where('consultation.id', '!=', of.id)
    .where('consultation.state', '!=', 'withdrawn')
    .where(eb => eb.or([eb('published_at', 'is not', null), eb('listed_on', 'is not', null)]))
    .where('opens_on', '<=', of.closes)
    .where('closes_on', '>=', of.opens)
    .orderBy('opens_on')
    .limit(50)
    .execute()
  const topic = of.topic.toLowerCase()
  return rows
    .map(({ topic: theirs, ...row }) => ({
      ...row,
      opens_on: row.opens_on!,
      closes_on: row.closes_on!,
      sameTopic: topic !== '' && theirs.toLowerCase() === topic,
    }))
    .toSorted((a, b) => Number(b.sameTopic) - Number(a.sameTopic))
    .slice(0, 10)
}
