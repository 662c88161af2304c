import { z } from 'zod'
import { exemplaryMeeting, type Meeting } from '../../../facts/partnership/meetings.ts'
import { addDays, day } from '../../../kernel/day.ts'
import { eachOf, earliest } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { aYearAfter, heldMeetings } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { dueOn, nextStep, notDue } from '../../verdict.ts'

/** Days run from the meeting. A meeting whose minutes are still in time does not count yet. */
export const minutesOpen = definePractice({
  id: 'partnership.minutes-open',
  stage: 'run',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'public',
  ownDays: ['meetings'],
  title: 'Minutes public in time',
  asks: 'Minutes and decisions are public within the days set.',
  with: z.object({ days: ruled('minutes') }),
  essential: true,
  check(facts, { days }, today) {
    const step = nextStep('minutes')
    const held = heldMeetings(facts, today)
    const last = ({ on }: Meeting) => addDays(on, days)
    const next = earliest(held.filter(({ minutesPublishedOn }) => minutesPublishedOn === null).map(last))
    const ripe = held.filter(meeting => meeting.minutesPublishedOn !== null || last(meeting) < today)
    if (ripe.length === 0)
      return notDue(
        held.length === 0 ? 'No meeting was held in the last twelve months.' : 'The minutes are still in time.',
        step,
        dueOn(next),
      )
    return eachOf(
      'meeting',
      ripe,
      meeting => meeting.minutesPublishedOn !== null && meeting.minutesPublishedOn <= last(meeting),
      {
        noun: ['meeting', 'meetings'],
        did: [`had its minutes public within ${days} days`, `had their minutes public within ${days} days`],
        lost: ({ minutesPublishedOn, on }) => (minutesPublishedOn === null ? undefined : aYearAfter(on)),
      },
      step,
      dueOn(next),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'public after a week', facts: {}, gives: 'met' },
    {
      when: 'one of two late',
      facts: {
        meetings: [
          exemplaryMeeting,
          {
            ...exemplaryMeeting,
            id: 'meeting-2',
            label: 'Meeting of 9 June 2026',
            on: day('2026-06-09'),
            minutesPublishedOn: day('2026-07-21'),
          },
        ],
      },
      gives: 'partly',
    },
    { when: 'never public', facts: { meetings: [{ ...exemplaryMeeting, minutesPublishedOn: null }] }, gives: 'notMet' },
    {
      when: 'met yesterday',
      facts: { meetings: [{ ...exemplaryMeeting, minutesPublishedOn: null }] },
      gives: 'notDue',
      today: day('2026-07-15'),
    },
    { when: 'no meeting', facts: { meetings: [] }, gives: 'notDue' },
  ],
})
