import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, nextStep } from '../../verdict.ts'

/** Two that run at once and reach the same people are combined, linked, or accepted with a reason. */
export const overlapChecked = definePractice({
  id: 'consultation.overlap-checked',
  stage: 'plan',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Overlaps looked at',
  asks: 'Overlaps in time, audience and topic with other consultations were shown and each one answered (combined, linked or accepted with a reason).',
  until: 'closing',
  check({ nearby, opensOn }, _, today) {
    const overlapping = nearby.filter(({ overlaps }) => overlaps)
    if (overlapping.length === 0)
      return doesNotApply('No other consultation alike in topic, place or audience runs at the same time.')
    const answered = eachOf(
      'consultation',
      overlapping,
      ({ answer }) => answer !== null,
      {
        noun: ['overlapping consultation', 'overlapping consultations'],
        did: ['was combined, linked or accepted with a reason', 'were combined, linked or accepted with a reason'],
      },
      nextStep('related'),
    )
    return dueBy(opensOn, today, answered)
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both answered', facts: {}, gives: 'met' },
    { when: 'nothing at the same time', facts: { nearby: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two answered',
      facts: {
        nearby: exemplaryConsultation.nearby.map((other, at) => ({
          ...other,
          overlaps: true,
          answer: at === 0 ? other.answer : null,
        })),
      },
      gives: 'partly',
    },
    {
      when: 'nothing done',
      facts: { nearby: exemplaryConsultation.nearby.map(other => ({ ...other, answer: null })) },
      gives: 'notMet',
    },
    {
      when: 'nothing done yet',
      facts: { nearby: exemplaryConsultation.nearby.map(other => ({ ...other, answer: null })) },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
