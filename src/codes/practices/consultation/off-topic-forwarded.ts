import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { given, says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

/** Off-topic points passed on. */
export const offTopicForwarded = definePractice({
  id: 'consultation.off-topic-forwarded',
  stage: 'analyse',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'respondents',
  title: 'Off-topic points passed on',
  asks: "Points outside the scope were passed to the right body with the respondent's permission, or kept with the reason.",
  check({ offTopic }) {
    if (offTopic.length === 0) return doesNotApply('No point lies outside the scope.')
    return eachOf(
      'point',
      offTopic,
      ({ passedTo, permission, keptBecause }) =>
        (given(passedTo) && permission) || (!given(passedTo) && says(keptBecause)),
      {
        noun: ['point outside the scope', 'points outside the scope'],
        did: [
          'was passed on with permission or kept with the reason',
          'were passed on with permission or kept with the reason',
        ],
      },
      nextStep('points'),
    )
  },
  gives: ['met', 'doesNotApply', 'partly', 'notMet'],
  examples: [
    { when: 'litter passed on', facts: {}, gives: 'met' },
    { when: 'none', facts: { offTopic: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two',
      facts: {
        offTopic: [
          ...exemplaryConsultation.offTopic,
          { id: 'point-10', label: 'Potholes', passedTo: null, permission: false, keptBecause: null },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'passed on without permission',
      facts: {
        offTopic: [{ id: 'point-10', label: 'Potholes', passedTo: 'Highways', permission: false, keptBecause: null }],
      },
      gives: 'notMet',
    },
  ],
})
