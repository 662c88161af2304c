import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, met, nextStep, notMet, restsOn } from '../../verdict.ts'

/** Confidential responses stay so. */
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
    const total = responses.confidential
    if (confidentialShown.length === 0)
      return met(
        `None of ${sayCount(total, 'confidential response')} is shown in public or to anyone without the right.`,
      )
    const shown = confidentialShown.length
    return notMet(
      `${shown} of ${sayCount(total, 'confidential response')} ${shown === 1 ? 'is' : 'are'} shown in public or to someone without the right.`,
      restsOn(...confidentialShown.map(response => recordOf('response', response))),
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
      facts: { confidentialShown: [{ id: 'response-7', label: 'Response 7' }] },
      gives: 'notMet',
    },
  ],
})
