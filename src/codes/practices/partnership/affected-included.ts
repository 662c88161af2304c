import { z } from 'zod'
import { exemplaryStakeholder, type Stakeholder } from '../../../facts/partnership/stakeholders.ts'
import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { eachOf, sayCount } from '../../each-of.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { atTheGate } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** Whoever declined was asked; whoever was left out was not. */
const takenIn: readonly Stakeholder['answer'][] = ['invited', 'partner', 'consulted', 'kept-informed', 'declined']

/** Those affected are among the stakeholders. */
export const affectedIncluded = definePractice({
  id: 'partnership.affected-included',
  stage: 'scope',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Those affected are among the stakeholders',
  asks: 'People and groups affected by the work are among the stakeholders.',
  with: z.object({ days: ruled('start-gate') }),
  check(facts, { days }) {
    const step = nextStep('stakeholders')
    const affected = facts.stakeholders.filter(one => one.affected)
    if (affected.length === 0)
      return atTheGate(
        facts,
        days,
        notMet(
          `None of ${sayCount(facts.stakeholders.length, 'stakeholder')} is marked as affected by the work.`,
          step,
        ),
      )
    const part = eachOf(
      'stakeholder',
      affected.map(one => ({ ...one, label: one.answer === 'left-out' ? sayLeftOut(one) : one.label })),
      ({ answer }) => takenIn.includes(answer),
      {
        noun: ['stakeholder affected', 'stakeholders affected'],
        did: ['was invited, asked or kept informed', 'were invited, asked or kept informed'],
      },
      step,
    )
    return atTheGate(facts, days, part)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'lunch club members invited', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        stakeholders: [
          ...exemplaryPartnership.stakeholders,
          { ...exemplaryStakeholder, id: 'stakeholder-3', label: 'Carers', answer: 'listed' },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'the only group affected left out',
      facts: { stakeholders: [{ ...exemplaryStakeholder, answer: 'left-out', reason: 'Too hard to reach' }] },
      gives: 'notMet',
    },
    { when: 'nobody affected', facts: { stakeholders: [] }, gives: 'notMet' },
    { when: 'still scoping', facts: { state: 'scoping', stakeholders: [] }, gives: 'notDue' },
  ],
})

function sayLeftOut({ label, reason }: Stakeholder): string {
  return reason === null ? `${label} (left out)` : `${label} (left out, because: ${reason.replace(/[.\s]+$/, '')})`
}
