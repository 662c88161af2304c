import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, met, nextStep, notMet, partly } from '../../verdict.ts'

/** To say that none is collected is an answer. */
export const sensitiveInformation = definePractice({
  id: 'consultation.sensitive-information',
  stage: 'plan',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'respondents',
  title: 'Sensitive information safeguarded',
  asks: 'The plan says whether sensitive information will be collected and, if so, the extra safeguards that apply.',
  until: 'closing',
  check({ plan, opensOn }, _, today) {
    const step = nextStep('plan-planning')
    if (plan.sensitiveInformation === null)
      return dueBy(opensOn, today, notMet('The plan does not say whether sensitive information is collected.', step))
    if (plan.sensitiveInformation === 'none') return met('The plan says that no sensitive information is collected.')
    if (says(plan.safeguards))
      return met('Sensitive information is collected, and the plan states the extra safeguards.')
    return dueBy(opensOn, today, partly('Sensitive information is collected, but the plan states no safeguards.', step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'collected, with safeguards', facts: {}, gives: 'met' },
    {
      when: 'none collected',
      facts: { plan: { ...exemplaryConsultation.plan, sensitiveInformation: 'none', safeguards: null } },
      gives: 'met',
    },
    {
      when: 'collected without safeguards',
      facts: { plan: { ...exemplaryConsultation.plan, safeguards: null } },
      gives: 'partly',
    },
    {
      when: 'not said',
      facts: { plan: { ...exemplaryConsultation.plan, sensitiveInformation: null } },
      gives: 'notMet',
    },
    {
      when: 'not yet said',
      facts: { plan: { ...exemplaryConsultation.plan, sensitiveInformation: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
