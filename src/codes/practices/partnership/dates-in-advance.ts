import { z } from 'zod'
import { exemplaryMeeting } from '../../../facts/partnership/meetings.ts'
import { day, daysBetween } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { aYearAfter, comingMeetings, heldMeetings } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notDue } from '../../verdict.ts'

/** A meeting moved counts from the day its present date was set. */
export const datesInAdvance = definePractice({
  id: 'partnership.dates-in-advance',
  stage: 'run',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'seats',
  ownDays: ['meetings'],
  title: 'Meeting dates set well ahead',
  asks: 'Meeting dates were set by the days in advance.',
  with: z.object({ days: ruled('dates-ahead') }),
  check(facts, { days }, today) {
    const meetings = [...heldMeetings(facts, today), ...comingMeetings(facts, today)]
    if (meetings.length === 0)
      return notDue('No meeting is on record for the last twelve months or to come.', nextStep('meeting'))
    return eachOf(
      'meeting',
      meetings,
      ({ dateSetOn, on }) => daysBetween(dateSetOn, on) >= days,
      {
        noun: ['meeting', 'meetings'],
        did: [`had its date set at least ${days} days ahead`, `had their dates set at least ${days} days ahead`],
        lost: ({ held, on }) => (held || daysBetween(today, on) < days ? aYearAfter(on) : undefined),
      },
      nextStep('meeting'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'set two months ahead', facts: {}, gives: 'met' },
    {
      when: 'one of two moved late',
      facts: {
        meetings: [
          exemplaryMeeting,
          {
            ...exemplaryMeeting,
            id: 'meeting-2',
            label: 'Meeting of 11 August 2026',
            on: day('2026-08-11'),
            dateSetOn: day('2026-08-01'),
          },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'set a week ahead',
      facts: { meetings: [{ ...exemplaryMeeting, dateSetOn: day('2026-07-07') }] },
      gives: 'notMet',
    },
    { when: 'no meeting', facts: { meetings: [] }, gives: 'notDue' },
  ],
})
