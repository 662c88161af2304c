import { z } from 'zod'
import { says } from '../../../kernel/says.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { atTheGate } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, partly } from '../../verdict.ts'

/** A term is an end date or an end condition. */
export const kindAndScale = definePractice({
  id: 'partnership.kind-and-scale',
  stage: 'scope',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Kind, term and size set',
  asks: 'Kind (strategic, task, relationship), term and size are set, and the checks asked of it follow from them.',
  essential: true,
  with: z.object({ days: ruled('start-gate') }),
  check(facts, { days }) {
    const { kind, scale, endsOn, endCondition } = facts
    const because = `It is a ${scale === 'small' ? 'small, informal' : 'full'} ${kind === 'network' ? 'network' : `${kind} partnership`}`
    if (endsOn !== null || says(endCondition)) return met(`${because} with a term.`)
    return atTheGate(
      facts,
      days,
      partly(
        `${because}; no term is set.`,
        nextStep(facts.state === 'scoping' ? 'start-gate' : 'partnership-settings'),
      ),
    )
  },
  gives: ['met', 'partly', 'notDue'],
  examples: [
    { when: 'a task partnership of a year', facts: {}, gives: 'met' },
    { when: 'no term', facts: { endsOn: null }, gives: 'partly' },
    { when: 'still scoping', facts: { state: 'scoping', endsOn: null }, gives: 'notDue' },
  ],
})
