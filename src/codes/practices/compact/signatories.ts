import { exemplary } from '../../../facts/examples.ts'
import { isSector } from '../../../facts/shared.ts'
import { sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly, provenBy } from '../../verdict.ts'

/** Signatories of both sectors. */
export const signatories = definePractice({
  id: 'compact.signatories',
  stage: 'sign',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'signatories',
  title: 'Signatories of both sectors',
  asks: 'Organisations can sign, the public register shows who signed what and when, and signatories of both sectors exist.',
  check({ signed }) {
    const step = nextStep('signatories')
    if (signed.length === 0) return notMet('Nobody has signed.', step)
    const statutory = signed.filter(({ sector }) => sector === 'statutory').length
    const sector = signed.filter(signatory => isSector(signatory.sector)).length
    const because = `${sayCount(signed.length, 'organisation')} signed: ${sayCount(statutory, 'public body', 'public bodies')}, ${sector} of the voluntary, community and faith sector.`
    const marks = signed.every(({ confirmed }) => confirmed) ? [provenBy('confirmed')] : []
    return statutory > 0 && sector > 0 ? met(because, ...marks) : partly(because, step, ...marks)
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'one of each, one of which has not confirmed it', facts: {}, gives: 'met' },
    {
      when: 'one of each, both by their own word',
      facts: { signed: exemplary.compact.signed.map(one => ({ ...one, confirmed: true })) },
      gives: 'met',
      proof: 'confirmed',
    },
    { when: 'only the sector', facts: { signed: exemplary.compact.signed.slice(1) }, gives: 'partly' },
    { when: 'nobody', facts: { signed: [] }, gives: 'notMet' },
  ],
})
