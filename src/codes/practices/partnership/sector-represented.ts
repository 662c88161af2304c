import { exemplaryChair, exemplaryMember } from '../../../facts/partnership/seats.ts'
import { isSector } from '../../../facts/shared.ts'
import { eachOf, sayCount } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** Sector seats exist and are filled. */
export const sectorRepresented = definePractice({
  id: 'partnership.sector-represented',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'sector',
  title: 'Sector seats exist and are filled',
  asks: 'Voluntary and community seats exist and are filled.',
  essential: true,
  check(facts) {
    const step = nextStep('seats')
    const seats = facts.seats.filter(({ sector }) => isSector(sector))
    if (seats.length === 0)
      return onceFormed(
        facts,
        notMet(
          `None of ${sayCount(facts.seats.length, 'seat')} belongs to the voluntary, community or faith sector.`,
          step,
        ),
      )
    return onceFormed(
      facts,
      eachOf(
        'seat',
        seats,
        ({ holder }) => holder !== null,
        {
          noun: [
            'seat of the voluntary, community and faith sector',
            'seats of the voluntary, community and faith sector',
          ],
          did: ['is filled', 'are filled'],
        },
        nextStep('seat-holder'),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'one such seat, filled', facts: {}, gives: 'met' },
    {
      when: 'one of two filled',
      facts: {
        seats: [exemplaryMember, { ...exemplaryMember, id: 'seat-3', label: 'Seat of Vale Drivers', holder: null }],
      },
      gives: 'partly',
    },
    { when: 'no such seat', facts: { seats: [exemplaryChair] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', seats: [] }, gives: 'notDue' },
  ],
})
