import { sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly } from '../../verdict.ts'

/** Rests on the other findings: each practice that the codes ask of it has a finding that records can show. */
export const worksToCodes = definePractice({
  id: 'partnership.works-to-codes',
  stage: 'form',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'partners',
  title: 'Works to named codes',
  asks: 'The partnership names the codes it works to, and every clause of them that applies to it has a current finding.',
  last: true,
  check({ signatories }, _, __, others) {
    const codes = new Set(signatories.flatMap(signatory => signatory.codes))
    if (codes.size === 0) return notMet('The partnership names no code that it works to.', nextStep('codes-worked-to'))
    const known = others.filter(({ verdict }) => verdict !== 'notKnown').length
    const because = `It works to ${sayCount(codes.size, 'code')}; ${known} of ${sayCount(others.length, 'practice')} asked of it ${known === 1 ? 'has' : 'have'} a current finding.`
    return known === others.length && known > 0
      ? met(because)
      : partly(`${because} Records for the rest are still to come.`)
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    {
      when: 'every practice has a finding',
      facts: {},
      gives: 'met',
      others: [{ practice: 'partnership.seat-named', title: 'Seats', verdict: 'notMet' }],
    },
    {
      when: 'one is not known',
      facts: {},
      gives: 'partly',
      others: [
        { practice: 'partnership.seat-named', title: 'Seats', verdict: 'met' },
        { practice: 'partnership.training', title: 'Training', verdict: 'notKnown' },
      ],
    },
    { when: 'no code signed', facts: { signatories: [] }, gives: 'notMet' },
  ],
})
