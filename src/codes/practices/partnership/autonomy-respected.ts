import { exemplaryTerms } from '../../facts/example-partnership.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated, termsOfReference } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** Independence of partners respected. */
export const autonomyRespected = definePractice({
  id: 'partnership.autonomy-respected',
  stage: 'form',
  evidence: 'recorded',
  title: 'Independence of partners respected',
  asks: "The terms state each partner's independence, including the right to campaign and to disagree whatever the funding.",
  check(facts) {
    return onceFormed(
      facts,
      stated(
        termsOfReference,
        {
          "each partner's independence, with the right to campaign and to disagree":
            facts.terms?.covers.includes('autonomy') ?? false,
        },
        nextStep('terms'),
      ),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'in the terms', facts: {}, gives: 'met' },
    { when: 'left out', facts: { terms: { ...exemplaryTerms, covers: ['purpose'] } }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', terms: null }, gives: 'notDue' },
  ],
})
