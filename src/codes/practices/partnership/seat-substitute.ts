import { exemplaryChair, exemplaryMember } from '../../../facts/partnership/seats.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf, recordOf } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { termsOf } from '../../terms-of-office.ts'
import { nextStep, notMet, restsOn } from '../../verdict.ts'

/** Somebody who stands in without authority is written down as an observer. */
export const seatSubstitute = definePractice({
  id: 'partnership.seat-substitute',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'partners',
  title: 'Substitutes named with authority',
  asks: 'A substitute with delegated authority is named; an unauthorised stand-in is recorded as an observer.',
  check(facts) {
    if (facts.seats.length === 0) return onceFormed(facts, notMet('It has no seat yet.', nextStep('seats')))
    const vacant = facts.seats.some(({ holder }) => holder === null)
    const lacking = termsOf(facts.seats.filter(({ substitute }) => substitute === null || !says(substitute.authority)))
    const without = lacking.length === 0 ? [] : [restsOn(...lacking.map(term => recordOf('term', term)))]
    return onceFormed(
      facts,
      eachOf(
        'seat',
        facts.seats,
        ({ substitute }) => substitute !== null && says(substitute.authority),
        {
          noun: ['seat', 'seats'],
          did: ['has a substitute with delegated authority', 'have a substitute with delegated authority'],
        },
        ...(vacant ? [nextStep('seat-holder')] : [nextStep('seat-substitute'), ...without]),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both seats', facts: {}, gives: 'met' },
    {
      when: 'one without',
      facts: { seats: [exemplaryChair, { ...exemplaryMember, substitute: null }] },
      gives: 'partly',
    },
    {
      when: 'none',
      facts: { seats: [{ ...exemplaryChair, substitute: { person: 'Lena Moss', authority: null } }] },
      gives: 'notMet',
    },
    { when: 'still forming', facts: { state: 'forming', seats: [] }, gives: 'notDue' },
  ],
})
