import { eachOf } from '../../each-of.ts'
import { exemplary } from '../../facts/examples.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** History of each code kept. */
export const documentHistory = definePractice({
  id: 'compact.document-history',
  stage: 'adopt',
  evidence: 'computed',
  title: 'History of each code kept',
  asks: 'Every version of a code is kept, with its date, what changed and why.',
  check({ codes }) {
    if (codes.length === 0) return notMet('No code is in force.', nextStep('code-versions'))
    return eachOf(
      'code',
      codes,
      ({ versions }) => versions.length > 0 && versions.every(({ datedOn, why }) => datedOn !== null && says(why)),
      {
        noun: ['code in force', 'codes in force'],
        did: [
          'has every version kept with its date, what changed and why',
          'have every version kept with its date, what changed and why',
        ],
      },
      nextStep('code-versions'),
    )
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'two editions', facts: {}, gives: 'met' },
    {
      when: 'one of two codes',
      facts: {
        codes: [
          ...exemplary.compact.codes,
          { id: 'code-2', label: 'Consultation code', publishedOn: null, versions: [] },
        ],
      },
      gives: 'partly',
    },
    { when: 'no code', facts: { codes: [] }, gives: 'notMet' },
  ],
})
