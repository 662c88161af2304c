import { day } from '../../../kernel/day.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { exemplaryConsultation } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, met, nextStep, notMet, restsOn } from '../../verdict.ts'

/** Groups outside networks reached. */
export const lessEstablishedReached = definePractice({
  id: 'consultation.less-established-reached',
  stage: 'publish',
  evidence: 'computed',
  title: 'Groups outside networks reached',
  asks: 'A step aimed at groups outside existing networks is logged.',
  check({ publicity, closesOn }, _, today) {
    const steps = publicity.filter(({ lessEstablished }) => lessEstablished)
    const done = steps.filter(({ on }) => on !== null)
    if (done.length > 0)
      return met(
        `${done.length} of ${sayCount(steps.length, 'step')} aimed at groups outside existing networks ${done.length === 1 ? 'is' : 'are'} done.`,
        restsOn(...done.map(notice => recordOf('publicity', notice))),
      )
    const because =
      steps.length === 0
        ? 'No step is aimed at groups outside existing networks.'
        : `None of ${sayCount(steps.length, 'step')} aimed at groups outside existing networks is done.`
    return dueBy(closesOn, today, notMet(because, nextStep('publicity')))
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'posters at depots', facts: {}, gives: 'met' },
    { when: 'no such step', facts: { publicity: [] }, gives: 'notMet' },
    {
      when: 'planned for later',
      facts: { publicity: exemplaryConsultation.publicity.map(notice => ({ ...notice, on: null })) },
      gives: 'notDue',
      today: day('2026-01-20'),
    },
  ],
})
