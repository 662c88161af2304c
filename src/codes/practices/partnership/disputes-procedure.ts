import { z } from 'zod'
import { exemplaryConcern } from '../../../facts/partnership/concerns.ts'
import { proposedTerms, termsWithout } from '../../../facts/partnership/terms.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import { eachOf, earliest } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { aYearAfter, onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { statedInTerms } from '../../terms-cover.ts'
import { dueOn, met, nextStep } from '../../verdict.ts'

/** A case is in hand once talks or mediation have begun. What was settled more than a year ago is no longer looked at. */
export const disputesProcedure = definePractice({
  id: 'partnership.disputes-procedure',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'partners',
  title: 'Disputes dealt with',
  asks: 'There is a procedure for disagreement up to mediation, and every case is resolved or in hand within the days set.',
  with: z.object({ days: ruled('dispute-settled') }),
  check(facts, { days }, today) {
    const written = statedInTerms(facts, 'disputes', 'how disagreements are settled')
    if (written.verdict !== 'met') return onceFormed(facts, written)
    const cases = facts.concerns.filter(
      ({ kind, answeredOn }) => kind === 'dispute' && (answeredOn === null || aYearAfter(answeredOn) > today),
    )
    if (cases.length === 0) return met(`${written.because} No disagreement is on record for the last twelve months.`)
    const last = (raisedOn: Day) => addDays(raisedOn, days)
    const kept = eachOf(
      'concern',
      cases,
      ({ raisedOn, answeredOn, inHand }) => (answeredOn ?? (inHand ? raisedOn : today)) <= last(raisedOn),
      {
        noun: ['disagreement', 'disagreements'],
        did: [
          `was settled or in hand within ${days} days, or is still inside them`,
          `were settled or in hand within ${days} days, or are still inside them`,
        ],
        lost: ({ answeredOn }) => (answeredOn === null ? undefined : aYearAfter(answeredOn)),
      },
      nextStep('concerns'),
      dueOn(earliest(cases.map(({ raisedOn, answeredOn }) => (answeredOn === null ? last(raisedOn) : null)))),
    )
    return kept.verdict === 'notMet' ? { ...kept, verdict: 'partly' } : kept
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'settled in three weeks', facts: { concerns: [{ ...exemplaryConcern, kind: 'dispute' }] }, gives: 'met' },
    { when: 'no case yet', facts: { concerns: [] }, gives: 'met' },
    {
      when: 'a case with the mediator',
      facts: { concerns: [{ ...exemplaryConcern, kind: 'dispute', answeredOn: null, inHand: true }] },
      gives: 'met',
    },
    {
      when: 'a case left lying',
      facts: { concerns: [{ ...exemplaryConcern, kind: 'dispute', answeredOn: null }] },
      gives: 'partly',
    },
    { when: 'put to the partners, not agreed yet', facts: { terms: proposedTerms }, gives: 'partly' },
    { when: 'no procedure', facts: { terms: termsWithout('disputes') }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', terms: null }, gives: 'notDue' },
  ],
})
