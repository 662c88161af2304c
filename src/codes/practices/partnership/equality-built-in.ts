import { exemplaryTerms } from '../../facts/example-partnership.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated, termsOfReference } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** Equality in its terms. */
export const equalityBuiltIn = definePractice({
  id: 'partnership.equality-built-in',
  stage: 'form',
  evidence: 'recorded',
  title: 'Equality in its terms',
  asks: 'How the partnership reduces inequality and includes diverse groups is in its terms and its plans.',
  check(facts) {
    return onceFormed(
      facts,
      stated(
        termsOfReference,
        {
          'how the partnership reduces inequality and includes diverse groups':
            facts.terms?.covers.includes('equality') ?? false,
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
