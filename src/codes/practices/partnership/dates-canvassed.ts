import { exemplaryMeeting, type Meeting } from '../../../facts/partnership/meetings.ts'
import { exemplaryPartnership, type PartnershipFacts } from '../../../facts/partnership.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf, sayCount } from '../../each-of.ts'
import { entriesOf, entriesWith } from '../../partnership-entries.ts'
import { aYearAfter, comingMeetings, heldMeetings } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notDue } from '../../verdict.ts'

/** The day of a meeting as the seats were asked about it before the day it was set; null where they were not, or had no day to answer. */
function askedBefore(facts: PartnershipFacts, { on, dateSetOn }: Meeting) {
  return entriesOf(facts, 'possible-day').find(asked => asked.on === on && asked.writtenOn < dateSetOn) ?? null
}

/** Every seat is mailed when a day is asked about; clashes that remain stand on the page of the days, and are counted here. */
export const datesCanvassed = definePractice({
  id: 'partnership.dates-canvassed',
  stage: 'run',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'seats',
  ownDays: ['meetings'],
  title: 'Clashes asked before dates are set',
  asks: 'Seats were asked for clashes before meeting dates were fixed, and clashes that remain are shown.',
  check(facts, _, today) {
    const coming = comingMeetings(facts, today)
    const meetings = [...heldMeetings(facts, today), ...coming]
    const step = nextStep('dates-asked')
    if (meetings.length === 0) return notDue('No meeting is on record for the last twelve months or to come.', step)
    const verdict = eachOf(
      'meeting',
      meetings,
      meeting => askedBefore(facts, meeting) !== null,
      {
        noun: ['meeting', 'meetings'],
        did: [
          'had its day asked about in every seat before it was set',
          'had their days asked about in every seat before they were set',
        ],
        lost: ({ held, on }) => (held ? aYearAfter(on) : undefined),
      },
      step,
    )
    const clashing = coming.filter(meeting => askedBefore(facts, meeting)?.answers.some(({ says }) => says === 'no'))
    if (clashing.length === 0) return verdict
    return {
      ...verdict,
      because: `${verdict.because} Clashes remain for ${sayCount(clashing.length, 'meeting')} to come.`,
    }
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'asked three weeks before it was set', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        meetings: [
          exemplaryMeeting,
          { ...exemplaryMeeting, id: 'meeting-2', label: 'Meeting of 11 August 2026', on: day('2026-08-11') },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'asked after it was set',
      facts: entriesWith(exemplaryPartnership, 'possible-day', () => ({ writtenOn: day('2026-06-01') })),
      gives: 'notMet',
    },
    {
      when: 'asked on the day on which it was set',
      facts: entriesWith(exemplaryPartnership, 'possible-day', () => ({ writtenOn: exemplaryMeeting.dateSetOn })),
      gives: 'notMet',
    },
    { when: 'no meeting', facts: { meetings: [] }, gives: 'notDue' },
  ],
})
