import { z } from 'zod'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { exemplaryConsultation } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, nextStep, notMet, partly } from '../../verdict.ts'

/** Every document at or below the reading age, and read by somebody from outside. */
export const plainLanguage = definePractice({
  id: 'consultation.plain-language',
  stage: 'publish',
  evidence: 'computed',
  title: 'Plain language',
  asks: 'Reading age at or below the one set, long sentences and jargon listed and dealt with, sign-off by a reader from outside.',
  with: z.object({ readingAge: z.int().min(5).max(18).default(12) }),
  check({ documents, plainReaderOn, opensOn }, { readingAge }, today) {
    const step = nextStep('pack-documents')
    if (documents.length === 0) return dueBy(opensOn, today, notMet('The pack has no document to read yet.', step))
    if (documents.every(document => document.readingAge === null))
      return dueBy(opensOn, today, notMet('No document of the pack has had its reading age measured.', step))
    const plain = eachOf(
      'document',
      documents,
      document => document.readingAge !== null && document.readingAge <= readingAge,
      {
        noun: ['document', 'documents'],
        did: [`reads at age ${readingAge} or below`, `read at age ${readingAge} or below`],
      },
      step,
    )
    if (plain.verdict !== 'met' || plainReaderOn !== null) return dueBy(opensOn, today, plain)
    return dueBy(opensOn, today, partly(`${plain.because} Nobody from outside has signed off the wording.`, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'reading age 11, read by an outsider', facts: {}, gives: 'met' },
    { when: 'nobody from outside read it', facts: { plainReaderOn: null }, gives: 'partly' },
    {
      when: 'reading age 15',
      facts: { documents: exemplaryConsultation.documents.map(document => ({ ...document, readingAge: 15 })) },
      gives: 'notMet',
    },
    {
      when: 'not measured',
      facts: { documents: exemplaryConsultation.documents.map(document => ({ ...document, readingAge: null })) },
      gives: 'notMet',
    },
    { when: 'no document yet', facts: { documents: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
