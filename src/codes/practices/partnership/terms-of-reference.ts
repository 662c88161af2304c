import { recordOf, sayCount, sayList } from '../../each-of.ts'
import { exemplaryRules, exemplaryTerms } from '../../facts/example-partnership.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { met, nextStep, notMet, partly, restsOn } from '../../verdict.ts'

/** Nine topics kept as fields of their own, and every partner's answer to the version in hand. Conduct is read in the document itself. */
export const termsOfReference = definePractice({
  id: 'partnership.terms-of-reference',
  stage: 'form',
  evidence: 'computed',
  title: 'Terms of reference agreed',
  asks: 'Terms of reference cover purpose, membership, voting, authority, accountability, conduct, conflicts, disputes, review and end, and every partner has agreed them.',
  check(facts) {
    const { terms, rules } = facts
    const step = nextStep('terms')
    if (terms === null) return onceFormed(facts, notMet('There are no terms of reference.', step))
    const topics: Readonly<Record<string, boolean>> = {
      purpose: says(facts.purpose),
      membership: says(rules.membership),
      voting: says(rules.voting),
      authority: says(rules.authority),
      accountability: says(rules.accountability),
      conflicts: says(rules.conflicts),
      disputes: says(rules.disputes),
      review: says(rules.evaluation),
      end: facts.endsOn !== null || says(facts.endCondition),
    }
    const names = Object.keys(topics)
    const lacks = names.filter(name => !topics[name])
    const waiting = terms.agreements.filter(({ answer }) => answer !== 'agreed' && answer !== 'agreed-with-comment')
    const agreed = terms.agreements.length - waiting.length
    const because = `${terms.label}: ${names.length - lacks.length} of ${names.length} topics are covered${lacks.length === 0 ? '' : ` (not ${sayList(lacks)})`}; ${agreed} of ${sayCount(terms.agreements.length, 'partner')} ${agreed === 1 ? 'has' : 'have'} agreed${waiting.length === 0 ? '' : ` (not ${sayList(waiting.map(({ label }) => label))})`}.`
    const records = restsOn(recordOf('document', terms))
    if (lacks.length === 0 && waiting.length === 0 && agreed > 0) return met(because, records)
    return onceFormed(facts, partly(because, records, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'nine topics, both agreed', facts: {}, gives: 'met' },
    { when: 'voting left out', facts: { rules: { ...exemplaryRules, voting: null } }, gives: 'partly' },
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
