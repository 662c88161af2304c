import { exemplaryGate } from '../../facts/example-partnership.ts'
import { atTheGate } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** Added value expected. */
export const addedValue = definePractice({
  id: 'partnership.added-value',
  stage: 'scope',
  evidence: 'recorded',
  title: 'Added value expected',
  asks: 'The added value expected is stated and later measured.',
  check(facts) {
    const parts = {
      'the added value expected': facts.gate.addedValue,
      'how it will be measured': facts.gate.addedValueMeasure,
    }
    return atTheGate(facts, stated('The start gate', parts, nextStep('start-gate')))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'stated with its measure', facts: {}, gives: 'met' },
    { when: 'no measure', facts: { gate: { ...exemplaryGate, addedValueMeasure: null } }, gives: 'partly' },
    {
      when: 'not stated',
      facts: { gate: { ...exemplaryGate, addedValue: null, addedValueMeasure: null } },
      gives: 'notMet',
    },
    {
      when: 'still scoping',
      facts: { state: 'scoping', gate: { ...exemplaryGate, addedValue: null, addedValueMeasure: null } },
      gives: 'notDue',
    },
  ],
})
