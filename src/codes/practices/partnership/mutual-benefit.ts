import { z } from 'zod'
import { exemplaryReview } from '../../../facts/partnership/reviews.ts'
import { day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { eachInReview } from '../../latest-review.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'

/** What says that nothing was gained: "Nothing at all", "None so far". A sentence that goes on says something. */
const NOTHING =
  /^\W*(nothing|none|nil|no|not (yet|anything|much))(\W+(at all|yet|so far|much|really|to speak of))*\W*$/i

/** A side that gained nothing is a shortfall until the review says otherwise; what is done about it stands among its findings. */
export const mutualBenefit = definePractice({
  id: 'partnership.mutual-benefit',
  stage: 'review',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'partners',
  version: 3,
  changed: { 2: 'A partner that writes that it gained nothing counts as one that gained nothing.', 3: nowRuled },
  title: 'Every side gains',
  asks: 'Each review shows what every partner or sector gained from the outcomes; a side that gained nothing has an action.',
  with: z.object({ first: ruled('first-review') }),
  check(facts, { first }, today) {
    return eachInReview(facts, first, today, {
      kind: 'partner',
      things: ({ partners }) => partners,
      right: ({ gained }) => says(gained) && !NOTHING.test(gained),
      words: {
        noun: ['partner', 'partners'],
        did: ['gained something by the last review', 'gained something by the last review'],
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
          {
            ...exemplaryReview,
            partners: exemplaryReview.partners.map((one, at) => (at === 0 ? one : { ...one, gained: null })),
          },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'nobody gained',
      facts: {
        reviews: [{ ...exemplaryReview, partners: exemplaryReview.partners.map(one => ({ ...one, gained: null })) }],
      },
      gives: 'notMet',
    },
    {
      when: 'one says in words that it gained nothing',
      facts: {
        reviews: [
          {
            ...exemplaryReview,
            partners: exemplaryReview.partners.map((one, at) =>
              at === 0 ? { ...one, gained: 'Nothing at all.' } : one,
            ),
          },
        ],
      },
      gives: 'partly',
      gave: { 1: 'met, stated' },
    },
    { when: 'no partners', facts: { reviews: [{ ...exemplaryReview, partners: [] }] }, gives: 'doesNotApply' },
    { when: 'never reviewed', facts: { reviews: [], startsOn: day('2025-01-01') }, gives: 'notMet' },
    { when: 'first year still running', facts: { reviews: [], startsOn: day('2026-02-01') }, gives: 'notDue' },
  ],
})
