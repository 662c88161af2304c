import { z } from 'zod'
import { addMonths, day, longDay } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueOn, met, nextStep, notMet, partly } from '../../verdict.ts'

/** A signature without a plan is a promise without a date. */
export const implementationPlan = definePractice({
  id: 'organisation.implementation-plan',
  stage: 'sign',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'signatories',
  title: 'Own plan for the codes',
  asks: 'The signatory keeps its own plan for putting the codes into practice, updated within the months set.',
  with: z.object({ months: ruled('implementation-plan') }),
  check({ codePlan, codePlanOn, signatories }, { months }, today) {
    const step = nextStep('organisation-practice')
    if (!signatories.some(({ codes }) => codes.length > 0)) return doesNotApply('It has signed no code.')
    if (!says(codePlan) || codePlanOn === null)
      return notMet('It has no plan of its own for putting the codes into practice.', step)
    const last = addMonths(codePlanOn, months)
    const because = `Its plan for the codes was last changed on ${longDay(codePlanOn)}.`
    return last >= today ? met(because) : partly(because, step, dueOn(last))
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet'],
  examples: [
    { when: 'changed four months ago', facts: {}, gives: 'met' },
    { when: 'changed three years ago', facts: { codePlanOn: day('2023-05-04') }, gives: 'partly' },
    { when: 'no plan', facts: { codePlan: null, codePlanOn: null }, gives: 'notMet' },
    { when: 'it has not signed', facts: { signatories: [] }, gives: 'doesNotApply' },
  ],
})
