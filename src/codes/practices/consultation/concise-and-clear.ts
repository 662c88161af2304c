import { day } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** A page holds about 500 words. */
export const conciseAndClear = definePractice({
  id: 'consultation.concise-and-clear',
  stage: 'publish',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Short summary, clear headings',
  asks: 'The pack opens with a summary of one page and every document has headings.',
  until: 'closing',
  check({ documents, summaryWords, opensOn }, _, today) {
    const parts = {
      'a summary of one page': summaryWords !== null && summaryWords <= wordsOnPage,
      'headings in every document': documents.length > 0 && documents.every(({ headings }) => headings > 0),
    }
    return dueBy(opensOn, today, stated(pack, parts, nextStep('pack-documents')))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'summary of 320 words', facts: {}, gives: 'met' },
    { when: 'no summary', facts: { summaryWords: null }, gives: 'partly' },
    { when: 'neither', facts: { summaryWords: 2000, documents: [] }, gives: 'notMet' },
    { when: 'neither yet', facts: { summaryWords: null, documents: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})

const wordsOnPage = 500

const pack = { who: 'The pack', does: 'has', doesNot: 'does not have' }
