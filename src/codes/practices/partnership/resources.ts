import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** Money, time and administration committed. */
export const resources = definePractice({
  id: 'partnership.resources',
  stage: 'form',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Money, time and administration committed',
  asks: 'Money, staff time and administration are committed against need.',
  check(facts) {
    return onceFormed(
      facts,
      stated(
        'The partnership',
        { 'the money, staff time and administration committed against need': facts.resources },
        nextStep('partnership-settings'),
      ),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'a kitchen and a van', facts: {}, gives: 'met' },
    { when: 'nothing committed', facts: { resources: null }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', resources: null }, gives: 'notDue' },
  ],
})
