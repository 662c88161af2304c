import { z } from 'zod'
import { exemplaryMeeting, exemplaryPaper, type Paper } from '../../../facts/partnership/meetings.ts'
import { eachOf, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { aYearAfter, comingMeetings, heldMeetings } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep, notKnown, provenBy } from '../../verdict.ts'

const withPapers = (...papers: readonly Partial<Paper>[]) => ({
  meetings: [
    {
      ...exemplaryMeeting,
      papers: papers.map((paper, at) => ({ ...exemplaryPaper, id: `paper-${at + 1}`, ...paper })),
    },
  ],
})

/** Its reading age is measured when a paper is brought; that words are explained its sender writes. A picture of a text tells nothing. */
export const inclusiveLanguage = definePractice({
  id: 'partnership.inclusive-language',
  stage: 'run',
  evidence: 'computed',
  proof: 'shown',
  proofs: ['shown', 'stated'],
  owedTo: 'seats',
  ownDays: ['meetings'],
  title: 'Papers in plain words',
  asks: 'Papers meet the reading age set, and jargon is explained.',
  with: z.object({ readingAge: ruled('reading-age') }),
  check(facts, { readingAge }, today) {
    const step = nextStep('papers')
    const sent = [...heldMeetings(facts, today), ...comingMeetings(facts, today)].flatMap(({ papers, held, on, id }) =>
      papers.filter(({ sentOn }) => sentOn !== null).map(paper => ({ ...paper, held, on, within: id })),
    )
    if (sent.length === 0) return doesNotApply('No paper of the last twelve months was sent.', step)
    const measured = sent.filter(paper => paper.readingAge !== null)
    if (measured.length === 0)
      return notKnown(
        'notFromRecords',
        `None of ${sayCount(sent.length, 'paper')} could be read as text, so none was measured.`,
      )
    return eachOf(
      'paper',
      measured,
      paper => paper.readingAge !== null && paper.readingAge <= readingAge && (!paper.longWords || paper.explained),
      {
        noun: ['paper that was measured', 'papers that were measured'],
        did: [
          `has a reading age of ${readingAge} or less, its long words explained`,
          `have a reading age of ${readingAge} or less, their long words explained`,
        ],
        lost: ({ on }) => aYearAfter(on),
      },
      step,
      provenBy(measured.some(({ longWords }) => longWords) ? 'stated' : 'shown'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply', 'notKnown'],
  examples: [
    { when: 'reading age 11.2, its words explained', facts: {}, gives: 'met', proof: 'stated' },
    {
      when: 'reading age 9, no long word',
      facts: withPapers({ readingAge: 9, longWords: false }),
      gives: 'met',
      proof: 'shown',
    },
    { when: 'one of two is hard', facts: withPapers({}, { readingAge: 15.1 }), gives: 'partly', proof: 'stated' },
    { when: 'long words, none explained', facts: withPapers({ explained: false }), gives: 'notMet' },
    { when: 'a code that asks for nine', facts: {}, gives: 'notMet', with: { readingAge: 9 } },
    { when: 'a scan that cannot be read', facts: withPapers({ readingAge: null }), gives: 'notKnown' },
    { when: 'no paper', facts: { meetings: [] }, gives: 'doesNotApply' },
  ],
})
