import { exemplaryMeeting } from '../../../facts/partnership/meetings.ts'
import { day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { aYearAfter, comingMeetings, heldMeetings } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notDue } from '../../verdict.ts'

/** Why each meeting is needed. */
export const meetingNeeded = definePractice({
  id: 'partnership.meeting-needed',
  stage: 'run',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'seats',
  ownDays: ['meetings'],
  title: 'Why each meeting is needed',
  asks: 'Each meeting states why it is needed; business without one is done by written procedure.',
  check(facts, _, today) {
    const meetings = [...heldMeetings(facts, today), ...comingMeetings(facts, today)]
    if (meetings.length === 0)
      return notDue('No meeting is on record for the last twelve months or to come.', nextStep('meeting'))
    return eachOf(
      'meeting',
      meetings,
      ({ whyNeeded }) => says(whyNeeded),
      {
        noun: ['meeting', 'meetings'],
        did: ['states why it is needed', 'state why they are needed'],
        lost: ({ held, on }) => (held ? aYearAfter(on) : undefined),
      },
      nextStep('meeting'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'to settle the rota', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        meetings: [
          exemplaryMeeting,
          {
            ...exemplaryMeeting,
            id: 'meeting-2',
            label: 'Meeting of 11 August 2026',
            on: day('2026-08-11'),
            whyNeeded: null,
          },
        ],
      },
      gives: 'partly',
    },
    { when: 'not stated', facts: { meetings: [{ ...exemplaryMeeting, whyNeeded: '' }] }, gives: 'notMet' },
    { when: 'no meeting', facts: { meetings: [] }, gives: 'notDue' },
  ],
})
