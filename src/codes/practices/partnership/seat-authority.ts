import { exemplaryChair, exemplaryHolder, exemplaryMember } from '../../../facts/partnership/seats.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { termsOf } from '../../terms-of-office.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** What each holder may decide. */
export const seatAuthority = definePractice({
  id: 'partnership.seat-authority',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'partners',
  title: 'What each holder may decide',
  asks: 'The partner has confirmed what the holder may decide; beyond it the decision is marked subject to confirmation.',
  check(facts) {
    const held = facts.seats.filter(({ holder }) => holder !== null)
    if (held.length === 0) return onceFormed(facts, notMet('No seat has a holder yet.', nextStep('seat-holder')))
    return onceFormed(
      facts,
      eachOf(
        'term',
        termsOf(held),
        ({ holder }) => holder !== null && says(holder.authority) && holder.authorityConfirmedOn !== null,
        {
          noun: ['holder', 'holders'],
          did: ['has an authority that the partner confirmed', 'have an authority that the partner confirmed'],
        },
        nextStep('seat-term'),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both holders', facts: {}, gives: 'met' },
    {
      when: 'one not confirmed',
      facts: {
        seats: [exemplaryChair, { ...exemplaryMember, holder: { ...exemplaryHolder, authorityConfirmedOn: null } }],
      },
      gives: 'partly',
    },
    { when: 'no holder', facts: { seats: [{ ...exemplaryChair, holder: null }] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', seats: [] }, gives: 'notDue' },
  ],
})
