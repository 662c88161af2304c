import { z } from 'zod'
import { exemplaryReview } from '../../../facts/partnership/reviews.ts'
import { day } from '../../../kernel/day.ts'
import { eachInReview } from '../../latest-review.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'

/** Where nothing pulls apart there is nothing to say of it. */
export const reasonsRevisited = definePractice({
  id: 'partnership.reasons-revisited',
  stage: 'review',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'partners',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Reasons for taking part looked at again',
  asks: 'Each partner has said in each review whether taking part still serves its own aims, and where the two pull apart.',
  with: z.object({ first: ruled('first-review') }),
  check(facts, { first }, today) {
    return eachInReview(facts, first, today, {
      kind: 'partner',
      things: ({ partners }) => partners,
      right: ({ said }) => said,
      words: {
        noun: ['partner', 'partners'],
        did: [
          'said in the last review whether taking part serves it',
          'said in the last review whether taking part serves them',
        ],
      },
      none: 'There was no partner on the day of the last review.',
    })
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'all of them', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        reviews: [
          { ...exemplaryReview, partners: exemplaryReview.partners.map((one, at) => ({ ...one, said: at === 0 })) },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'nobody was asked',
      facts: {
        reviews: [{ ...exemplaryReview, partners: exemplaryReview.partners.map(one => ({ ...one, said: false })) }],
      },
      gives: 'notMet',
    },
    { when: 'no partners', facts: { reviews: [{ ...exemplaryReview, partners: [] }] }, gives: 'doesNotApply' },
    { when: 'never reviewed', facts: { reviews: [], startsOn: day('2025-01-01') }, gives: 'notMet' },
    { when: 'first year still running', facts: { reviews: [], startsOn: day('2026-02-01') }, gives: 'notDue' },
  ],
})
