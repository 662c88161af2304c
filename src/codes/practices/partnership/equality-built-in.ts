import { recordOf } from '../../each-of.ts'
import { exemplaryTerms } from '../../facts/example-partnership.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated, termsOfReference } from '../../stated.ts'
import { nextStep, restsOn } from '../../verdict.ts'

/** Shown by the paragraph of the terms that is marked as covering it. */
export const equalityBuiltIn = definePractice({
  id: 'partnership.equality-built-in',
  stage: 'form',
  evidence: 'recorded',
  title: 'Equality in its terms',
  asks: 'How the partnership reduces inequality and includes diverse groups is in its terms and its plans.',
  check(facts) {
    const covered = facts.terms?.topics.includes('equality') ?? false
    const records = facts.terms ? [restsOn(recordOf('document', facts.terms))] : []
    return onceFormed(
      facts,
      stated(
        termsOfReference,
        { 'how inequality is reduced and diverse groups are included': covered },
        nextStep('terms'),
        ...records,
      ),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'in the terms', facts: {}, gives: 'met' },
    { when: 'not in the terms', facts: { terms: { ...exemplaryTerms, topics: ['purpose'] } }, gives: 'notMet' },
    { when: 'no terms yet', facts: { terms: null }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', terms: null }, gives: 'notDue' },
  ],
})
