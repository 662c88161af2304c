/** A number that nobody set yields guidance: a shortfall that rests on it is told and not counted as not met. */

import type { Facts } from '../../facts/models.ts'
import type { Day } from '../../kernel/day.ts'
import type { OtherVerdict, Parameters, Practice } from '../practice.ts'
import type { Verdict } from '../verdict.ts'
import { type AskedNumber, mildest } from './asked.ts'

/** A verdict, and whether it is guidance only. */
export type Guided = Verdict & { readonly guidance: boolean }

/** What a verdict was reached with. */
export type Reached = {
  readonly facts: Facts
  readonly practice: Practice
  readonly parameters: Parameters
  readonly asked: Readonly<Record<string, AskedNumber>>
  readonly today: Day
  readonly others: readonly OtherVerdict[]
}

const order = ['notMet', 'partly'] as const

/**
 * The verdict as it may be said. Where a shortfall would not be one with the mildest number, it is there only because of the
 * Hub's suggestion: it is not due then, and says so. What is short whatever the number stays as it is.
 */
export function guide(verdict: Verdict, { facts, practice, parameters, asked, today, others }: Reached): Guided {
  const fixed = { ...verdict, guidance: false }
  const suggested = Object.entries(asked).filter(([, { source }]) => source.kind === 'suggestion')
  if ((verdict.verdict !== 'notMet' && verdict.verdict !== 'partly') || suggested.length === 0) return fixed
  const mild = Object.fromEntries(suggested.map(([name, { rule }]) => [name, mildest(rule)]))
  const anyhow = practice.check(facts, { ...parameters, ...mild }, today, others, asked)
  if (anyhow.verdict === verdict.verdict) return fixed
  if (anyhow.verdict === 'notMet' || anyhow.verdict === 'partly') {
    const milder = order.indexOf(anyhow.verdict) > order.indexOf(verdict.verdict)
    return milder ? { ...fixed, verdict: anyhow.verdict, proof: anyhow.proof } : fixed
  }
  return {
    ...verdict,
    verdict: 'notDue',
    because: `${verdict.because} Neither a code nor the area has set that number, so this is guidance.`,
    due: null,
    past: null,
    proof: null,
    guidance: true,
  }
}
