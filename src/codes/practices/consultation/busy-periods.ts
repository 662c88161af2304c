import { z } from 'zod'
import { addDays, type Day, day, daysBetween, overlaps, within } from '../../../kernel/day.ts'
import { recordOf, sayCount, sayList } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { doesNotApply, dueBy, dueOn, met, nextStep, notDue, notMet, partly, restsOn } from '../../verdict.ts'

/** Days lost to holidays and other busy periods are given back day for day beyond the standard period, or a reason is published. */
export const busyPeriods = definePractice({
  id: 'consultation.busy-periods',
  stage: 'plan',
  evidence: 'computed',
  title: 'Busy periods allowed for',
  asks: 'Public holidays, school holidays, festivals and pre-election periods inside the open period are shown and allowed for, day for day or with a reason.',
  with: z.object({ weeks: z.int().positive().default(12) }),
  check({ opensOn, closesOn, busyPeriods }, { weeks }, today) {
    const step = nextStep('busy-periods')
    if (opensOn === null || closesOn === null)
      return notDue('Opening and closing days are not both set yet.', nextStep('timetable'))
    const open = { from: opensOn, to: closesOn }
    const inside = busyPeriods.filter(period => overlaps(open, period))
    if (inside.length === 0) return doesNotApply('No known busy period falls inside the open period.')
    const bare = inside.filter(period => !says(period.reason))
    const lost = new Set(bare.flatMap(period => daysInside(period, open))).size
    const spare = Math.max(0, daysBetween(opensOn, closesOn) - 7 * weeks)
    const because = `${sayCount(inside.length, 'busy period')} inside: ${sayList(inside.map(({ label }) => label))}. `
    const records = restsOn(...(lost > spare ? bare : inside).map(period => recordOf('busy-period', period)))
    if (bare.length === 0) return met(`${because}Each has a published reason.`, records, dueOn(opensOn))
    const count = `${sayCount(lost, 'busy day')} without a reason, ${spare} spare beyond ${sayCount(weeks, 'week')}.`
    if (lost <= spare) return met(because + count, records, dueOn(opensOn))
    const short = spare > 0 || bare.length < inside.length ? partly : notMet
    return dueBy(opensOn, today, short(because + count, records, step))
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply', 'notDue'],
  examples: [
    { when: 'two holidays, seven spare days', facts: {}, gives: 'met' },
    {
      when: 'every period has a reason',
      facts: {
        busyPeriods: [
          {
            id: 'busy-3',
            label: 'Half term',
            kind: 'school-holiday',
            from: day('2026-02-16'),
            to: day('2026-02-20'),
            reason: 'Evenings moved to March.',
          },
        ],
      },
      gives: 'met',
    },
    { when: 'one spare day for two holidays', facts: { closesOn: day('2026-04-07') }, gives: 'partly' },
    {
      when: 'half term, no spare day',
      facts: {
        closesOn: day('2026-04-02'),
        busyPeriods: [
          {
            id: 'busy-3',
            label: 'Half term',
            kind: 'school-holiday',
            from: day('2026-02-16'),
            to: day('2026-02-20'),
            reason: null,
          },
        ],
      },
      gives: 'notMet',
    },
    { when: 'nothing inside', facts: { busyPeriods: [] }, gives: 'doesNotApply' },
    { when: 'no dates', facts: { closesOn: null }, gives: 'notDue' },
  ],
})

/** The days of a busy period that lie in the open period. */
function daysInside(period: { from: Day; to: Day }, open: { from: Day; to: Day }): Day[] {
  const days = Array.from({ length: daysBetween(period.from, period.to) + 1 }, (_, at) => addDays(period.from, at))
  return days.filter(day => within(open, day))
}
