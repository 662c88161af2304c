import { z } from 'zod'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { exemplaryMeeting } from '../../facts/example-partnership-run.ts'
import { comingMeetings, heldMeetings } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notDue } from '../../verdict.ts'

/** Papers in plain words. */
export const inclusiveLanguage = definePractice({
  id: 'partnership.inclusive-language',
  stage: 'run',
  evidence: 'computed',
  title: 'Papers in plain words',
  asks: 'Papers meet the reading age set, and jargon is explained.',
  with: z.object({ readingAge: z.int().min(5).max(18).default(12) }),
  check(facts, { readingAge }, today) {
    const papers = [...heldMeetings(facts, today), ...comingMeetings(facts, today)].flatMap(meeting => meeting.papers)
    if (papers.length === 0) return notDue('No paper is on record for the last twelve months.')
    return eachOf(
      'paper',
      papers,
      paper => paper.readingAge !== null && paper.readingAge <= readingAge,
      { noun: ['paper', 'papers'], did: [`reads at age ${readingAge} or below`, `read at age ${readingAge} or below`] },
      nextStep('papers'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'reading age 11', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        meetings: [
          {
            ...exemplaryMeeting,
            papers: [
              ...exemplaryMeeting.papers,
              {
                id: 'paper-2',
                label: 'Accounts',
                sector: 'statutory',
                sentOn: day('2026-07-06'),
                pages: 9,
                summarised: true,
                readingAge: 16,
              },
            ],
          },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'not measured',
      facts: {
        meetings: [
          { ...exemplaryMeeting, papers: exemplaryMeeting.papers.map(paper => ({ ...paper, readingAge: null })) },
        ],
      },
      gives: 'notMet',
    },
    { when: 'no papers', facts: { meetings: [] }, gives: 'notDue' },
  ],
})
