import { exemplaryHolder, exemplaryMember } from '../../../facts/partnership/seats.ts'
import { isSector } from '../../../facts/shared.ts'
import { day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { termsOf } from '../../terms-of-office.ts'
import { nextStep, notMet, partly, provenBy } from '../../verdict.ts'

/** How sector representatives were selected. */
export const seatSelection = definePractice({
  id: 'partnership.seat-selection',
  stage: 'form',
  evidence: 'recorded',
  proof: 'shown',
  proofs: ['shown', 'stated'],
  owedTo: 'sector',
  version: 2,
  changed: {
    2: 'Where the bodies of a sector elected who holds a seat in the Hub, that is shown; before, it was stated.',
  },
  title: 'How sector representatives were selected',
  asks: 'How a sector representative was selected is written down and public.',
  check(facts) {
    const held = facts.seats.filter(({ sector, holder }) => isSector(sector) && holder !== null)
    if (held.length === 0)
      return onceFormed(facts, notMet('No seat of the sector has a holder yet.', nextStep('seat-holder')))
    const written = eachOf(
      'term',
      termsOf(held),
      ({ holder }) => holder !== null && (holder.elected !== null || says(holder.selection)),
      {
        noun: ['sector representative', 'sector representatives'],
        did: ['has the way of selection written down', 'have the way of selection written down'],
      },
      nextStep('seat-term'),
      provenBy(held.every(({ holder }) => holder?.elected) ? 'shown' : 'stated'),
    )
    if (written.verdict !== 'met' || facts.public) return onceFormed(facts, written)
    return onceFormed(
      facts,
      partly(
        `${written.because} The partnership is not in the public register.`,
        nextStep('seats'),
        provenBy(written.proof ?? 'stated'),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'written down, and public', facts: {}, gives: 'met', proof: 'stated' },
    {
      when: 'elected by the bodies of the sector in the Hub, and public',
      facts: {
        seats: [
          {
            ...exemplaryMember,
            holder: { ...exemplaryHolder, selection: null, elected: { on: day('2025-08-20'), voted: true } },
          },
        ],
      },
      gives: 'met',
      gave: { 1: 'notMet' },
      proof: 'shown',
    },
    { when: 'written down, not public', facts: { public: false }, gives: 'partly', proof: 'stated' },
    {
      when: 'one of two',
      facts: {
        seats: [
          exemplaryMember,
          {
            ...exemplaryMember,
            id: 'seat-3',
            label: 'Seat of Vale Drivers',
            holder: { ...exemplaryHolder, selection: null },
          },
        ],
      },
      gives: 'partly',
      proof: 'stated',
    },
    {
      when: 'not written down',
      facts: { seats: [{ ...exemplaryMember, holder: { ...exemplaryHolder, selection: null } }] },
      gives: 'notMet',
    },
    { when: 'still forming', facts: { state: 'forming', seats: [] }, gives: 'notDue' },
  ],
})
