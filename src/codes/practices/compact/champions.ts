import { exemplary } from '../../../facts/examples.ts'
import { given } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** A champion for every signatory. */
export const champions = definePractice({
  id: 'compact.champions',
  stage: 'sign',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'signatories',
  title: 'A champion for every signatory',
  asks: 'Every signatory has a named champion with a working contact in the public directory.',
  check({ signed }) {
    if (signed.length === 0)
      return notMet('Nobody has signed, so there is nobody to champion the Compact.', nextStep('signatories'))
    return eachOf(
      'organisation',
      signed,
      ({ champion }) => given(champion),
      {
        noun: ['signatory', 'signatories'],
        did: ['has a named champion who can be reached', 'have a named champion who can be reached'],
      },
      nextStep('champions'),
    )
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'both have one', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        signed: exemplary.compact.signed.map((signatory, at) =>
          at === 0 ? { ...signatory, champion: null } : signatory,
        ),
      },
      gives: 'partly',
    },
    { when: 'nobody signed', facts: { signed: [] }, gives: 'notMet' },
  ],
})
