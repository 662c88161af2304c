import { atTheGate } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { says, stated } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** A term is an end date or an end condition. */
export const kindAndScale = definePractice({
  id: 'partnership.kind-and-scale',
  stage: 'scope',
  evidence: 'computed',
  title: 'Kind, term and size set',
  asks: 'Kind (strategic, task, relationship), term and size are set, and the checks asked of it follow from them.',
  essential: true,
  check(facts) {
    const parts = {
      'its kind': facts.kind,
      'its size': facts.scale,
      'its term': facts.endsOn !== null || says(facts.endCondition),
    }
    return atTheGate(facts, stated('The register entry', parts, nextStep('start-gate')))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'a task partnership of a year', facts: {}, gives: 'met' },
    { when: 'no term', facts: { endsOn: null }, gives: 'partly' },
    { when: 'nothing set', facts: { kind: null, scale: null, endsOn: null }, gives: 'notMet' },
    { when: 'still scoping', facts: { state: 'scoping', kind: null, scale: null, endsOn: null }, gives: 'notDue' },
  ],
})
