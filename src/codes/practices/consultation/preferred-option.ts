import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** One passage of the plan: the option favoured with its reasons and those rejected, or that none is favoured. */
export const preferredOption = definePractice({
  id: 'consultation.preferred-option',
  stage: 'publish',
  evidence: 'recorded',
  title: 'Favoured option named with reasons',
  asks: 'If an option is favoured, it is named with its reasons and the options rejected.',
  check({ plan, opensOn }, _, today) {
    return dueBy(
      opensOn,
      today,
      stated(
        'The pack',
        { 'which option is favoured and why, or that none is': plan.preferredOption },
        nextStep('plan'),
      ),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'option and reasons named', facts: {}, gives: 'met' },
    { when: 'not said', facts: { plan: { ...exemplaryPlan, preferredOption: null } }, gives: 'notMet' },
    {
      when: 'not yet said',
      facts: { plan: { ...exemplaryPlan, preferredOption: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
