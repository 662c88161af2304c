import { z } from 'zod'
import { exemplaryReview } from '../../../facts/partnership/reviews.ts'
import { addMonths, day, longDay } from '../../../kernel/day.ts'
import { sayCount } from '../../each-of.ts'
import { latestReview, reviewRecord } from '../../latest-review.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueOn, nextStep, partly, restsOn } from '../../verdict.ts'

/** A review is closed only with its way forward, so that much is always on record. */
export const effectivenessReview = definePractice({
  id: 'partnership.effectiveness-review',
  stage: 'review',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Effectiveness reviewed',
  asks: 'A review of how well the partnership works is on record within the months set, with strengths, weaknesses and the way forward agreed (go on, change or stop).',
  version: 2,
  changed: { 2: nowRuled },
  with: z.object({ months: ruled('effectiveness-review'), first: ruled('first-review') }),
  check(facts, { months, first }, today) {
    return latestReview(facts, first, today, review => {
      const step = nextStep('reviews')
      const next = addMonths(review.heldOn, months)
      const marks = [restsOn(reviewRecord(review)), dueOn(next)]
      if (next < today && facts.state !== 'ended')
        return partly(
          `The last review was on ${longDay(review.heldOn)}, more than ${sayCount(months, 'month')} ago.`,
          step,
          ...marks,
        )
      const { strengths, weaknesses } = review
      const parts = { 'the way forward': true, strengths, weaknesses }
      return stated({ who: 'The last review', does: 'states', doesNot: 'does not state' }, parts, step, ...marks)
    })
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'reviewed in June', facts: {}, gives: 'met' },
    { when: 'no weaknesses', facts: { reviews: [{ ...exemplaryReview, weaknesses: null }] }, gives: 'partly' },
    { when: 'two years ago', facts: { reviews: [{ ...exemplaryReview, heldOn: day('2024-06-03') }] }, gives: 'partly' },
    { when: 'never reviewed', facts: { reviews: [], startsOn: day('2025-01-01') }, gives: 'notMet' },
    { when: 'first year still running', facts: { reviews: [], startsOn: day('2026-02-01') }, gives: 'notDue' },
  ],
})
