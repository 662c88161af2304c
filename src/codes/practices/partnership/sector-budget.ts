import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet } from '../../verdict.ts'

/** Budget for sector involvement. */
export const sectorBudget = definePractice({
  id: 'partnership.sector-budget',
  stage: 'form',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Budget for sector involvement',
  asks: 'There is a budget line that pays for voluntary and community involvement.',
  check(facts) {
    const { participationBudget: budget } = facts
    if (budget !== null && budget > 0) return met('A budget pays for voluntary and community involvement.')
    const because =
      budget === null
        ? 'No budget for voluntary and community involvement is set.'
        : 'The budget for voluntary and community involvement is nothing.'
    return onceFormed(facts, notMet(because, nextStep('partnership-settings')))
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'a budget is set', facts: {}, gives: 'met' },
    { when: 'none set', facts: { participationBudget: null }, gives: 'notMet' },
    { when: 'set to nothing', facts: { participationBudget: 0 }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', participationBudget: null }, gives: 'notDue' },
  ],
})
