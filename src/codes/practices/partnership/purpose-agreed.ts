import { proposedTerms, termsOnPaper, termsWithout } from '../../../facts/partnership/terms.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { givenByParties } from '../../given-by.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { agrees, sayInHand } from '../../terms-cover.ts'
import { nextStep, notMet, partly } from '../../verdict.ts'

/** What partners agreed to is the purpose as their terms state it, in the version in force where there is one. */
export const purposeAgreed = definePractice({
  id: 'partnership.purpose-agreed',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'partners',
  title: 'Purpose agreed by every partner',
  asks: 'Purpose and shared vision are written and agreed by every partner.',
  essential: true,
  check(facts) {
    const { terms, newTerms } = facts
    if (terms === null || !terms.topics.includes('purpose')) {
      const step = nextStep('terms')
      if (!says(facts.purpose)) return onceFormed(facts, notMet('The purpose is not written down.', step))
      return onceFormed(facts, partly('The purpose is written down, but not in terms that partners agree.', step))
    }
    if (terms.agreements.length === 0)
      return onceFormed(
        facts,
        partly('The terms state the purpose; there is no partner to agree it.', nextStep('partners')),
      )
    const agreed = eachOf(
      'partner',
      terms.agreements,
      agrees,
      {
        noun: ['partner', 'partners'],
        did: ['has agreed the purpose in the terms', 'have agreed the purpose in the terms'],
      },
      nextStep('terms-agreement'),
      givenByParties(terms.agreements.filter(agrees)),
    )
    const because = newTerms === null ? agreed.because : `${agreed.because} ${sayInHand(newTerms)}`
    return onceFormed(facts, { ...agreed, because, verdict: agreed.verdict === 'notMet' ? 'partly' : agreed.verdict })
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'agreed, by one partner on paper', facts: { terms: termsOnPaper }, gives: 'met', proof: 'stated' },
    { when: 'agreed by both', facts: {}, gives: 'met', proof: 'confirmed' },
    { when: 'a new version put to the partners', facts: { newTerms: proposedTerms }, gives: 'met', proof: 'confirmed' },
    { when: 'agreed by one of two', facts: { terms: proposedTerms }, gives: 'partly', proof: 'confirmed' },
    { when: 'no terms yet', facts: { terms: null }, gives: 'partly' },
    { when: 'not in the terms', facts: { terms: termsWithout('purpose') }, gives: 'partly' },
    { when: 'no partner', facts: { terms: { ...proposedTerms, agreements: [] } }, gives: 'partly' },
    { when: 'not written', facts: { purpose: null, terms: null }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', purpose: null, terms: null }, gives: 'notDue' },
  ],
})
