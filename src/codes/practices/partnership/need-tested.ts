import { z } from 'zod'
import { exemplaryGate } from '../../../facts/partnership/gate.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { atTheGate } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** Deciding against a partnership is as good an end as any, if it rests on the same questions. */
export const needTested = definePractice({
  id: 'partnership.need-tested',
  stage: 'scope',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'public',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Need for a partnership tested',
  asks: "What exists, what is under way and what constrains the work were set down, and partnership is shown to beat working apart; 'no partnership' is a valid end.",
  essential: true,
  with: z.object({ days: ruled('start-gate') }),
  check(facts, { days }) {
    const { need, existing, constraints, outcome, reason } = facts.gate
    const parts = {
      'why the need is better met together, or why not': outcome === 'go' || outcome === null ? need : reason,
      'what exists and is under way': existing,
      'what constrains the work': constraints,
      'what was decided': outcome !== null,
    }
    return atTheGate(facts, days, stated('The start gate', parts, nextStep('start-gate')))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'all four settled', facts: {}, gives: 'met' },
    {
      when: 'decided against',
      facts: { state: 'notFormed', gate: { ...exemplaryGate, outcome: 'none' } },
      gives: 'met',
    },
    { when: 'constraints left out', facts: { gate: { ...exemplaryGate, constraints: null } }, gives: 'partly' },
    {
      when: 'nothing set down',
      facts: { gate: { ...exemplaryGate, need: null, existing: null, constraints: null, outcome: null } },
      gives: 'notMet',
    },
    {
      when: 'still scoping',
      facts: { state: 'scoping', gate: { ...exemplaryGate, outcome: null, decidedOn: null } },
      gives: 'notDue',
    },
  ],
})
