import { z } from 'zod'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { atTheGate } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** Asked is enough; an answer is theirs to give. */
export const infrastructureAsked = definePractice({
  id: 'partnership.infrastructure-asked',
  stage: 'scope',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Infrastructure organisations asked',
  asks: 'Local infrastructure organisations were asked whom to approach.',
  with: z.object({ days: ruled('start-gate') }),
  check(facts, { days }) {
    const step = nextStep('advice')
    if (facts.adviceAsked.length === 0)
      return atTheGate(facts, days, notMet('No infrastructure organisation was asked whom to approach.', step))
    return eachOf(
      'advice',
      facts.adviceAsked,
      () => true,
      {
        noun: ['infrastructure organisation', 'infrastructure organisations'],
        did: ['on record was asked whom to approach', 'on record were asked whom to approach'],
      },
      step,
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'one asked', facts: {}, gives: 'met' },
    {
      when: 'asked, no answer yet',
      facts: {
        adviceAsked: [
          { id: 'advice-1', label: 'Wendle Voluntary Action', askedOn: day('2026-08-20'), answeredOn: null },
        ],
      },
      gives: 'met',
    },
    { when: 'none asked', facts: { adviceAsked: [] }, gives: 'notMet' },
    { when: 'still at the start gate', facts: { state: 'scoping', adviceAsked: [] }, gives: 'notDue' },
  ],
})
