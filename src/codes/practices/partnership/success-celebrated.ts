import { z } from 'zod'
import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { addMonths, day } from '../../../kernel/day.ts'
import { given } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { ofLastYear } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, nextStep, notMet } from '../../verdict.ts'

/** A success is kept only with credit, and is public where the partnership is. */
export const successCelebrated = definePractice({
  id: 'partnership.success-celebrated',
  stage: 'review',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Success celebrated',
  asks: 'Successes are published with credit to those who made them.',
  with: z.object({ first: ruled('first-results') }),
  check(facts, { first }, today) {
    const step = nextStep('successes')
    const recent = ofLastYear(facts.successes, ({ on }) => on, today)
    if (recent.length > 0)
      return eachOf(
        'success',
        recent,
        ({ credit }) => given(credit),
        {
          noun: ['success of the last twelve months', 'successes of the last twelve months'],
          did: ['is published with credit', 'are published with credit'],
        },
        step,
      )
    const last = facts.startsOn === null ? null : addMonths(facts.startsOn, first)
    return dueBy(last, today, notMet('No success of the last twelve months is on record.', step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'one in May', facts: {}, gives: 'met' },
    {
      when: 'one of two credits nobody',
      facts: {
        successes: [
          ...exemplaryPartnership.successes,
          { id: 'success-2', label: 'A van', on: day('2026-06-01'), credit: 'x' },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'the last one long ago',
      facts: {
        successes: exemplaryPartnership.successes.map(one => ({ ...one, on: day('2024-05-03') })),
        startsOn: day('2024-01-01'),
      },
      gives: 'notMet',
    },
    { when: 'none', facts: { successes: [], startsOn: day('2025-01-01') }, gives: 'notMet' },
    { when: 'first year still running', facts: { successes: [], startsOn: day('2026-02-01') }, gives: 'notDue' },
  ],
})
