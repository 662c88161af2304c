import { eachOf } from '../../each-of.ts'
import { exemplaryTerms } from '../../facts/example-partnership.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { nextStep, notMet, partly } from '../../verdict.ts'

/** Purpose agreed by every partner. */
export const purposeAgreed = definePractice({
  id: 'partnership.purpose-agreed',
  stage: 'form',
  evidence: 'computed',
  title: 'Purpose agreed by every partner',
  asks: 'Purpose and shared vision are written and agreed by every partner.',
  essential: true,
  check(facts) {
    const step = nextStep('terms')
    if (!says(facts.purpose)) return onceFormed(facts, notMet('The purpose is not written down.', step))
    const agreements = facts.terms?.agreements ?? []
    if (agreements.length === 0)
      return onceFormed(facts, partly('The purpose is written down; no partner has agreed it in the terms.', step))
    const agreed = eachOf(
      'partner',
      agreements,
      ({ answer }) => answer === 'agreed' || answer === 'agreed-with-comment',
      {
        noun: ['partner', 'partners'],
        did: ['has agreed the purpose in the terms', 'have agreed the purpose in the terms'],
      },
      step,
    )
    return onceFormed(facts, agreed.verdict === 'notMet' ? { ...agreed, verdict: 'partly' } : agreed)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'agreed by both', facts: {}, gives: 'met' },
    {
      when: 'agreed by one of two',
      facts: {
        terms: {
          ...exemplaryTerms,
          agreements: exemplaryTerms.agreements.map((agreement, at) =>
            at === 0 ? { ...agreement, answer: null, on: null } : agreement,
          ),
        },
      },
      gives: 'partly',
    },
    { when: 'no terms yet', facts: { terms: null }, gives: 'partly' },
    { when: 'not written', facts: { purpose: null }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', purpose: null }, gives: 'notDue' },
  ],
})
