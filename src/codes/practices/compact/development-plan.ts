import { isNamed } from '../../../facts/compact/reviews.ts'
import { exemplary } from '../../../facts/examples.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

/** An action is under way while its day has not passed, or once its state was looked at after its day and it is settled. */
export const developmentPlan = definePractice({
  id: 'compact.development-plan',
  stage: 'review',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'signatories',
  version: 2,
  changed: { 2: 'An action that names nothing, or nobody, is none.' },
  title: 'Actions of the last review under way',
  asks: 'Actions from the last review each have an owner, a date and a state that is up to date.',
  check({ reviews }, _, today) {
    const last = reviews.find(({ closedOn }) => closedOn !== null)
    if (!last) return doesNotApply('No review has been closed yet, so there is no action to follow.')
    const actions = last.actions.filter(isNamed)
    if (actions.length === 0) return doesNotApply('No action of the last review says what is to be done, and by whom.')
    return eachOf(
      'review-action',
      actions,
      ({ settled, dueOn }) => settled || dueOn >= today,
      {
        noun: ['action of the last review', 'actions of the last review'],
        did: ['is settled or not due yet', 'are settled or not due yet'],
      },
      nextStep('compact-review-actions'),
    )
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet'],
  examples: [
    { when: 'not due yet', facts: {}, gives: 'met' },
    {
      when: 'one late, one settled',
      facts: {
        reviews: exemplary.compact.reviews.map(one => ({
          ...one,
          actions: [
            ...one.actions.map(each => ({ ...each, settled: true })),
            ...one.actions.map(each => ({ ...each, dueOn: day('2026-07-02') })),
          ],
        })),
      },
      gives: 'partly',
    },
    {
      when: 'late',
      facts: {
        reviews: exemplary.compact.reviews.map(one => ({
          ...one,
          actions: one.actions.map(each => ({ ...each, dueOn: day('2026-07-02') })),
        })),
      },
      gives: 'notMet',
    },
    {
      when: 'an action of the letter x',
      facts: {
        reviews: exemplary.compact.reviews.map(one => ({
          ...one,
          actions: one.actions.map(each => ({ ...each, label: 'x', owner: 'x' })),
        })),
      },
      gives: 'doesNotApply',
      gave: { 1: 'notMet' },
    },
    { when: 'no review yet', facts: { reviews: [] }, gives: 'doesNotApply' },
  ],
})
