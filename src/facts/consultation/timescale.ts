/** How long a consultation is open, against what: a shorter period with its reason, busy periods, challenges. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { publicHolidays, sayHoliday } from '../../kernel/holidays.ts'
import { factPart, type Of } from '../part.ts'
import { aDay, dayOrNone, item, request, text } from '../shared.ts'
import { dayOf, written } from '../sql.ts'

/** A ground on which a code may allow a shorter period. */
const ground = z.enum(['statute', 'emergency', 'small-or-specialist-group', 'other'])
export type ShortPeriodGround = Of<typeof ground>

/** Why it is open for less than the standard period; null where no reason is given. */
export const shortPeriod = factPart('consultation', 'shortPeriod', {
  sql: `case when ${written('subject.short_reason')} is not null then json_build_object('ground', subject.short_ground,
    'reason', subject.short_reason, 'publishedOn', ${dayOf('subject.published_at')}) end`,
  shape: z.strictObject({ ground: ground.nullable(), reason: z.string(), publishedOn: dayOrNone }).nullable(),
  example: null,
})

/** A public holiday or other stretch in which people are busy or away. */
const busyPeriod = item({ from: aDay, to: aDay })
export type BusyPeriod = Of<typeof busyPeriod>

/** Public holidays by rule, and what the area has entered itself; only what touches the open period. */
export const busyPeriods = factPart('consultation', 'busyPeriods', {
  sql: `(
    select json_build_object('country', area.holiday_country, 'opensOn', subject.opens_on, 'closesOn', subject.closes_on, 'entered', (
      select coalesce(json_agg(json_build_object('id', id, 'label', name, 'from', from_day, 'to', to_day) order by from_day, id), '[]')
      from busy_period where from_day <= subject.closes_on and to_day >= subject.opens_on))
    from area)`,
  row: z
    .strictObject({ country: z.string(), opensOn: dayOrNone, closesOn: dayOrNone, entered: z.array(busyPeriod) })
    .nullable(),
  read: row => {
    if (!row?.opensOn || !row.closesOn) return []
    const holidays = publicHolidays(row.country, row.opensOn, row.closesOn).map(holiday => ({
      id: holiday.day,
      label: sayHoliday(holiday),
      from: holiday.day,
      to: holiday.day,
    }))
    return [...holidays, ...row.entered]
  },
  shape: z.array(busyPeriod),
  example: [
    { id: 'busy-1', label: 'Good Friday', from: day('2026-04-03'), to: day('2026-04-03') },
    { id: 'busy-2', label: 'Easter Monday', from: day('2026-04-06'), to: day('2026-04-06') },
  ],
})

/** How busy periods are allowed for, as said beside the dates; null where nothing is. */
export const busyNote = factPart('consultation', 'busyNote', {
  sql: written('subject.busy_note'),
  shape: text,
  example: null,
})

/** Challenges to the timescale. */
export const challenges = factPart('consultation', 'challenges', {
  sql: `(
    select json_agg(json_build_object('id', t.id, 'label', o.name, 'askedOn', ${dayOf('t.created_at')},
      'answeredOn', t.answered_on) order by t.created_at)
    from timescale_challenge t join organisation o on o.id = t.organisation_id where t.consultation_id = subject.id)`,
  shape: z.array(request),
  example: [],
})
