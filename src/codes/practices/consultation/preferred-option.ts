import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { doesNotApply, dueBy, nextStep, notMet } from '../../verdict.ts'

/** Favoured option named with reasons. */
export const preferredOption = definePractice({
  id: 'consultation.preferred-option',
  stage: 'publish',
  evidence: 'recorded',
  title: 'Favoured option named with reasons',
  asks: 'If an option is favoured, it is named with its reasons and the options rejected.',
  check({ plan, opensOn }, _, today) {
    const step = nextStep('plan')
    if (plan.favoursOption === false) return doesNotApply('The pack says that no option is favoured.')
    if (plan.favoursOption === null)
      return dueBy(opensOn, today, notMet('The plan does not say whether an option is favoured.', step))
    const parts = {
      'the favoured option': plan.preferredOption,
      'its reasons': plan.preferredReasons,
      'the options rejected': plan.rejectedOptions,
    }
    return dueBy(opensOn, today, stated('The pack', parts, step))
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply', 'notDue'],
  examples: [
    { when: 'option, reasons and what was rejected', facts: {}, gives: 'met' },
    {
      when: 'rejected options left out',
      facts: { plan: { ...exemplaryPlan, rejectedOptions: null } },
      gives: 'partly',
    },
    { when: 'not said whether', facts: { plan: { ...exemplaryPlan, favoursOption: null } }, gives: 'notMet' },
    { when: 'none favoured', facts: { plan: { ...exemplaryPlan, favoursOption: false } }, gives: 'doesNotApply' },
    {
      when: 'not yet said',
      facts: { plan: { ...exemplaryPlan, favoursOption: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
