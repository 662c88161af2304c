import { eachOf } from '../../each-of.ts'
import { exemplary } from '../../facts/examples.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** Authors of the codes credited. */
export const contributorsCredited = definePractice({
  id: 'compact.contributors-credited',
  stage: 'adopt',
  evidence: 'recorded',
  title: 'Authors of the codes credited',
  asks: 'The code says who drew it up and how.',
  check({ codes }) {
    if (codes.length === 0) return notMet('No code is in force.', nextStep('code-versions'))
    return eachOf(
      'code',
      codes,
      ({ credits }) => says(credits),
      {
        noun: ['code in force', 'codes in force'],
        did: ['says who drew it up and how', 'say who drew them up and how'],
      },
      nextStep('code-versions'),
    )
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'six members credited', facts: {}, gives: 'met' },
    {
      when: 'one of two codes',
      facts: {
        codes: [
          ...exemplary.compact.codes,
          {
            id: 'code-2',
            label: 'Consultation code',
            publishedOn: null,
            versions: [],
            consultedSectors: null,
            credits: null,
          },
        ],
      },
      gives: 'partly',
    },
    { when: 'no code', facts: { codes: [] }, gives: 'notMet' },
  ],
})
