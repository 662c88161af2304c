import { z } from 'zod'
import { exemplaryDecision } from '../../../facts/partnership/decisions.ts'
import { day, daysBetween } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { aYearAfter, ofLastYear } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

/** Large decisions announced ahead. */
export const forwardDecisions = definePractice({
  id: 'partnership.forward-decisions',
  stage: 'run',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  ownDays: ['decisions'],
  title: 'Large decisions announced ahead',
  asks: 'Decisions with large policy or money effects were announced by the days ahead.',
  with: z.object({ days: ruled('decisions-ahead') }),
  check({ decisions }, { days }, today) {
    const major = ofLastYear(decisions, ({ decidedOn }) => decidedOn, today).filter(decision => decision.major)
    if (major.length === 0)
      return doesNotApply('No decision of the last twelve months has large effects on policy or money.')
    return eachOf(
      'decision',
      major,
      ({ announcedOn, decidedOn }) => announcedOn !== null && daysBetween(announcedOn, decidedOn) >= days,
      {
        noun: ['large decision', 'large decisions'],
        did: [`was announced at least ${days} days ahead`, `were announced at least ${days} days ahead`],
        lost: ({ decidedOn }) => aYearAfter(decidedOn),
      },
      nextStep('decisions'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply'],
  examples: [
    { when: 'announced six weeks ahead', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        decisions: [
          exemplaryDecision,
          { ...exemplaryDecision, id: 'decision-2', label: 'Second van', announcedOn: null },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'a week ahead',
      facts: { decisions: [{ ...exemplaryDecision, announcedOn: day('2026-07-07') }] },
      gives: 'notMet',
    },
    { when: 'no large decision', facts: { decisions: [] }, gives: 'doesNotApply' },
  ],
})
