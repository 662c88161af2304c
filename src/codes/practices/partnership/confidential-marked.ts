import { exemplaryMeeting, exemplaryPaper } from '../../../facts/partnership/meetings.ts'
import { eachOf } from '../../each-of.ts'
import { aYearAfter, comingMeetings, heldMeetings } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

const closed = { ...exemplaryPaper, id: 'paper-3', label: 'A closed paper', confidential: true, ofClosedItem: true }

/** A paper of a closed item carries the mark, and nobody who left the item for an interest has opened it. */
export const confidentialMarked = definePractice({
  id: 'partnership.confidential-marked',
  stage: 'run',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'seats',
  ownDays: ['meetings'],
  title: 'Confidential papers kept close',
  asks: 'Confidential papers are marked, and reach only those entitled.',
  check(facts, _, today) {
    const papers = [...heldMeetings(facts, today), ...comingMeetings(facts, today)]
      .flatMap(({ papers, held, on }) => papers.map(paper => ({ ...paper, held, on })))
      .filter(({ confidential, ofClosedItem }) => confidential || ofClosedItem)
    if (papers.length === 0) return doesNotApply('No paper of the last twelve months is confidential.')
    return eachOf(
      'paper',
      papers,
      ({ confidential, readByShutOut }) => confidential && readByShutOut === 0,
      {
        noun: ['confidential paper', 'confidential papers'],
        did: ['is marked and reached only those entitled', 'are marked and reached only those entitled'],
        lost: ({ held, on, readByShutOut }) => (held || readByShutOut > 0 ? aYearAfter(on) : undefined),
      },
      nextStep('papers'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply'],
  examples: [
    { when: 'marked', facts: { meetings: [{ ...exemplaryMeeting, papers: [closed] }] }, gives: 'met' },
    {
      when: 'one of two without the mark',
      facts: {
        meetings: [{ ...exemplaryMeeting, papers: [closed, { ...closed, id: 'paper-4', confidential: false }] }],
      },
      gives: 'partly',
    },
    {
      when: 'opened by a seat with an interest',
      facts: { meetings: [{ ...exemplaryMeeting, papers: [{ ...closed, readByShutOut: 1 }] }] },
      gives: 'notMet',
    },
    { when: 'open papers only', facts: {}, gives: 'doesNotApply' },
  ],
})
