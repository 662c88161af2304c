import { z } from 'zod'
import { exemplaryReview } from '../../../facts/partnership/reviews.ts'
import { day } from '../../../kernel/day.ts'
import { latestReview, reviewRecord } from '../../latest-review.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep, restsOn } from '../../verdict.ts'

/** That nothing needs to change is an answer too. */
export const rightPartners = definePractice({
  id: 'partnership.right-partners',
  stage: 'review',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  version: 2,
  changed: { 2: nowRuled },
  title: 'The right partners',
  asks: 'Membership was looked at again in the last review, and changes made.',
  with: z.object({ first: ruled('first-review') }),
  check(facts, { first }, today) {
    return latestReview(facts, first, today, review =>
      stated(
        'The last review',
        { 'whether these are the right partners': review.membership, 'what changes': review.membershipChanges },
        nextStep('reviews'),
        restsOn(reviewRecord(review)),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'in the review of June', facts: {}, gives: 'met' },
    {
      when: 'nothing said of changes',
      facts: { reviews: [{ ...exemplaryReview, membershipChanges: null }] },
      gives: 'partly',
    },
    {
      when: 'membership not looked at',
      facts: { reviews: [{ ...exemplaryReview, membership: null, membershipChanges: null }] },
      gives: 'notMet',
    },
    { when: 'never reviewed', facts: { reviews: [], startsOn: day('2025-01-01') }, gives: 'notMet' },
    { when: 'first year still running', facts: { reviews: [], startsOn: day('2026-02-01') }, gives: 'notDue' },
  ],
})
