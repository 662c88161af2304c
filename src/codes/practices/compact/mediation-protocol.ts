import { recordOf, sayList } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, restsOn } from '../../verdict.ts'

/** A procedure for disputes, agreed or in force, among the documents of the Compact. */
export const mediationProtocol = definePractice({
  id: 'compact.mediation-protocol',
  stage: 'sign',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'signatories',
  title: 'Mediation procedure public',
  asks: 'A dispute and mediation procedure is adopted and public.',
  check({ protocols }) {
    if (protocols.length === 0)
      return notMet('No procedure for disputes and mediation is agreed and public.', nextStep('compact-documents'))
    return met(
      `Agreed and public: ${sayList(protocols.map(({ label }) => label))}.`,
      restsOn(...protocols.map(protocol => recordOf('document', protocol))),
    )
  },
  gives: ['met', 'notMet'],
  examples: [
    { when: 'one agreed', facts: {}, gives: 'met' },
    { when: 'none', facts: { protocols: [] }, gives: 'notMet' },
  ],
})
