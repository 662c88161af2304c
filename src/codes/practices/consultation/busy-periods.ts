import { z } from 'zod'
import { addDays, type Day, day, daysBetween, overlaps, within } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { recordOf, sayCount, sayList } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { openFor } from '../../open-for.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, dueOn, met, nextStep, notDue, notMet, partly, provenBy, restsOn } from '../../verdict.ts'

/** Days lost to holidays and other busy periods are given back day for day beyond the standard period, or the note beside the dates says how they are allowed for. */
export const busyPeriods = definePractice({
  id: 'consultation.busy-periods',
  stage: 'plan',
  evidence: 'computed',
  proof: 'shown',
  proofs: ['shown', 'stated'],
  owedTo: 'sector',
  version: 2,
  changed: { 2: 'Counts the days on which one could answer, both ends where they are whole.' },
  title: 'Busy periods allowed for',
  asks: 'Public holidays, school holidays, festivals and pre-election periods inside the open period are shown and allowed for, day for day or with a reason.',
  until: 'closing',
  with: z.object({ weeks: ruled('standard-period') }),
  check(facts, { weeks }, today) {
    const { opensOn, closesOn, busyPeriods, busyNote } = facts
    const step = nextStep('busy-periods')
    if (opensOn === null || closesOn === null)
      return notDue('Opening and closing days are not both set yet.', nextStep('timetable'))
    const open = { from: opensOn, to: closesOn }
    const inside = busyPeriods.filter(period => overlaps(open, period))
    if (inside.length === 0) return doesNotApply('No known busy period falls inside the open period.')
    const because = `${sayCount(inside.length, 'busy period')} inside: ${sayList(inside.map(({ label }) => label))}. `
    const records = restsOn(...inside.map(period => recordOf('busy-period', period)))
    if (says(busyNote))
      return met(
        `${because}How they are allowed for is said beside the dates.`,
        records,
        provenBy('stated'),
        dueOn(opensOn),
      )
    const lost = new Set(inside.flatMap(period => daysInside(period, open))).size
    const spare = Math.max(0, openFor({ ...facts, opensOn, closesOn }, today).total - 7 * weeks)
    const count = `${sayCount(lost, 'busy day')}; ${spare} spare beyond ${sayCount(weeks, 'week')}.`
    if (lost <= spare) return met(because + count, records, dueOn(opensOn))
    return dueBy(opensOn, today, (spare > 0 ? partly : notMet)(because + count, records, step))
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply', 'notDue'],
  examples: [
    { when: 'two holidays, seven spare days', facts: {}, gives: 'met' },
    {
      when: 'no spare day, but a note beside the dates',
      facts: { closesOn: day('2026-04-06'), busyNote: 'Nobody is asked to meet over Easter.' },
      gives: 'met',
      proof: 'stated',
    },
    {
      when: 'two spare days for two holidays, the first and the last day whole',
      facts: { publishedOn: day('2026-01-05'), closesOn: day('2026-04-07') },
      gives: 'met',
      gave: { 1: 'partly, shown' },
    },
    { when: 'one spare day for two holidays', facts: { closesOn: day('2026-04-07') }, gives: 'partly' },
    {
      when: 'half term, no spare day',
      facts: {
        closesOn: day('2026-04-02'),
        busyPeriods: [{ id: 'busy-3', label: 'Half term', from: day('2026-02-16'), to: day('2026-02-20') }],
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
