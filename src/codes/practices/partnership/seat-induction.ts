import { z } from 'zod'
import { addDays, day } from '../../../kernel/day.ts'
import { eachOf, earliest, sayCount } from '../../each-of.ts'
import { exemplaryChair, exemplaryHolder, exemplaryMember } from '../../facts/example-seats.ts'
import type { Holding } from '../../facts/partnership.ts'
import { definePractice } from '../../practice.ts'
import { dueOn, nextStep, notDue } from '../../verdict.ts'

/** New holders inducted. */
export const seatInduction = definePractice({
  id: 'partnership.seat-induction',
  stage: 'form',
  evidence: 'computed',
  title: 'New holders inducted',
  asks: 'Each new holder (chairs too) has completed induction within the days set and been offered a buddy.',
  with: z.object({ days: z.int().positive().default(60) }),
  check(facts, { days }, today) {
    const step = nextStep('seats')
    const last = (holder: Holding) => addDays(holder.since, days)
    const held = facts.seats.filter(({ holder }) => holder !== null)
    const ripe = held.filter(({ holder }) => holder !== null && (holder.inductedOn !== null || last(holder) < today))
    const coming = earliest(
      held.map(({ holder }) => (holder !== null && holder.inductedOn === null ? last(holder) : null)),
    )
    if (ripe.length === 0)
      return notDue(
        held.length === 0
          ? 'No seat has a holder yet.'
          : `${sayCount(held.length, 'new holder')} still within ${sayCount(days, 'day')}.`,
        step,
        dueOn(coming),
      )
    return eachOf(
      'seat',
      ripe,
      ({ holder }) =>
        holder !== null && holder.inductedOn !== null && holder.inductedOn <= last(holder) && holder.buddyOffered,
      {
        noun: ['holder', 'holders'],
        did: [
          `had an induction within ${days} days and the offer of a buddy`,
          `had an induction within ${days} days and the offer of a buddy`,
        ],
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
