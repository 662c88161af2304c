import { z } from 'zod'
import { exemplaryConcern } from '../../../facts/partnership/concerns.ts'
import { proposedTerms, termsWithout } from '../../../facts/partnership/terms.ts'
import { addDays, type Day, day } from '../../../kernel/day.ts'
import { eachOf, earliest, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { aYearAfter, onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { sayUnsettled } from '../../say-unsettled.ts'
import { statedInTerms } from '../../terms-cover.ts'
import { dueOn, met, nextStep } from '../../verdict.ts'

/**
 * A case that talks or mediation have taken in hand still has to be settled within the days set: being in talks for years is not
 * being dealt with. What was settled more than a year ago is no longer looked at.
 */
export const disputesProcedure = definePractice({
  id: 'partnership.disputes-procedure',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'partners',
  title: 'Disputes dealt with',
  version: 3,
  changed: {
    2: 'A case in talks or with a mediator counts only while it is inside the days set.',
    3: 'A case that was closed without being settled is a shortfall for a year, and no longer kept.',
  },
  asks: 'There is a procedure for disagreement up to mediation, and every case is settled within the days set.',
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
      ({ raisedOn, answeredOn, settled }) =>
        (answeredOn === null || settled) && (answeredOn ?? today) <= last(raisedOn),
      {
        noun: ['disagreement', 'disagreements'],
        did: [
          `was settled within ${days} days, or is still inside them`,
          `were settled within ${days} days, or are still inside them`,
        ],
        lost: ({ answeredOn }) => (answeredOn === null ? undefined : aYearAfter(answeredOn)),
      },
      nextStep('concerns'),
      dueOn(earliest(cases.map(({ raisedOn, answeredOn }) => (answeredOn === null ? last(raisedOn) : null)))),
    )
    const talking = cases.filter(one => one.inHand && one.answeredOn === null && last(one.raisedOn) < today).length
    const told =
      talking === 0 ? '' : ` ${sayCount(talking, 'late case is', 'late cases are')} in talks or with a mediator.`
    return {
      ...kept,
      verdict: kept.verdict === 'notMet' ? 'partly' : kept.verdict,
      because: kept.because + told + sayUnsettled(cases),
    }
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'settled in three weeks', facts: { concerns: [{ ...exemplaryConcern, kind: 'dispute' }] }, gives: 'met' },
    { when: 'no case yet', facts: { concerns: [] }, gives: 'met' },
    {
      when: 'a case with the mediator, inside the days',
      facts: {
        concerns: [
          {
            ...exemplaryConcern,
            kind: 'dispute',
            raisedOn: day('2026-08-20'),
            answeredOn: null,
            settled: false,
            inHand: true,
          },
        ],
      },
      gives: 'met',
    },
    {
      when: 'a case in talks for ten years',
      facts: {
        concerns: [
          {
            ...exemplaryConcern,
            kind: 'dispute',
            raisedOn: day('2016-08-20'),
            answeredOn: null,
            settled: false,
            inHand: true,
          },
        ],
      },
      gives: 'partly',
      gave: { 1: 'met, stated' },
    },
    {
      when: 'a case left lying',
      facts: { concerns: [{ ...exemplaryConcern, kind: 'dispute', answeredOn: null, settled: false }] },
      gives: 'partly',
    },
    {
      when: 'closed in time, and not settled',
      facts: { concerns: [{ ...exemplaryConcern, kind: 'dispute', settled: false }] },
      gives: 'partly',
      gave: { 1: 'met, stated', 2: 'met, stated' },
    },
    { when: 'put to the partners, not agreed yet', facts: { terms: proposedTerms }, gives: 'partly' },
    { when: 'no procedure', facts: { terms: termsWithout('disputes') }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', terms: null }, gives: 'notDue' },
  ],
})
