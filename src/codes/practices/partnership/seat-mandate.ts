import { exemplaryChair, exemplaryHolder, exemplaryMember } from '../../../facts/partnership/seats.ts'
import { eachOf } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { termsOf } from '../../terms-of-office.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** Standing of each holder clear. */
export const seatMandate = definePractice({
  id: 'partnership.seat-mandate',
  stage: 'form',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Standing of each holder clear',
  asks: "Each holder's standing is clear: representing a body, representative of a group, or invited for expertise.",
  check(facts) {
    const held = facts.seats.filter(({ holder }) => holder !== null)
    if (held.length === 0) return onceFormed(facts, notMet('No seat has a holder yet.', nextStep('seat-holder')))
    return onceFormed(
      facts,
      eachOf(
        'term',
        termsOf(held),
        ({ holder }) => holder?.mandate != null,
        { noun: ['holder', 'holders'], did: ['has a stated mandate', 'have a stated mandate'] },
        nextStep('seat-term'),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both holders', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: { seats: [exemplaryChair, { ...exemplaryMember, holder: { ...exemplaryHolder, mandate: null } }] },
      gives: 'partly',
    },
    { when: 'no holder', facts: { seats: [{ ...exemplaryChair, holder: null }] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', seats: [] }, gives: 'notDue' },
  ],
})
