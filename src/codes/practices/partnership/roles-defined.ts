import { exemplaryChair, exemplaryHolder, exemplaryMember } from '../../../facts/partnership/seats.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** A vacant seat needs a written role; nobody can confirm it yet. */
export const rolesDefined = definePractice({
  id: 'partnership.roles-defined',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'seats',
  title: 'Roles written and confirmed',
  asks: 'Every seat and supporting officer has a written role, confirmed by its holder.',
  check(facts) {
    const step = nextStep('seats')
    if (facts.seats.length === 0) return onceFormed(facts, notMet('No seat is on record.', step))
    return onceFormed(
      facts,
      eachOf(
        'seat',
        facts.seats,
        ({ roleText, holder }) => says(roleText) && (holder === null || holder.roleConfirmedOn !== null),
        {
          noun: ['seat', 'seats'],
          did: ['has a written role that its holder confirmed', 'have a written role that its holder confirmed'],
        },
        step,
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'written and confirmed', facts: {}, gives: 'met' },
    {
      when: 'one not written',
      facts: { seats: [exemplaryChair, { ...exemplaryMember, roleText: null }] },
      gives: 'partly',
    },
    {
      when: 'not confirmed',
      facts: { seats: [{ ...exemplaryMember, holder: { ...exemplaryHolder, roleConfirmedOn: null } }] },
      gives: 'notMet',
    },
    { when: 'no seat', facts: { seats: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', seats: [] }, gives: 'notDue' },
  ],
})
