import { statedInPlan } from '../../stated-in-plan.ts'

/** One passage of the plan: the option favoured with its reasons and those rejected, or that none is favoured. */
export const preferredOption = statedInPlan({
  id: 'consultation.preferred-option',
  stage: 'publish',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Favoured option named with reasons',
  asks: 'If an option is favoured, it is named with its reasons and the options rejected.',
  where: 'The pack',
  what: 'which option is favoured and why, or that none is',
  field: 'preferredOption',
  when: ['option and reasons named', 'not said', 'not yet said'],
})
