import { z } from 'zod'
import { exemplary } from '../../../facts/examples.ts'
import { addMonths, day, longDay } from '../../../kernel/day.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { dueOn, met, nextStep, notMet, partly } from '../../verdict.ts'

/** A review counts once both sides have signed it off and it is closed. */
export const annualReview = definePractice({
  id: 'compact.annual-review',
  stage: 'review',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'signatories',
  title: 'Reviewed every year',
  asks: 'A review is closed no more than the months set after the one before, with findings, actions, owners and dates.',
  with: z.object({ months: ruled('annual-review') }),
  check({ reviews }, { months }, today) {
    const step = nextStep('compact-review')
    const last = reviews
      .flatMap(({ closedOn }) => closedOn ?? [])
      .toSorted()
      .at(-1)
    const open = reviews.some(({ closedOn }) => closedOn === null)
    if (last === undefined)
      return open
        ? partly('The first review is open and not closed yet.', step)
        : notMet('The Compact has not been reviewed yet.', step)
    const next = addMonths(last, months)
    const because = `The last review was closed on ${longDay(last)}, with its actions, and signed off by both sides.`
    if (next >= today) return met(because)
    return open
      ? partly(`${because} The next one is open; it was due by ${longDay(next)}.`, step, dueOn(next))
      : notMet(`${because} The next one was due by ${longDay(next)}.`, step, dueOn(next))
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'closed this summer', facts: {}, gives: 'met' },
    {
      when: 'the first one open',
      facts: { reviews: exemplary.compact.reviews.map(one => ({ ...one, closedOn: null })) },
      gives: 'partly',
    },
    {
      when: 'closed three years ago',
      facts: {
        reviews: exemplary.compact.reviews.map(one => ({
          ...one,
          openedOn: day('2023-05-01'),
          closedOn: day('2023-06-01'),
        })),
      },
      gives: 'notMet',
    },
    { when: 'never', facts: { reviews: [] }, gives: 'notMet' },
  ],
})
