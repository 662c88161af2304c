import type { Ending } from '../../../facts/partnership/ending.ts'
import { day } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep, notDue, notMet } from '../../verdict.ts'

const settled: Ending = {
  outcomes: 'Two hundred meals a week',
  handedOver: 'The kitchen rota to the lunch clubs',
  thankedOn: day('2026-08-20'),
  lessons: 'Begin with the drivers',
  recordsKept: 'With the county archive',
}

/** Ended well. */
export const endedWell = definePractice({
  id: 'partnership.ended-well',
  stage: 'end',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Ended well',
  asks: 'On ending: outcomes recorded, duties handed over, members thanked, lessons and records kept.',
  check({ state, ending }) {
    const step = nextStep('ending')
    if (state !== 'ended') return notDue('It has not ended.')
    if (ending === null) return notMet('It ended, and nothing is on record of what was settled.', step)
    return stated(
      { who: 'The record of its ending', does: 'tells', doesNot: 'does not tell' },
      {
        'what came of it': ending.outcomes,
        'to whom duties went': ending.handedOver,
        'that members were thanked': ending.thankedOn !== null,
        'what was learned': ending.lessons,
        'where the records are kept': ending.recordsKept,
      },
      step,
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'everything settled', facts: { state: 'ended', ending: settled }, gives: 'met' },
    { when: 'nobody was thanked', facts: { state: 'ended', ending: { ...settled, thankedOn: null } }, gives: 'partly' },
    { when: 'nothing on record', facts: { state: 'ended', ending: null }, gives: 'notMet' },
    { when: 'still running', facts: {}, gives: 'notDue' },
  ],
})
