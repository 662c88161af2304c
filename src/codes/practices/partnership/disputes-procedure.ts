import { z } from 'zod'
import { day, daysBetween } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet } from '../../verdict.ts'

/** Disputes dealt with. */
export const disputesProcedure = definePractice({
  id: 'partnership.disputes-procedure',
  stage: 'form',
  evidence: 'computed',
  title: 'Disputes dealt with',
  asks: 'There is a procedure for disagreement up to mediation, and every case is resolved or in hand within the days set.',
  with: z.object({ days: z.int().positive().default(60) }),
  check(facts, { days }, today) {
    const step = nextStep('disputes')
    if (!facts.terms?.covers.includes('disputes'))
      return onceFormed(facts, notMet('There is no procedure for disagreement.', nextStep('terms')))
    if (facts.disputes.length === 0) return met('There is a procedure for disagreement; no case has come up.')
    const solved = eachOf(
      'dispute',
      facts.disputes,
      ({ askedOn, answeredOn, inHand }) => inHand || daysBetween(askedOn, answeredOn ?? today) <= days,
      {
        noun: ['case', 'cases'],
        did: [`was resolved within ${days} days or is in hand`, `were resolved within ${days} days or are in hand`],
      },
      step,
    )
    return solved.verdict === 'notMet' ? { ...solved, verdict: 'partly' } : solved
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'no case yet', facts: {}, gives: 'met' },
    {
      when: 'a case in hand',
      facts: {
        disputes: [{ id: 'dispute-1', label: 'Van costs', askedOn: day('2026-03-02'), answeredOn: null, inHand: true }],
      },
      gives: 'met',
    },
    {
      when: 'a case left lying',
      facts: {
        disputes: [
          { id: 'dispute-1', label: 'Van costs', askedOn: day('2026-03-02'), answeredOn: null, inHand: false },
        ],
      },
      gives: 'partly',
    },
    { when: 'no procedure', facts: { terms: null }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', terms: null }, gives: 'notDue' },
  ],
})
