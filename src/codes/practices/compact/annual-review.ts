import { z } from 'zod'
import { isNamed } from '../../../facts/compact/reviews.ts'
import { exemplary } from '../../../facts/examples.ts'
import type { FactsOf } from '../../../facts/models.ts'
import { addMonths, day, longDay } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { dueOn, met, nextStep, notMet, partly, provenBy } from '../../verdict.ts'

/** Whether a review says something: its report does, and at least one of its actions with its owner. */
const bears = ({ report, actions }: FactsOf['compact']['reviews'][number]): boolean =>
  says(report) && actions.some(isNamed)

/** A review counts once both sides have signed it off and it is closed. */
export const annualReview = definePractice({
  id: 'compact.annual-review',
  stage: 'review',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'signatories',
  proofs: ['shown', 'stated'],
  version: 2,
  changed: {
    2: 'A review counts where its report and an action with its owner say something; as shown once both sides signed it off.',
  },
  title: 'Reviewed every year',
  asks: 'A review is closed no more than the months set after the one before, with findings, actions, owners and dates.',
  with: z.object({ months: ruled('annual-review') }),
  check({ reviews }, { months }, today) {
    const step = nextStep('compact-review')
    const last = reviews
      .filter(bears)
      .flatMap(one => (one.closedOn === null ? [] : [{ ...one, closedOn: one.closedOn }]))
      .toSorted((a, b) => (a.closedOn < b.closedOn ? -1 : 1))
      .at(-1)
    const open = reviews.find(({ closedOn }) => closedOn === null)
    const begun = open !== undefined && (says(open.report) || open.actions.some(isNamed))
    if (last === undefined) {
      if (begun) return partly('The first review is open and not closed yet.', step, provenBy('stated'))
      const hollow = reviews.some(({ closedOn }) => closedOn !== null)
      return notMet(
        hollow
          ? 'A review was closed, but its report says nothing, or no action of it does.'
          : open
            ? 'The first review is open, and nothing is written in it yet.'
            : 'The Compact has not been reviewed yet.',
        step,
      )
    }
    const next = addMonths(last.closedOn, months)
    const signed = last.signedOff
      ? ', and signed off by both sides'
      : last.unanswered
        ? ', without what a side was asked for and had not given by its day'
        : '; it is not on record that both sides signed it off'
    const because = `The last review was closed on ${longDay(last.closedOn)}, with its actions${signed}.`
    const proof = provenBy(last.signedOff ? 'shown' : 'stated')
    if (next >= today) return last.unanswered ? partly(because, step, provenBy('stated')) : met(because, proof)
    return begun
      ? partly(
          `${because} The next one is open; it was due by ${longDay(next)}.`,
          step,
          dueOn(next),
          provenBy('stated'),
        )
      : notMet(`${because} The next one was due by ${longDay(next)}.`, step, dueOn(next))
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'closed this summer', facts: {}, gives: 'met', proof: 'shown' },
    {
      when: 'the first one open',
      facts: { reviews: exemplary.compact.reviews.map(one => ({ ...one, closedOn: null })) },
      gives: 'partly',
      gave: { 1: 'partly, shown' },
      proof: 'stated',
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
    {
      when: 'closed, and nobody signed it off',
      facts: { reviews: exemplary.compact.reviews.map(one => ({ ...one, signedOff: false })) },
      gives: 'met',
      gave: { 1: 'met, shown' },
      proof: 'stated',
    },
    {
      when: 'closed without the answers of a side',
      facts: { reviews: exemplary.compact.reviews.map(one => ({ ...one, signedOff: false, unanswered: true })) },
      gives: 'partly',
      gave: { 1: 'met, shown' },
      proof: 'stated',
    },
    {
      when: 'closed with a report of the letter x',
      facts: { reviews: exemplary.compact.reviews.map(one => ({ ...one, report: 'x' })) },
      gives: 'notMet',
      gave: { 1: 'met, shown' },
    },
    {
      when: 'closed with an action of the letter x',
      facts: {
        reviews: exemplary.compact.reviews.map(one => ({
          ...one,
          actions: one.actions.map(each => ({ ...each, label: 'x', owner: 'x' })),
        })),
      },
      gives: 'notMet',
      gave: { 1: 'met, shown' },
    },
  ],
})
