import { z } from 'zod'
import { exemplaryGate } from '../../../facts/partnership/gate.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { atTheGate } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** Added value expected. */
export const addedValue = definePractice({
  id: 'partnership.added-value',
  stage: 'scope',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'partners',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Added value expected',
  asks: 'The added value expected is stated and later measured.',
  with: z.object({ days: ruled('start-gate') }),
  check(facts, { days }) {
    return atTheGate(
      facts,
      days,
      stated('The start gate', { 'the added value expected': facts.gate.addedValue }, nextStep('start-gate')),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'forty more people fed', facts: {}, gives: 'met' },
    { when: 'not stated', facts: { gate: { ...exemplaryGate, addedValue: null } }, gives: 'notMet' },
    {
      when: 'still scoping',
      facts: { state: 'scoping', gate: { ...exemplaryGate, addedValue: null } },
      gives: 'notDue',
    },
  ],
})
