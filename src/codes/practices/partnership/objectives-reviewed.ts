import { z } from 'zod'
import { exemplaryReview } from '../../../facts/partnership/reviews.ts'
import { day } from '../../../kernel/day.ts'
import { eachInReview } from '../../latest-review.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'

/** An objective is marked together with the activities for it; a mark is kept only with its reason. */
export const objectivesReviewed = definePractice({
  id: 'partnership.objectives-reviewed',
  stage: 'review',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Objectives reviewed',
  asks: 'In each review every objective and activity is marked keep, change or drop, with the reason.',
  with: z.object({ first: ruled('first-review') }),
  check(facts, { first }, today) {
    return eachInReview(facts, first, today, {
      kind: 'objective',
      things: ({ objectives }) => objectives,
      right: ({ marked }) => marked,
      words: {
        noun: ['objective', 'objectives'],
        did: ['was marked in the last review', 'were marked in the last review'],
      },
      none: 'There was no objective on the day of the last review.',
    })
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'all of them', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        reviews: [
          {
            ...exemplaryReview,
            objectives: exemplaryReview.objectives.map((one, at) => ({ ...one, marked: at === 0 })),
          },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'none marked',
      facts: {
        reviews: [
          { ...exemplaryReview, objectives: exemplaryReview.objectives.map(one => ({ ...one, marked: false })) },
        ],
      },
      gives: 'notMet',
    },
    { when: 'no objectives', facts: { reviews: [{ ...exemplaryReview, objectives: [] }] }, gives: 'doesNotApply' },
    { when: 'never reviewed', facts: { reviews: [], startsOn: day('2025-01-01') }, gives: 'notMet' },
    { when: 'first year still running', facts: { reviews: [], startsOn: day('2026-02-01') }, gives: 'notDue' },
  ],
})
