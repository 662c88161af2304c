import { exemplaryChair, exemplaryMember } from '../../../facts/partnership/seats.ts'
import { eachOf, recordOf } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { termsOf } from '../../terms-of-office.ts'
import { nextStep, notMet, restsOn } from '../../verdict.ts'

/** Each seat has a named holder. */
export const seatNamed = definePractice({
  id: 'partnership.seat-named',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'partners',
  title: 'Each seat has a named holder',
  asks: 'Each seat has a named holder, and the partner has confirmed it.',
  essential: true,
  check(facts) {
    const step = nextStep('seats')
    if (facts.seats.length === 0) return onceFormed(facts, notMet('It has no seat yet.', step))
    const vacant = facts.seats.some(({ holder }) => holder === null)
    const unconfirmed = termsOf(facts.seats.filter(({ holder }) => holder?.confirmedOn === null)).map(term =>
      recordOf('term', term),
    )
    return onceFormed(
      facts,
      eachOf(
        'seat',
        facts.seats,
        ({ holder }) => holder !== null && holder.confirmedOn !== null,
        {
          noun: ['seat', 'seats'],
          did: ['has a named holder whom the partner confirmed', 'have a named holder whom the partner confirmed'],
        },
        ...(vacant
          ? [nextStep('seat-holder')]
          : unconfirmed.length > 0
            ? [nextStep('seat-term'), restsOn(...unconfirmed)]
            : []),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both seats', facts: {}, gives: 'met' },
    {
      when: 'one seat vacant',
      facts: { seats: [exemplaryChair, { ...exemplaryMember, holder: null }] },
      gives: 'partly',
    },
    { when: 'no seat', facts: { seats: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', seats: [] }, gives: 'notDue' },
  ],
})
