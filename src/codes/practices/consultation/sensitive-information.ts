import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { dueBy, met, nextStep, notMet, partly } from '../../verdict.ts'

/** Sensitive information safeguarded. */
export const sensitiveInformation = definePractice({
  id: 'consultation.sensitive-information',
  stage: 'plan',
  evidence: 'recorded',
  title: 'Sensitive information safeguarded',
  asks: 'The plan says whether sensitive information will be collected and, if so, the extra safeguards that apply.',
  check({ plan, opensOn }, _, today) {
    const step = nextStep('plan')
    if (plan.collectsSensitive === null)
      return dueBy(opensOn, today, notMet('The plan does not say whether sensitive information is collected.', step))
    if (!plan.collectsSensitive) return met('The plan says that no sensitive information is collected.')
    if (says(plan.sensitiveSafeguards))
      return met('Sensitive information is collected, and the extra safeguards are stated.')
    return dueBy(
      opensOn,
      today,
      partly('Sensitive information is collected; the extra safeguards are not stated.', step),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'none collected', facts: {}, gives: 'met' },
    {
      when: 'collected with safeguards',
      facts: {
        plan: { ...exemplaryPlan, collectsSensitive: true, sensitiveSafeguards: 'Kept apart, deleted after a year' },
      },
      gives: 'met',
    },
    {
      when: 'collected without safeguards',
      facts: { plan: { ...exemplaryPlan, collectsSensitive: true } },
      gives: 'partly',
    },
    { when: 'not said', facts: { plan: { ...exemplaryPlan, collectsSensitive: null } }, gives: 'notMet' },
    {
      when: 'not yet said',
      facts: { plan: { ...exemplaryPlan, collectsSensitive: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
