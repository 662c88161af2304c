import { eachOf } from '../../each-of.ts'
import { exemplaryChair, exemplaryMember } from '../../facts/example-seats.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** Roles written and confirmed. */
export const rolesDefined = definePractice({
  id: 'partnership.roles-defined',
  stage: 'form',
  evidence: 'computed',
  title: 'Roles written and confirmed',
  asks: 'Every seat and supporting officer has a written role, confirmed by its holder.',
  check(facts) {
    const step = nextStep('seats')
    if (facts.seats.length === 0) return onceFormed(facts, notMet('It has no seat yet.', step))
    return onceFormed(
      facts,
      eachOf(
        'seat',
        facts.seats,
        ({ roleText, holder }) => says(roleText) && (holder === null || holder.roleConfirmedOn !== null),
        {
          noun: ['seat', 'seats'],
          did: ['has a written role that its holder confirmed', 'have a written role that their holders confirmed'],
        },
        step,
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both seats', facts: {}, gives: 'met' },
    {
      when: 'one role not written',
      facts: { seats: [exemplaryChair, { ...exemplaryMember, roleText: null }] },
      gives: 'partly',
    },
    { when: 'no seat', facts: { seats: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', seats: [] }, gives: 'notDue' },
  ],
})
