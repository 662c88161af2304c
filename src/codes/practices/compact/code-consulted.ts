import { eachOf } from '../../each-of.ts'
import { exemplary } from '../../facts/examples.ts'
import type { Sector } from '../../facts/shared.ts'
import { isSector } from '../../facts/shared.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** Codes come out of consultation. */
export const codeConsulted = definePractice({
  id: 'compact.code-consulted',
  stage: 'adopt',
  evidence: 'computed',
  title: 'Codes come out of consultation',
  asks: 'Each code version in force came out of a consultation that both sectors answered.',
  check({ codes }) {
    if (codes.length === 0) return notMet('No code is in force.', nextStep('code-versions'))
    const both = (sectors: readonly Sector[]) => sectors.includes('statutory') && sectors.some(isSector)
    return eachOf(
      'code',
      codes,
      ({ consultedSectors }) => consultedSectors !== null && both(consultedSectors),
      {
        noun: ['code in force', 'codes in force'],
        did: [
          'came out of a consultation that both sectors answered',
          'came out of consultations that both sectors answered',
        ],
      },
      nextStep('code-versions'),
    )
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'both sectors answered', facts: {}, gives: 'met' },
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
            consultedSectors: ['statutory'],
            credits: null,
          },
        ],
      },
      gives: 'partly',
    },
    { when: 'no code', facts: { codes: [] }, gives: 'notMet' },
  ],
})
