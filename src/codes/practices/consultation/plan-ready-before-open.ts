import { z } from 'zod'
import { addDays, day, daysBetween, longDay } from '../../../kernel/day.ts'
import { sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, dueOn, met, nextStep, notDue, notMet, partly } from '../../verdict.ts'

/** Plan signed off in good time. */
export const planReadyBeforeOpen = definePractice({
  id: 'consultation.plan-ready-before-open',
  stage: 'plan',
  evidence: 'computed',
  title: 'Plan signed off in good time',
  asks: 'The plan (aims, target groups, methods, resources, dates) was complete and signed off before opening day, by the days set.',
  with: z.object({ days: z.int().positive().default(14) }),
  check({ planSignedOffOn, opensOn }, { days }, today) {
    const step = nextStep('plan-sign-off')
    if (opensOn === null) return notDue('No opening day is set yet.', nextStep('timetable'))
    const last = addDays(opensOn, -days)
    if (planSignedOffOn === null) return dueBy(last, today, notMet('The plan is not signed off.', step))
    const ahead = daysBetween(planSignedOffOn, opensOn)
    const because = `The plan was signed off on ${longDay(planSignedOffOn)}, ${ahead < 0 ? 'after opening' : `${sayCount(ahead, 'day')} before opening`}; the code asks for ${sayCount(days, 'day')}.`
    if (ahead >= days) return met(because, dueOn(last))
    return ahead >= 0 ? partly(because, step, dueOn(last)) : notMet(because, step, dueOn(last))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'four weeks before', facts: {}, gives: 'met' },
    { when: 'three days before', facts: { planSignedOffOn: day('2026-01-09') }, gives: 'partly' },
    { when: 'after opening', facts: { planSignedOffOn: day('2026-01-20') }, gives: 'notMet' },
    { when: 'still time', facts: { planSignedOffOn: null }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
