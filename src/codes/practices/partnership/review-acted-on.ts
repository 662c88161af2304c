import { z } from 'zod'
import { exemplaryReview } from '../../../facts/partnership/reviews.ts'
import { day } from '../../../kernel/day.ts'
import { eachInReview } from '../../latest-review.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'

/** An action of a review is kept only with owner and date; a late one is not followed. */
export const reviewActedOn = definePractice({
  id: 'partnership.review-acted-on',
  stage: 'review',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Reviews acted on',
  asks: 'Each finding of a review has an action, an owner and a date, and is followed.',
  with: z.object({ first: ruled('first-review') }),
  check(facts, { first }, today) {
    return eachInReview(facts, first, today, {
      kind: 'review-finding',
      things: ({ findings }) => findings,
      right: ({ actions, late }) => actions > 0 && late === 0,
      words: {
        noun: ['finding of the last review', 'findings of the last review'],
        did: ['has an action in time', 'have an action in time'],
      },
      none: 'The last review found nothing to act on.',
    })
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'all of them', facts: {}, gives: 'met' },
    {
      when: 'one action is late',
      facts: {
        reviews: [
          {
            ...exemplaryReview,
            findings: [...exemplaryReview.findings, { id: 'finding-2', label: 'No ramp', actions: 1, late: 1 }],
          },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'nothing came of it',
      facts: {
        reviews: [
          { ...exemplaryReview, findings: [{ id: 'finding-1', label: 'Too few drivers', actions: 0, late: 0 }] },
        ],
      },
      gives: 'notMet',
    },
    { when: 'nothing to act on', facts: { reviews: [{ ...exemplaryReview, findings: [] }] }, gives: 'doesNotApply' },
    { when: 'never reviewed', facts: { reviews: [], startsOn: day('2025-01-01') }, gives: 'notMet' },
    { when: 'first year still running', facts: { reviews: [], startsOn: day('2026-02-01') }, gives: 'notDue' },
  ],
})
