import { exemplary } from '../../../facts/examples.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep, notMet } from '../../verdict.ts'

const [code] = exemplary.compact.codes
const explained = { term: 'Partner', meaning: 'Whoever has signed the Compact.', used: true }
const left = { term: 'Sector', meaning: null, used: true }

/** The words that a code marks as defined each say what they mean, and stand in its text, where the first use leads to the meaning. */
export const glossary = definePractice({
  id: 'compact.glossary',
  stage: 'adopt',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  title: 'Defined terms explained',
  asks: 'The terms a code marks as defined all have a glossary entry, and are linked where first used.',
  check({ codes }) {
    const step = nextStep('code-terms')
    if (codes.length === 0) return notMet('No code is in force.', nextStep('code-versions'))
    const marking = codes.filter(({ terms }) => terms.length > 0)
    if (marking.length === 0)
      return doesNotApply('No code in force marks a word that it uses in a sense of its own.', step)
    return eachOf(
      'code',
      marking,
      ({ terms }) => terms.every(({ meaning, used }) => says(meaning) && used),
      {
        noun: ['code that marks its defined terms', 'codes that mark their defined terms'],
        did: [
          'has each of them explained and linked where it is first used',
          'have each of them explained and linked where it is first used',
        ],
      },
      step,
    )
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply'],
  examples: [
    { when: 'one term, explained and used', facts: {}, gives: 'met' },
    {
      when: 'one of two codes',
      facts: { codes: [code!, { ...code!, id: 'code-2', terms: [explained, left] }] },
      gives: 'partly',
    },
    { when: 'a term without a meaning', facts: { codes: [{ ...code!, terms: [left] }] }, gives: 'notMet' },
    {
      when: 'a meaning of no content',
      facts: { codes: [{ ...code!, terms: [{ ...explained, meaning: 'x' }] }] },
      gives: 'notMet',
    },
    {
      when: 'a term that the code never uses',
      facts: { codes: [{ ...code!, terms: [{ ...explained, used: false }] }] },
      gives: 'notMet',
    },
    { when: 'no code', facts: { codes: [] }, gives: 'notMet' },
    { when: 'no term marked', facts: { codes: [{ ...code!, terms: [] }] }, gives: 'doesNotApply' },
  ],
})
