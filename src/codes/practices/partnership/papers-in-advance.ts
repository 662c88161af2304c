import { z } from 'zod'
import { exemplaryMeeting } from '../../../facts/partnership/meetings.ts'
import { addDays, type Day, day } from '../../../kernel/day.ts'
import { eachOf, earliest } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { aYearAfter, comingMeetings, heldMeetings } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { dueOn, nextStep, notDue } from '../../verdict.ts'

/** Agenda and papers sent ahead. */
export const papersInAdvance = definePractice({
  id: 'partnership.papers-in-advance',
  stage: 'run',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'seats',
  ownDays: ['meetings'],
  title: 'Agenda and papers sent ahead',
  asks: 'Agenda and papers went out by the days before the meeting.',
  with: z.object({ days: ruled('papers') }),
  check(facts, { days }, today) {
    const step = nextStep('papers')
    const last = (on: Day) => addDays(on, -days)
    const next = earliest(
      comingMeetings(facts, today)
        .filter(({ agendaSentOn, papers }) => agendaSentOn === null || papers.some(({ sentOn }) => sentOn === null))
        .map(({ on }) => last(on)),
    )
    const ripe = [...heldMeetings(facts, today), ...comingMeetings(facts, today).filter(({ on }) => last(on) < today)]
    // Records are their meetings: an agenda has no page of its own, and papers are sent on the meeting's.
    const sent = ripe.flatMap(({ id, label, on, held, agendaSentOn, papers }) =>
      [
        { label: `Agenda, ${label}`, sentOn: agendaSentOn },
        ...papers.map(paper => ({ label: `${paper.label}, ${label}`, sentOn: paper.sentOn })),
      ].map(one => ({ ...one, id, on, past: held || one.sentOn !== null })),
    )
    if (sent.length === 0) return notDue('No meeting was held in the last twelve months.', step, dueOn(next))
    return eachOf(
      'meeting',
      sent,
      ({ sentOn, on }) => sentOn !== null && sentOn <= last(on),
      {
        noun: ['agenda or paper', 'agendas and papers'],
        did: `went out at least ${days} days before the meeting`,
        lost: ({ past, on }) => (past ? aYearAfter(on) : undefined),
      },
      step,
      dueOn(next),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'all eight days ahead', facts: {}, gives: 'met' },
    {
      when: 'one paper late',
      facts: {
        meetings: [
          {
            ...exemplaryMeeting,
            papers: exemplaryMeeting.papers.map(paper => ({ ...paper, sentOn: day('2026-07-13') })),
          },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'nothing sent',
      facts: { meetings: [{ ...exemplaryMeeting, agendaSentOn: null, papers: [] }] },
      gives: 'notMet',
    },
    { when: 'no meeting', facts: { meetings: [] }, gives: 'notDue' },
  ],
})
