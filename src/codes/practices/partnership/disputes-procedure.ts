import { z } from 'zod'
import { day, daysBetween } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { exemplaryRules } from '../../facts/example-partnership.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { met, nextStep, notMet } from '../../verdict.ts'

/** Disagreement is on record as concerns; each is to be answered within the days set. */
export const disputesProcedure = definePractice({
  id: 'partnership.disputes-procedure',
  stage: 'form',
  evidence: 'computed',
  title: 'Disputes dealt with',
  asks: 'There is a procedure for disagreement up to mediation, and every case is resolved or in hand within the days set.',
  with: z.object({ days: z.int().positive().default(60) }),
  check(facts, { days }, today) {
    if (!says(facts.rules.disputes))
      return onceFormed(facts, notMet('There is no procedure for disagreement.', nextStep('terms')))
    if (facts.concerns.length === 0) return met('There is a procedure for disagreement; no case has come up.')
    const solved = eachOf(
      'concern',
      facts.concerns,
      ({ raisedOn, answeredOn }) => daysBetween(raisedOn, answeredOn ?? today) <= days,
      {
        noun: ['case', 'cases'],
        did: [
          `was answered within ${days} days or is still inside them`,
          `were answered within ${days} days or are still inside them`,
        ],
      },
      nextStep('concerns'),
    )
    return solved.verdict === 'notMet' ? { ...solved, verdict: 'partly' } : solved
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'answered in three weeks', facts: {}, gives: 'met' },
    { when: 'no case yet', facts: { concerns: [] }, gives: 'met' },
    {
      when: 'a case left lying',
      facts: {
        concerns: [
          {
            id: 'concern-2',
            label: 'Concern of 2 March 2026',
            raisedOn: day('2026-03-02'),
            acknowledgedOn: day('2026-03-03'),
            answeredOn: null,
          },
        ],
      },
      gives: 'partly',
    },
    { when: 'no procedure', facts: { rules: { ...exemplaryRules, disputes: null } }, gives: 'notMet' },
    {
      when: 'still forming',
      facts: { state: 'forming', rules: { ...exemplaryRules, disputes: null } },
      gives: 'notDue',
    },
  ],
})
