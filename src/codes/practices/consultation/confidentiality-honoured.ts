import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { recordOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, met, nextStep, notMet, restsOn } from '../../verdict.ts'

/** Confidential responses stay so. How many there are is told to nobody, nor which of them was shown: only what the lead finds it by. */
export const confidentialityHonoured = definePractice({
  id: 'consultation.confidentiality-honoured',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  title: 'Confidential responses stay so',
  asks: 'Responses marked confidential appear in no report, export or list that is public or goes to a reviewer without the right.',
  check({ responses, confidentialShown }) {
    if (responses.confidential === 0) return doesNotApply('No response is marked confidential.')
    if (confidentialShown.length === 0)
      return met('No point of a response marked confidential stands word for word in a published report.')
    return notMet(
      'A point of a response marked confidential stands word for word in the published report.',
      restsOn(...confidentialShown.map(point => recordOf('point', point))),
      nextStep('register'),
    )
  },
  gives: ['met', 'doesNotApply', 'notMet'],
  examples: [
    { when: 'four, none shown', facts: {}, gives: 'met' },
    {
      when: 'none marked',
      facts: { responses: { ...exemplaryConsultation.responses, confidential: 0 } },
      gives: 'doesNotApply',
    },
    {
      when: 'one stands in the register',
      facts: { confidentialShown: [{ id: 'point-7', label: 'Point 7' }] },
      gives: 'notMet',
    },
  ],
})
