import { z } from 'zod'
import { exemplary } from '../../../facts/examples.ts'
import type { PolicyChange } from '../../../facts/organisation/policies.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

const ways = ['decision-making', 'feedback', 'design-and-commissioning', 'delivery', 'scrutiny'] as const

const [policy] = exemplary.organisation.policies
const policiesWith = (...changes: readonly Partial<PolicyChange>[]) => ({
  policies: policy ? changes.map((change, at) => ({ ...policy, id: `policy-${at}`, ...change })) : [],
})

/** Telling and asking are not all: people can also decide, design, deliver and look over. */
export const involvementConsidered = definePractice({
  id: 'organisation.involvement-considered',
  stage: 'monitor',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Ways of involvement considered',
  asks: 'For each service or policy listed, the ways of involvement set (beyond informing and consulting) were considered, each marked offered or not offered with a reason.',
  with: z.object({
    ways: z
      .array(z.enum(ways))
      .min(1)
      .default([...ways]),
  }),
  check({ policies }, { ways: asked }) {
    if (policies.length === 0) return doesNotApply('It lists no policy or change of service.')
    const considered = ({ ways: own }: PolicyChange) =>
      asked.every(way => own.some(one => one.way === way && (one.offered || says(one.reason))))
    return eachOf(
      'policy-change',
      policies,
      considered,
      {
        noun: ['policy or change', 'policies and changes'],
        did: [
          'says of each way of involvement whether it is offered',
          'say of each way of involvement whether it is offered',
        ],
      },
      nextStep('organisation-involvement'),
    )
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet'],
  examples: [
    { when: 'every way considered', facts: {}, gives: 'met' },
    { when: 'no policy listed', facts: { policies: [] }, gives: 'doesNotApply' },
    { when: 'one of two', facts: policiesWith({}, { ways: [] }), gives: 'partly' },
    { when: 'nothing considered', facts: policiesWith({ ways: [] }), gives: 'notMet' },
    {
      when: 'the code asks for feedback alone',
      facts: policiesWith({ ways: [{ way: 'feedback', offered: false, reason: 'It ends in May.' }] }),
      gives: 'met',
      with: { ways: ['feedback'] },
    },
  ],
})
