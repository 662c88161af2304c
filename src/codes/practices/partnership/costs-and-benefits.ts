import { z } from 'zod'
import { exemplaryReview } from '../../../facts/partnership/reviews.ts'
import { day } from '../../../kernel/day.ts'
import { latestReview, reviewRecord } from '../../latest-review.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep, restsOn } from '../../verdict.ts'

/** What was given in kind is asked for by itself. */
export const costsAndBenefits = definePractice({
  id: 'partnership.costs-and-benefits',
  stage: 'review',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Costs set beside benefits',
  asks: 'Costs, in kind included, are set beside benefits at each review.',
  with: z.object({ first: ruled('first-review') }),
  check(facts, { first }, today) {
    return latestReview(facts, first, today, review =>
      stated(
        'The last review',
        { 'costs in money': review.costs, 'costs in kind': review.costsInKind, benefits: review.benefits },
        nextStep('reviews'),
        restsOn(reviewRecord(review)),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'in the review of June', facts: {}, gives: 'met' },
    { when: 'no costs in kind', facts: { reviews: [{ ...exemplaryReview, costsInKind: null }] }, gives: 'partly' },
    {
      when: 'neither costs nor benefits',
      facts: { reviews: [{ ...exemplaryReview, costs: null, costsInKind: null, benefits: null }] },
      gives: 'notMet',
    },
    { when: 'never reviewed', facts: { reviews: [], startsOn: day('2025-01-01') }, gives: 'notMet' },
    { when: 'first year still running', facts: { reviews: [], startsOn: day('2026-02-01') }, gives: 'notDue' },
  ],
})
