import { day } from '../../../kernel/day.ts'
import { namedOnes } from '../../../kernel/says.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, met, nextStep, notMet, restsOn } from '../../verdict.ts'

/** Who belongs to no network hears of nothing that goes through networks. */
export const lessEstablishedReached = definePractice({
  id: 'consultation.less-established-reached',
  stage: 'publish',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Groups outside networks reached',
  asks: 'A step aimed at groups outside existing networks is logged.',
  check({ publicity, closesOn }, _, today) {
    const beyond = namedOnes(publicity).filter(({ beyondNetworks }) => beyondNetworks)
    if (beyond.length === 0)
      return dueBy(
        closesOn,
        today,
        notMet('No step aimed at groups outside existing networks is in the log.', nextStep('publicity')),
      )
    return met(
      `${sayCount(beyond.length, 'step')} aimed at groups outside existing networks ${beyond.length === 1 ? 'is' : 'are'} in the log.`,
      restsOn(...beyond.map(notice => recordOf('publicity', notice))),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'posters at depots', facts: {}, gives: 'met' },
    { when: 'no such step', facts: { publicity: [] }, gives: 'notMet' },
    { when: 'none yet', facts: { publicity: [] }, gives: 'notDue', today: day('2026-01-20') },
  ],
})
