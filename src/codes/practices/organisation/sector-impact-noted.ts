import { exemplary } from '../../../facts/examples.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

/** What a policy does to voluntary groups is thought of before it is made. */
export const sectorImpactNoted = definePractice({
  id: 'organisation.sector-impact-noted',
  stage: 'monitor',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Effect on the sector noted',
  asks: 'Each policy or procedure the body makes or reviews carries a dated note of its effect on the voluntary and community sector.',
  check({ policies }) {
    if (policies.length === 0) return doesNotApply('It lists no policy or procedure that it makes or reviews.')
    return eachOf(
      'policy-change',
      policies,
      ({ effect, effectNotedOn }) => says(effect) && effectNotedOn !== null,
      {
        noun: ['policy or procedure', 'policies and procedures'],
        did: ['has a dated note of its effect on the sector', 'have a dated note of their effect on the sector'],
      },
      nextStep('organisation-policies'),
    )
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet'],
  examples: [
    { when: 'the one policy has its note', facts: {}, gives: 'met' },
    { when: 'no policy listed', facts: { policies: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two',
      facts: {
        policies: [...exemplary.organisation.policies, ...exemplary.organisation.policies].map((one, at) =>
          at === 0 ? { ...one, effect: null } : one,
        ),
      },
      gives: 'partly',
    },
    {
      when: 'none',
      facts: { policies: exemplary.organisation.policies.map(one => ({ ...one, effect: null })) },
      gives: 'notMet',
    },
  ],
})
