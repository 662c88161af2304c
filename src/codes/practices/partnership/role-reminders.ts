import { exemplaryMeeting } from '../../../facts/partnership/meetings.ts'
import { eachOf } from '../../each-of.ts'
import { aYearAfter, heldMeetings } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notDue } from '../../verdict.ts'

/** A holder without an email address is reminded of nothing: the page of seats shows who. */
export const roleReminders = definePractice({
  id: 'partnership.role-reminders',
  stage: 'maintain',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'seats',
  ownDays: ['meetings'],
  title: 'Holders reminded in time',
  asks: 'Holders are reminded of role, dates and duties before they fall due.',
  check(facts, _, today) {
    const held = heldMeetings(facts, today).filter(
      ({ seatsFilled, itemsAskedOn, papers, on }) =>
        seatsFilled > 0 && (itemsAskedOn !== null || papers.some(({ sentOn }) => sentOn !== null && sentOn <= on)),
    )
    if (held.length === 0) return notDue('No meeting of the last twelve months asked anything of holders beforehand.')
    return eachOf(
      'meeting',
      held,
      ({ seatsFilled, seatsReminded }) => seatsReminded >= seatsFilled,
      {
        noun: ['meeting', 'meetings'],
        did: [
          'had every holder reminded or with nothing left to do',
          'had every holder reminded or with nothing left to do',
        ],
        lost: ({ on }) => aYearAfter(on),
      },
      nextStep('seats'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both seats', facts: {}, gives: 'met' },
    {
      when: 'one of two meetings',
      facts: { meetings: [exemplaryMeeting, { ...exemplaryMeeting, id: 'meeting-2', seatsReminded: 1 }] },
      gives: 'partly',
    },
    { when: 'one holder was not', facts: { meetings: [{ ...exemplaryMeeting, seatsReminded: 1 }] }, gives: 'notMet' },
    { when: 'no meeting', facts: { meetings: [] }, gives: 'notDue' },
  ],
})
