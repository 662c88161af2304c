import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, nextStep, provenBy } from '../../verdict.ts'

/** A signatory that declared an interest answers, declines, or asks for more time. */
export const answeredInTime = definePractice({
  id: 'consultation.answered-in-time',
  stage: 'close',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed'],
  owedTo: 'statutory',
  title: 'Signatories answer in time',
  asks: 'Signatories with a declared interest answered, declined or asked for more time before the close.',
  until: 'closing',
  check({ interestedSignatories, closesOn }, _, today) {
    if (interestedSignatories.length === 0)
      return doesNotApply('No signatory has declared an interest that covers this.')
    const said = eachOf(
      'organisation',
      interestedSignatories,
      ({ said, saidOn }) => said !== null && (closesOn === null || (saidOn !== null && saidOn <= closesOn)),
      {
        noun: ['signatory with a declared interest', 'signatories with a declared interest'],
        did: [
          'answered, declined or asked for more time before the close',
          'answered, declined or asked for more time before the close',
        ],
      },
      nextStep('organisations-part'),
      // Each says it of itself, by the sign-in of somebody who speaks for it.
      provenBy('confirmed'),
    )
    return dueBy(closesOn, today, said)
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'one answered, one declined', facts: {}, gives: 'met' },
    { when: 'none has an interest', facts: { interestedSignatories: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two',
      facts: {
        interestedSignatories: exemplaryConsultation.interestedSignatories.map((one, at) =>
          at === 0 ? { ...one, said: null } : one,
        ),
      },
      gives: 'partly',
    },
    {
      when: 'neither',
      facts: {
        interestedSignatories: exemplaryConsultation.interestedSignatories.map(one => ({ ...one, said: null })),
      },
      gives: 'notMet',
    },
    {
      when: 'still open',
      facts: {
        interestedSignatories: exemplaryConsultation.interestedSignatories.map(one => ({ ...one, said: null })),
      },
      gives: 'notDue',
      today: day('2026-02-01'),
    },
  ],
})
