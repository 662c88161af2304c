import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, nextStep, notMet } from '../../verdict.ts'

/** Target groups named. */
export const targetGroups = definePractice({
  id: 'consultation.target-groups',
  stage: 'plan',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Target groups named',
  asks: 'Target groups are named, each with an expected number of responses and a way of reaching it.',
  until: 'closing',
  check({ targetGroups, opensOn }, _, today) {
    const step = nextStep('target-groups')
    if (targetGroups.length === 0) return dueBy(opensOn, today, notMet('No target group is named.', step))
    const planned = eachOf(
      'target-group',
      targetGroups,
      group => group.expected !== null && (group.methods.length > 0 || says(group.outreach)),
      {
        noun: ['target group', 'target groups'],
        did: ['has an expected number and a way of reaching it', 'have an expected number and a way of reaching them'],
      },
      step,
    )
    return dueBy(opensOn, today, planned)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'two groups, both planned', facts: {}, gives: 'met' },
    {
      when: 'one group without a number',
      facts: {
        targetGroups: exemplaryConsultation.targetGroups.map((group, at) =>
          at === 0 ? { ...group, expected: null } : group,
        ),
      },
      gives: 'partly',
    },
    { when: 'no group', facts: { targetGroups: [] }, gives: 'notMet' },
    {
      when: 'no group has a number',
      facts: { targetGroups: exemplaryConsultation.targetGroups.map(group => ({ ...group, expected: null })) },
      gives: 'notMet',
    },
    { when: 'no group, still planning', facts: { targetGroups: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
