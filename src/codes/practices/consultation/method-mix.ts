import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf, sayList } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, nextStep, notMet, partly } from '../../verdict.ts'

/** Methods are chosen group by group. A single method for everyone is a departure, to be explained as one. */
export const methodMix = definePractice({
  id: 'consultation.method-mix',
  stage: 'plan',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Methods that fit each group',
  asks: 'The methods are chosen per target group; one method alone needs a reason.',
  until: 'closing',
  check({ targetGroups, opensOn }, _, today) {
    const step = nextStep('target-groups')
    if (targetGroups.length === 0)
      return dueBy(opensOn, today, notMet('No target group is named, so no method is chosen for one.', step))
    const chosen = eachOf(
      'target-group',
      targetGroups,
      ({ methods }) => methods.length > 0,
      { noun: ['target group', 'target groups'], did: ['has methods chosen for it', 'have methods chosen for them'] },
      step,
    )
    const methods = [...new Set(targetGroups.flatMap(group => group.methods))]
    if (chosen.verdict !== 'met' || methods.length > 1) return dueBy(opensOn, today, chosen)
    return dueBy(opensOn, today, partly(`Only one method (${sayList(methods)}) is used for everyone.`, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'several methods', facts: {}, gives: 'met' },
    {
      when: 'one method for everyone',
      facts: { targetGroups: exemplaryConsultation.targetGroups.map(group => ({ ...group, methods: ['survey'] })) },
      gives: 'partly',
    },
    {
      when: 'no methods',
      facts: { targetGroups: exemplaryConsultation.targetGroups.map(group => ({ ...group, methods: [] })) },
      gives: 'notMet',
    },
    { when: 'no groups yet', facts: { targetGroups: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
