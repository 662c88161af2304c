import { z } from 'zod'
import { exemplaryMeeting } from '../../../facts/partnership/meetings.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { aYearAfter, heldMeetings } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notDue } from '../../verdict.ts'

/** Papers read before meetings. */
export const prepared = definePractice({
  id: 'partnership.prepared',
  stage: 'run',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'partners',
  ownDays: ['meetings'],
  title: 'Papers read before meetings',
  asks: 'The share of seats that confirmed before each meeting that they had read its papers meets the rate set.',
  with: z.object({ rate: ruled('prepared') }),
  check(facts, { rate }, today) {
    const meetings = heldMeetings(facts, today).filter(
      ({ papers, seatsFilled, on }) => seatsFilled > 0 && papers.some(({ sentOn }) => sentOn !== null && sentOn <= on),
    )
    if (meetings.length === 0)
      return notDue('No meeting with papers was held in the last twelve months.', nextStep('papers'))
    const ready = eachOf(
      'meeting',
      meetings,
      ({ seatsPrepared, seatsFilled }) => seatsPrepared >= rate * seatsFilled,
      {
        noun: ['meeting with papers', 'meetings with papers'],
        did: [
          `had ${Math.round(rate * 100)} in 100 seats prepared`,
          `had ${Math.round(rate * 100)} in 100 seats prepared`,
        ],
        lost: ({ on }) => aYearAfter(on),
      },
      nextStep('papers'),
    )
    const seats = meetings.reduce((sum, { seatsFilled }) => sum + seatsFilled, 0)
    const read = meetings.reduce((sum, { seatsPrepared }) => sum + seatsPrepared, 0)
    return {
      ...ready,
      because: `${read} of ${sayCount(seats, 'seat')} confirmed before the meeting that they had read the papers. ${ready.because}`,
    }
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both seats', facts: {}, gives: 'met' },
    {
      when: 'one of two meetings',
      facts: {
        meetings: [
          exemplaryMeeting,
          {
            ...exemplaryMeeting,
            id: 'meeting-2',
            label: 'Meeting of 11 August 2026',
            on: day('2026-08-11'),
            seatsPrepared: 0,
          },
        ],
      },
      gives: 'partly',
    },
    { when: 'nobody', facts: { meetings: [{ ...exemplaryMeeting, seatsPrepared: 0 }] }, gives: 'notMet' },
    { when: 'no papers', facts: { meetings: [] }, gives: 'notDue' },
  ],
})
