import { recordOf } from '../../each-of.ts'
import { exemplaryTerms } from '../../facts/example-partnership.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated, termsOfReference } from '../../stated.ts'
import { nextStep, restsOn } from '../../verdict.ts'

/** Shown by the paragraph of the terms that is marked as covering it. */
export const autonomyRespected = definePractice({
  id: 'partnership.autonomy-respected',
  stage: 'form',
  evidence: 'recorded',
  title: 'Independence of partners respected',
  asks: "The terms state each partner's independence, including the right to campaign and to disagree whatever the funding.",
  check(facts) {
    const covered = facts.terms?.topics.includes('autonomy') ?? false
    const records = facts.terms ? [restsOn(recordOf('document', facts.terms))] : []
    return onceFormed(
      facts,
      stated(termsOfReference, { 'the independence of each partner': covered }, nextStep('terms'), ...records),
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
