import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, nextStep } from '../../verdict.ts'

/** A link is one record that both pages show. */
export const relatedLinked = definePractice({
  id: 'consultation.related-linked',
  stage: 'plan',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'public',
  title: 'Related consultations linked',
  asks: 'Related consultations are linked both ways.',
  check({ nearby, opensOn }, _, today) {
    const related = nearby.filter(
      ({ sameTopic, answer }) => answer === 'linked' || answer === 'combined' || (sameTopic && answer === null),
    )
    if (related.length === 0) return doesNotApply('No other consultation of that time is about the same.')
    const linked = eachOf(
      'consultation',
      related,
      ({ answer }) => answer !== null,
      {
        noun: ['related consultation', 'related consultations'],
        did: ['is linked both ways', 'are linked both ways'],
      },
      nextStep('related'),
    )
    return dueBy(opensOn, today, linked)
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'the one on the same topic is linked', facts: {}, gives: 'met' },
    { when: 'none on the same topic', facts: { nearby: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two linked',
      facts: {
        nearby: exemplaryConsultation.nearby.map((other, at) => ({
          ...other,
          sameTopic: true,
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
