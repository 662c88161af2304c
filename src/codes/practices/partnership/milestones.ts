import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** A milestone whose day has passed says that it was reached, or gets another day. */
export const milestones = definePractice({
  id: 'partnership.milestones',
  stage: 'form',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Milestones all can see',
  asks: 'The journey has dated milestones that all partners can see.',
  check(facts, _, today) {
    const step = nextStep('steps')
    if (facts.milestones.length === 0) return onceFormed(facts, notMet('No milestone is set.', step))
    return onceFormed(
      facts,
      eachOf(
        'milestone',
        facts.milestones,
        ({ dueOn, done }) => done || dueOn >= today,
        { noun: ['milestone', 'milestones'], did: ['is reached or still to come', 'are reached or still to come'] },
        step,
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'one reached, one to come', facts: {}, gives: 'met' },
    {
      when: 'one of two is late',
      facts: {
        milestones: [
          { id: 'milestone-1', label: 'Kitchen inspected', dueOn: day('2026-03-01'), done: false },
          { id: 'milestone-2', label: 'First Sunday', dueOn: day('2026-10-04'), done: false },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'the only one is late',
      facts: {
        milestones: [{ id: 'milestone-1', label: 'Kitchen inspected', dueOn: day('2026-03-01'), done: false }],
      },
      gives: 'notMet',
    },
    { when: 'none set', facts: { milestones: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', milestones: [] }, gives: 'notDue' },
  ],
})
