import type { Ending, LeftOpen } from '../../../facts/partnership/ending.ts'
import { day } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep, notDue, notMet } from '../../verdict.ts'

const settled: Ending = {
  outcomes: 'Two hundred meals a week',
  handedOver: null,
  leftOpen: [
    { id: 'left-1', label: 'The kitchen rota', fate: 'taken' },
    { id: 'left-2', label: 'Its records', fate: 'named' },
  ],
  thankedOn: day('2026-08-20'),
  told: 14,
  lessons: 'Begin with the drivers',
  recordsKept: 'With the county archive',
}

const needsSomebody = ({ fate }: LeftOpen): boolean => fate === 'nobody' || fate === 'no'

/** Ended well. What ended before each open thing had a receiver of its own is judged by its words. */
export const endedWell = definePractice({
  id: 'partnership.ended-well',
  stage: 'end',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Ended well',
  version: 2,
  changed: {
    2: 'Each thing that was open needs somebody who takes it on, or a reason why it was dropped; and members are told.',
  },
  asks: 'On ending: outcomes recorded, duties handed over, members thanked, lessons and records kept.',
  check({ state, ending }) {
    const step = nextStep('ending')
    if (state !== 'ended') return notDue('It has not ended.')
    if (ending === null) return notMet('It ended, and nothing is on record of what was settled.', step)
    const open = ending.leftOpen.filter(needsSomebody).length
    const handed = ending.leftOpen.length > 0 ? open === 0 : ending.handedOver
    const judged = stated(
      { who: 'The record of its ending', does: 'tells', doesNot: 'does not tell' },
      {
        'what came of it': ending.outcomes,
        'to whom duties went': handed,
        'that members were thanked': ending.thankedOn !== null,
        'what was learned': ending.lessons,
        'where the records are kept': ending.recordsKept,
        ...(ending.leftOpen.length > 0 ? { 'that members were told': ending.told !== null && ending.told > 0 } : {}),
      },
      step,
    )
    if (open === 0) return judged
    const left =
      open === 1
        ? '1 thing that was open has nobody who takes it on.'
        : `${open} things that were open have nobody who takes them on.`
    return { ...judged, because: `${judged.because} ${left}` }
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    {
      when: 'everything settled',
      facts: { state: 'ended', ending: settled },
      gives: 'met',
      gave: { 1: 'partly, stated' },
    },
    { when: 'nobody was thanked', facts: { state: 'ended', ending: { ...settled, thankedOn: null } }, gives: 'partly' },
    {
      when: 'whoever was named for the rota does not take it on',
      facts: {
        state: 'ended',
        ending: { ...settled, leftOpen: [{ id: 'left-1', label: 'The kitchen rota', fate: 'no' }] },
      },
      gives: 'partly',
    },
    {
      when: 'it ended in words, before things had receivers',
      facts: { state: 'ended', ending: { ...settled, leftOpen: [], told: null, handedOver: 'To the lunch clubs' } },
      gives: 'met',
    },
    { when: 'nothing on record', facts: { state: 'ended', ending: null }, gives: 'notMet' },
    { when: 'still running', facts: {}, gives: 'notDue' },
  ],
})
