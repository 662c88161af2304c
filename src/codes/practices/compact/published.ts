import { eachOf } from '../../each-of.ts'
import { exemplary } from '../../facts/examples.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** Codes public clause by clause. */
export const published = definePractice({
  id: 'compact.published',
  stage: 'adopt',
  evidence: 'computed',
  title: 'Codes public clause by clause',
  asks: 'The Compact and every code in force have a public, dated version readable clause by clause, each clause with a lasting address.',
  check({ codes }) {
    if (codes.length === 0) return notMet('No code is in force.', nextStep('code-versions'))
    return eachOf(
      'code',
      codes,
      ({ publishedOn, versions }) => publishedOn !== null && versions.at(-1)?.datedOn != null,
      {
        noun: ['code in force', 'codes in force'],
        did: ['has a public, dated version', 'have a public, dated version'],
      },
      nextStep('code-versions'),
    )
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'the one code is public', facts: {}, gives: 'met' },
    {
      when: 'one of two',
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
