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
  title: 'Codes linked to one another',
  asks: 'Every code links to the Compact and to its sister codes.',
  check({ codes, label }) {
    if (codes.length === 0) return notMet('No code is in force.', nextStep('code-versions'))
    return met(
      `${sayCount(codes.length, 'code')} in force; the page of each links to ${label} and to the other codes.`,
      restsOn(...codes.map(code => recordOf('code', code))),
    )
  },
  gives: ['met', 'notMet'],
  examples: [
    { when: 'one code, linked to the Compact', facts: {}, gives: 'met' },
    { when: 'no code', facts: { codes: [] }, gives: 'notMet' },
  ],
})
