import { exemplary } from '../../../facts/examples.ts'
import { given, says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

/** Each change that touches the sector is talked over with it, or the reason why not is public. */
export const consultsWhereSectorAffected = definePractice({
  id: 'organisation.consults-where-sector-affected',
  stage: 'monitor',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Consults where the sector is affected',
  asks: 'Each policy, plan or service change the body lists as likely to affect the voluntary and community sector has a consultation or other involvement tied to it, or a stated reason why not.',
  check({ policies }) {
    const touching = policies.filter(({ affectsSector }) => affectsSector)
    if (touching.length === 0) return doesNotApply('It lists no policy or change that is likely to affect the sector.')
    return eachOf(
      'policy-change',
      touching,
      ({ involvedBy, noInvolvement }) => given(involvedBy) || says(noInvolvement),
      {
        noun: ['policy or change that affects the sector', 'policies and changes that affect the sector'],
        did: ['was talked over with it, or says why not', 'were talked over with it, or say why not'],
      },
      nextStep('organisation-policies'),
    )
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet'],
  examples: [
    { when: 'the one policy has its consultation', facts: {}, gives: 'met' },
    { when: 'no policy listed', facts: { policies: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two',
      facts: {
        policies: [...exemplary.organisation.policies, ...exemplary.organisation.policies].map((one, at) =>
          at === 0 ? { ...one, involvedBy: null } : one,
        ),
      },
      gives: 'partly',
    },
    {
      when: 'none',
      facts: { policies: exemplary.organisation.policies.map(one => ({ ...one, involvedBy: null })) },
      gives: 'notMet',
    },
  ],
})
