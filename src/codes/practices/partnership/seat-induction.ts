import { z } from 'zod'
import { exemplaryChair, exemplaryHolder, exemplaryMember, type Holding } from '../../../facts/partnership/seats.ts'
import { addDays, day } from '../../../kernel/day.ts'
import { eachOf, earliest, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { aYearAfter } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { termsOf } from '../../terms-of-office.ts'
import { dueOn, nextStep, notDue } from '../../verdict.ts'

/** New holders inducted. */
export const seatInduction = definePractice({
  id: 'partnership.seat-induction',
  stage: 'form',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'seats',
  title: 'New holders inducted',
  asks: 'Each new holder (chairs too) has completed induction within the days set and been offered a buddy.',
  with: z.object({ days: ruled('induction') }),
  check(facts, { days }, today) {
    const step = nextStep('seat-term')
    const last = (holder: Holding) => addDays(holder.since, days)
    const terms = termsOf(facts.seats)
    const ripe = terms.filter(({ holder }) => holder.inductedOn !== null || last(holder) < today)
    const coming = earliest(terms.map(({ holder }) => (holder.inductedOn === null ? last(holder) : null)))
    if (ripe.length === 0)
      return notDue(
        terms.length === 0
          ? 'No seat has a holder yet.'
          : `${sayCount(terms.length, 'new holder')} still within ${sayCount(days, 'day')}.`,
        nextStep(terms.length === 0 ? 'seat-holder' : 'seat-term'),
        dueOn(coming),
      )
    // An induction that came late counts against the seat for a year, and nothing can mend it meanwhile.
    const inTime = ({ inductedOn, ...holder }: Holding) =>
      inductedOn !== null && (inductedOn <= last({ inductedOn, ...holder }) || aYearAfter(inductedOn) <= today)
    return eachOf(
      'term',
      ripe,
      ({ holder }) => inTime(holder) && holder.buddyOffered,
      {
        noun: ['holder', 'holders'],
        did: [
          `had an induction within ${days} days and the offer of a buddy`,
          `had an induction within ${days} days and the offer of a buddy`,
        ],
        lost: ({ holder: { inductedOn, buddyOffered } }) =>
          inductedOn !== null && buddyOffered ? aYearAfter(inductedOn) : undefined,
      },
      step,
      dueOn(coming),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both within three weeks', facts: {}, gives: 'met' },
    {
      when: 'one without a buddy',
      facts: { seats: [exemplaryChair, { ...exemplaryMember, holder: { ...exemplaryHolder, buddyOffered: false } }] },
      gives: 'partly',
    },
    {
      when: 'no induction',
      facts: { seats: [{ ...exemplaryMember, holder: { ...exemplaryHolder, inductedOn: null } }] },
      gives: 'notMet',
    },
    {
      when: 'took the seat last week',
      facts: {
        seats: [{ ...exemplaryMember, holder: { ...exemplaryHolder, since: day('2026-08-25'), inductedOn: null } }],
      },
      gives: 'notDue',
    },
  ],
})
