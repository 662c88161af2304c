import { exemplaryGate } from '../../facts/example-partnership.ts'
import { atTheGate } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep, partly } from '../../verdict.ts'

/** Deciding against a partnership is as good an end as any, if it rests on the same questions. */
export const needTested = definePractice({
  id: 'partnership.need-tested',
  stage: 'scope',
  evidence: 'recorded',
  title: 'Need for a partnership tested',
  asks: "What exists, what is under way and what constrains the work were set down, and partnership is shown to beat working apart; 'no partnership' is a valid end.",
  essential: true,
  check(facts) {
    const { existing, underWay, constraints, whyTogether, outcome } = facts.gate
    const parts = {
      'what exists': existing,
      'what is under way': underWay,
      'what constrains the work': constraints,
      ...(outcome === 'go' || outcome === null ? { 'why partnership beats working apart': whyTogether } : {}),
    }
    const set = stated('The start gate', parts, nextStep('start-gate'))
    if (set.verdict !== 'met' || outcome !== null) return atTheGate(facts, set)
    return atTheGate(facts, partly(`${set.because} It has not been decided.`, nextStep('start-gate')))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'all four questions answered', facts: {}, gives: 'met' },
    {
      when: 'decided against',
      facts: { state: 'notFormed', gate: { ...exemplaryGate, whyTogether: null, outcome: 'noPartnership' } },
      gives: 'met',
    },
    { when: 'constraints left out', facts: { gate: { ...exemplaryGate, constraints: null } }, gives: 'partly' },
    {
      when: 'nothing set down',
      facts: { gate: { ...exemplaryGate, existing: null, underWay: null, constraints: null, whyTogether: null } },
      gives: 'notMet',
    },
    {
      when: 'still scoping',
      facts: { state: 'scoping', gate: { ...exemplaryGate, outcome: null, decidedOn: null } },
      gives: 'notDue',
    },
  ],
})
