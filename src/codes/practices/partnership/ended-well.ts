import { addMonths, day } from '../../../kernel/day.ts'
import { exemplaryEnding } from '../../facts/example-partnership-run.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep, notDue, notMet } from '../../verdict.ts'

/** Asked only of a partnership that has ended; due three months after. */
export const endedWell = definePractice({
  id: 'partnership.ended-well',
  stage: 'end',
  evidence: 'computed',
  title: 'Ended well',
  asks: 'On ending: outcomes recorded, duties handed over, members thanked, lessons and records kept.',
  check({ state, ending }, _, today) {
    if (state !== 'ended') return notDue('It has not ended.')
    const step = nextStep('ending')
    if (ending === null) return notMet('It has ended; no record of the ending is kept.', step)
    const parts = {
      'its outcomes': ending.outcomes,
      'to whom its duties went': ending.handedOver,
      'thanks to its members': ending.thanked,
      'its lessons': ending.lessons,
      'where its records are kept': ending.recordsKept,
    }
    return dueBy(addMonths(ending.endedOn, 3), today, stated('The record of the ending', parts, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'all five settled', facts: {}, gives: 'met' },
    {
      when: 'nobody thanked',
      facts: { ending: { ...exemplaryEnding, thanked: false } },
      gives: 'partly',
      today: day('2026-12-15'),
    },
    { when: 'no record', facts: { ending: null }, gives: 'notMet' },
    { when: 'still running', facts: { state: 'running', ending: null }, gives: 'notDue' },
    { when: 'ended last week', facts: { ending: { ...exemplaryEnding, lessons: null } }, gives: 'notDue' },
  ],
})
