import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, nextStep, notMet } from '../../verdict.ts'

/** The pack is complete. */
export const packComplete = definePractice({
  id: 'consultation.pack-complete',
  stage: 'publish',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'public',
  title: 'The pack is complete',
  asks: 'The pack lists its documents, every one listed is there, and each can be downloaded without signing in or had on paper.',
  until: 'closing',
  check({ documents, opensOn }, _, today) {
    const step = nextStep('pack-documents')
    if (documents.length === 0) return dueBy(opensOn, today, notMet('The pack lists no document.', step))
    const there = eachOf(
      'document',
      documents,
      ({ available }) => available,
      {
        noun: ['document', 'documents'],
        did: ['can be had by anyone without signing in', 'can be had by anyone without signing in'],
      },
      step,
    )
    return dueBy(opensOn, today, there)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'the one document is there', facts: {}, gives: 'met' },
    {
      when: 'one of two is there',
      facts: {
        documents: [
          ...exemplaryConsultation.documents,
          {
            id: 'document-2',
            label: 'Response form',
            available: false,
            paragraphs: 4,
            addressed: 4,
            headings: 1,
            wording: null,
          },
        ],
      },
      gives: 'partly',
    },
    { when: 'no document', facts: { documents: [] }, gives: 'notMet' },
    { when: 'no document yet', facts: { documents: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
