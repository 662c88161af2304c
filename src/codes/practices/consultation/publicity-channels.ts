import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { namedOnes } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, nextStep, notMet } from '../../verdict.ts'

/** A used channel for each target group. */
export const publicityChannels = definePractice({
  id: 'consultation.publicity-channels',
  stage: 'publish',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'A used channel for each target group',
  asks: 'Each target group has at least one channel that is logged as used.',
  check({ targetGroups, publicity, opensOn, closesOn }, _, today) {
    const step = nextStep('publicity')
    if (targetGroups.length === 0)
      return dueBy(opensOn, today, notMet('No target group is named to publicise to.', nextStep('target-groups')))
    const used = new Set(namedOnes(publicity).map(({ targetGroup }) => targetGroup))
    const reached = eachOf(
      'target-group',
      targetGroups,
      ({ id }) => used.has(id),
      {
        noun: ['target group', 'target groups'],
        did: ['has a channel logged as used', 'have a channel logged as used'],
      },
      step,
    )
    return dueBy(closesOn, today, reached)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'posters and newsletter', facts: {}, gives: 'met' },
    {
      when: 'young people left out',
      facts: { publicity: exemplaryConsultation.publicity.slice(0, 1) },
      gives: 'partly',
    },
    { when: 'nothing went out', facts: { publicity: [] }, gives: 'notMet' },
    { when: 'nothing yet, still open', facts: { publicity: [] }, gives: 'notDue', today: day('2026-01-20') },
  ],
})
