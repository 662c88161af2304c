import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Costs to the sector considered. */
export const sectorCosts = definePractice({
  id: 'consultation.sector-costs',
  stage: 'plan',
  evidence: 'recorded',
  title: 'Costs to the sector considered',
  asks: 'The cost to voluntary organisations of passing it on and answering it was considered, and any help stated.',
  check({ plan, opensOn }, _, today) {
    return dueBy(
      opensOn,
      today,
      stated(
        'The plan',
        { 'what passing it on and answering costs voluntary organisations': plan.sectorCosts },
        nextStep('plan'),
      ),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'help of £50 offered', facts: {}, gives: 'met' },
    { when: 'not considered', facts: { plan: { ...exemplaryPlan, sectorCosts: null } }, gives: 'notMet' },
    {
      when: 'not yet considered',
      facts: { plan: { ...exemplaryPlan, sectorCosts: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
