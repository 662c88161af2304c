/** The small line of one subject: how much of what was found of it is known to be kept, on the days on which that was recorded. */
import type { Handle } from '../../../db/open.ts'
import { type Day, daysBetween } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Judged } from '../checks/kinds.ts'
import { keptLine } from './kept-line.ts'
import { countSubjectOverTime, daysRecorded } from './over-time.queries.ts'
import { monthlyDays, seriesOf } from './series.ts'

/** Most days drawn one by one: of more, those at the ends of months. */
const MOST = 13

/** The line, or null where it was not recorded on two days. */
export async function subjectLine(db: Handle, subject: Judged, today: Day, t: Translate) {
  const recorded = await daysRecorded(db, subject, today)
  const [first, last] = [recorded[0], recorded.at(-1)]
  if (!first || !last || recorded.length < 2) return null
  const days = recorded.length <= MOST ? recorded : monthlyDays(last, monthsBetween(first, last))
  return keptLine(seriesOf(days, await countSubjectOverTime(db, subject, days)), t, { width: 600, height: 60 })
}

/** Whole months, so that the line begins at the latest with the first month that was recorded; three years at most. */
function monthsBetween(first: Day, last: Day): number {
  return Math.min(36, Math.max(1, Math.round(daysBetween(first, last) / 30)))
}
