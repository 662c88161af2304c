import { exemplaryDecision } from '../../../facts/partnership/decisions.ts'
import { eachOf } from '../../each-of.ts'
import { aYearAfter, ofLastYear } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

/** Dissent recorded. */
export const minorityView = definePractice({
  id: 'partnership.minority-view',
  stage: 'run',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'seats',
  ownDays: ['decisions'],
  title: 'Dissent recorded',
  asks: 'A dissenting view is recorded in the words of those who hold it, and stays with the decision.',
  check({ decisions }, _, today) {
    const split = ofLastYear(decisions, ({ decidedOn }) => decidedOn, today).filter(({ dissents }) => dissents > 0)
    if (split.length === 0) return doesNotApply('No seat dissented from a decision in the last twelve months.')
    return eachOf(
      'decision',
      split,
      ({ dissents, minorityViews }) => minorityViews >= dissents,
      {
        noun: ['decision with dissent', 'decisions with dissent'],
        did: ['has each view against it in its own words', 'have each view against them in its own words'],
        lost: ({ correctable, decidedOn }) => (correctable ? undefined : aYearAfter(decidedOn)),
      },
      nextStep('decisions'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply'],
  examples: [
    { when: 'one view against, recorded', facts: {}, gives: 'met' },
    {
      when: 'one of two recorded',
      facts: {
        decisions: [
          exemplaryDecision,
          { ...exemplaryDecision, id: 'decision-2', label: 'Second van', minorityViews: 0 },
        ],
      },
      gives: 'partly',
    },
    { when: 'not recorded', facts: { decisions: [{ ...exemplaryDecision, minorityViews: 0 }] }, gives: 'notMet' },
    {
      when: 'no dissent',
      facts: { decisions: [{ ...exemplaryDecision, dissents: 0, minorityViews: 0 }] },
      gives: 'doesNotApply',
    },
  ],
})
