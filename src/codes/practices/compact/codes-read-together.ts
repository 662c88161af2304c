import { unpublishedCode } from '../../../facts/compact/codes.ts'
import { exemplary } from '../../../facts/examples.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, restsOn } from '../../verdict.ts'

/** The page of every code in force links to the Compact and to all other codes in force. */
export const codesReadTogether = definePractice({
  id: 'compact.codes-read-together',
  stage: 'adopt',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'public',
  version: 2,
  changed: { 2: 'A code that is alone has no sister code to be read with.' },
  title: 'Codes linked to one another',
  asks: 'Every code links to the Compact and to its sister codes.',
  check({ codes, label }) {
    if (codes.length === 0) return notMet('No code is in force.', nextStep('code-versions'))
    if (codes.length === 1)
      return notMet(
        'Only one code is in force: the sister codes that it is to be read with are not here.',
        nextStep('code-versions'),
        restsOn(...codes.map(code => recordOf('code', code))),
      )
    return met(
      `${sayCount(codes.length, 'code')} in force; the page of each links to ${label} and to the other codes.`,
      restsOn(...codes.map(code => recordOf('code', code))),
    )
  },
  gives: ['met', 'notMet'],
  examples: [
    {
      when: 'two codes, each linked to the other',
      facts: { codes: [...exemplary.compact.codes, unpublishedCode] },
      gives: 'met',
    },
    { when: 'one code without a sister', facts: {}, gives: 'notMet' },
    { when: 'no code', facts: { codes: [] }, gives: 'notMet' },
  ],
})
