import { exemplaryMeeting, type Meeting } from '../../../facts/partnership/meetings.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf, earliest } from '../../each-of.ts'
import { aYearAfter, comingMeetings, ofLastYear } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { dueOn, nextStep, notDue } from '../../verdict.ts'

/** Judged on meetings whose agenda has closed; no answer is due while the agenda is open. */
export const agendaOpen = definePractice({
  id: 'partnership.agenda-open',
  stage: 'run',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'seats',
  ownDays: ['meetings'],
  title: 'Every seat asked for agenda items',
  asks: 'Every seat was asked for items before each agenda closed, and each proposal was accepted or answered.',
  check(facts, _, today) {
    const closed = facts.meetings.filter(
      ({ agendaClosesOn, held }) => held || (agendaClosesOn !== null && agendaClosesOn < today),
    )
    const meetings = ofLastYear(closed, ({ agendaClosesOn, on }) => agendaClosesOn ?? on, today)
    const next = earliest(comingMeetings(facts, today).map(({ agendaClosesOn }) => agendaClosesOn))
    if (meetings.length === 0)
      return notDue('No agenda has closed in the last twelve months.', nextStep('call-for-items'), dueOn(next))
    const askedInTime = ({ itemsAskedOn, agendaClosesOn, on }: Meeting) =>
      itemsAskedOn !== null && itemsAskedOn <= (agendaClosesOn ?? on)
    const open = (meeting: Meeting) => askedInTime(meeting) && meeting.proposals.every(({ answered }) => answered)
    return eachOf(
      'meeting',
      meetings,
      open,
      {
        noun: ['agenda', 'agendas'],
        did: [
          'asked every seat for items and answered each proposal',
          'asked every seat for items and answered each proposal',
        ],
        // Seats cannot be asked any more once the agenda has closed; a proposal can still be answered until the meeting.
        lost: meeting => (meeting.held || !askedInTime(meeting) ? aYearAfter(meeting.on) : undefined),
      },
      nextStep('agenda'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'seats asked, both proposals answered', facts: {}, gives: 'met' },
    {
      when: 'one of two agendas',
      facts: {
        meetings: [
          exemplaryMeeting,
          {
            ...exemplaryMeeting,
            id: 'meeting-2',
            label: 'Meeting of 11 August 2026',
            on: day('2026-08-11'),
            agendaClosesOn: day('2026-08-01'),
            itemsAskedOn: null,
          },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'a proposal left unanswered',
      facts: {
        meetings: [
          {
            ...exemplaryMeeting,
            proposals: [{ id: 'proposal-1', label: 'Winter rota', sector: 'voluntary', answered: false }],
          },
        ],
      },
      gives: 'notMet',
    },
    { when: 'no meeting', facts: { meetings: [] }, gives: 'notDue' },
  ],
})
