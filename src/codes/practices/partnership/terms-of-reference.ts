import { recordOf, sayCount, sayList } from '../../each-of.ts'
import { exemplaryTerms } from '../../facts/example-partnership.ts'
import { termsTopics } from '../../facts/partnership.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly, restsOn } from '../../verdict.ts'

/** Ten topics to cover, and every partner's answer to the version in hand. */
export const termsOfReference = definePractice({
  id: 'partnership.terms-of-reference',
  stage: 'form',
  evidence: 'computed',
  title: 'Terms of reference agreed',
  asks: 'Terms of reference cover purpose, membership, voting, authority, accountability, conduct, conflicts, disputes, review and end, and every partner has agreed them.',
  check(facts) {
    const { terms } = facts
    const step = nextStep('terms')
    if (terms === null) return onceFormed(facts, notMet('There are no terms of reference.', step))
    const lacks = asked.filter(topic => !terms.covers.includes(topic))
    const waiting = terms.agreements.filter(({ answer }) => answer !== 'agreed' && answer !== 'agreedWithComment')
    const agreed = terms.agreements.length - waiting.length
    const because = `${terms.label} ${lacks.length === 0 ? `covers all ${asked.length} topics` : `covers ${asked.length - lacks.length} of ${asked.length} topics (not ${sayList(lacks)})`}; ${agreed} of ${sayCount(terms.agreements.length, 'partner')} ${agreed === 1 ? 'has' : 'have'} agreed${waiting.length === 0 ? '' : ` (not ${sayList(waiting.map(({ label }) => label))})`}.`
    const records = restsOn(recordOf('document', terms))
    if (lacks.length === 0 && waiting.length === 0 && agreed > 0) return met(because, records)
    return onceFormed(facts, partly(because, records, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'ten topics, both agreed', facts: {}, gives: 'met' },
    {
      when: 'voting left out',
      facts: { terms: { ...exemplaryTerms, covers: termsTopics.filter(topic => topic !== 'voting') } },
      gives: 'partly',
    },
    {
      when: 'one partner to answer',
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
    { when: 'none', facts: { terms: null }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', terms: null }, gives: 'notDue' },
  ],
})

const asked = [
  'purpose',
  'membership',
  'voting',
  'authority',
  'accountability',
  'conduct',
  'conflicts',
  'disputes',
  'review',
  'end',
] as const
