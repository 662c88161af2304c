import { z } from 'zod'
import { exemplaryMeeting, exemplaryPaper } from '../../../facts/partnership/meetings.ts'
import { eachOf, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { aYearAfter, comingMeetings, heldMeetings } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

/** Long papers carry a summary. */
export const papersSummarised = definePractice({
  id: 'partnership.papers-summarised',
  stage: 'run',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'seats',
  ownDays: ['meetings'],
  title: 'Long papers carry a summary',
  asks: 'Papers longer than the pages set carry a summary.',
  with: z.object({ pages: ruled('paper-pages') }),
  check(facts, { pages }, today) {
    const long = [...heldMeetings(facts, today), ...comingMeetings(facts, today)]
      .flatMap(({ papers, held, on, id }) => papers.map(paper => ({ ...paper, held, on, meeting: id })))
      .filter(paper => paper.pages > pages)
    if (long.length === 0)
      return doesNotApply(`No paper of the last twelve months is longer than ${sayCount(pages, 'page')}.`)
    return eachOf(
      'paper',
      long,
      ({ summarised }) => summarised,
      {
        noun: [`paper longer than ${pages} pages`, `papers longer than ${pages} pages`],
        did: ['has a summary', 'have a summary'],
        lost: ({ held, on }) => (held ? aYearAfter(on) : undefined),
      },
      nextStep('papers'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply'],
  examples: [
    { when: 'six pages with a summary', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        meetings: [
          {
            ...exemplaryMeeting,
            papers: [
              ...exemplaryMeeting.papers,
              { ...exemplaryPaper, id: 'paper-2', label: 'Accounts', pages: 9, summarised: false },
            ],
          },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'no summary',
      facts: {
        meetings: [
          { ...exemplaryMeeting, papers: exemplaryMeeting.papers.map(paper => ({ ...paper, summarised: false })) },
        ],
      },
      gives: 'notMet',
    },
    {
      when: 'short papers only',
      facts: {
        meetings: [{ ...exemplaryMeeting, papers: exemplaryMeeting.papers.map(paper => ({ ...paper, pages: 2 })) }],
      },
      gives: 'doesNotApply',
    },
  ],
})
