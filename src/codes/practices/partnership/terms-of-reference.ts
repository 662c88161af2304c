import {
  exemplaryTerms,
  proposedTerms,
  termsOnPaper,
  termsTopics,
  termsWithout,
} from '../../../facts/partnership/terms.ts'
import { recordOf, sayCount, sayList } from '../../each-of.ts'
import { givenByParties } from '../../given-by.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { agrees, sayAgreed, sayInHand } from '../../terms-cover.ts'
import { met, nextStep, notMet, partly, restsOn } from '../../verdict.ts'

/** Every topic stands in the terms in force, to which every partner of today has agreed. */
export const termsOfReference = definePractice({
  id: 'partnership.terms-of-reference',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'partners',
  title: 'Terms of reference agreed',
  asks: 'Terms of reference cover purpose, membership, voting, authority, accountability, conduct, conflicts, disputes, review and end, and every partner has agreed them.',
  check(facts) {
    const { terms, newTerms } = facts
    if (terms === null) return onceFormed(facts, notMet('There are no terms of reference.', nextStep('terms')))
    const lacks = termsTopics.filter(topic => !terms.topics.includes(topic))
    const waiting = terms.agreements.filter(agreement => !agrees(agreement))
    const because = [
      `${terms.label}: ${termsTopics.length - lacks.length} of ${sayCount(termsTopics.length, 'topic')} are covered${lacks.length === 0 ? '' : ` (not ${sayList(lacks)})`}; ${sayAgreed(terms)}${waiting.length === 0 ? '' : ` (not ${sayList(waiting.map(({ label }) => label))})`}.`,
      ...(newTerms === null ? [] : [sayInHand(newTerms)]),
    ].join(' ')
    const records = restsOn(recordOf('document', terms))
    if (lacks.length === 0 && waiting.length === 0 && terms.inForce)
      return met(because, records, givenByParties(terms.agreements))
    const step = nextStep(lacks.length > 0 && newTerms === null ? 'terms' : 'terms-agreement')
    return onceFormed(facts, (lacks.length === termsTopics.length ? notMet : partly)(because, records, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'agreed, by one partner on paper', facts: { terms: termsOnPaper }, gives: 'met', proof: 'stated' },
    { when: 'ten topics, both agreed', facts: {}, gives: 'met', proof: 'confirmed' },
    { when: 'a new version put to the partners', facts: { newTerms: proposedTerms }, gives: 'met', proof: 'confirmed' },
    { when: 'voting left out', facts: { terms: termsWithout('voting') }, gives: 'partly' },
    { when: 'one partner to answer', facts: { terms: proposedTerms }, gives: 'partly' },
    {
      when: 'a partner joined since',
      facts: { terms: { ...proposedTerms, inForce: true, label: exemplaryTerms.label } },
      gives: 'partly',
    },
    { when: 'terms that say nothing', facts: { terms: { ...exemplaryTerms, topics: [] } }, gives: 'notMet' },
    { when: 'none', facts: { terms: null }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', terms: null }, gives: 'notDue' },
  ],
})
