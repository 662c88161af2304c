import { z } from 'zod'
import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { given, says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, nextStep } from '../../verdict.ts'

/** A low reading age is one half; that somebody from outside read it is the other. */
export const plainLanguage = definePractice({
  id: 'consultation.plain-language',
  stage: 'publish',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  title: 'Plain language',
  asks: 'Reading age at or below the one set, long sentences and jargon listed and dealt with, sign-off by a reader from outside.',
  until: 'closing',
  with: z.object({ readingAge: ruled('reading-age') }),
  check({ documents, opensOn }, { readingAge }, today) {
    if (documents.length === 0) return doesNotApply('There is no document to read.')
    const plain = eachOf(
      'document',
      documents,
      ({ wording }) =>
        wording !== null &&
        wording.readingAge <= readingAge &&
        (wording.longSentences === 0 || says(wording.dealtWith)) &&
        given(wording.reader) &&
        wording.readOn !== null,
      {
        noun: ['document', 'documents'],
        did: [
          `has a reading age of ${readingAge} or less, its long sentences dealt with, and was read by somebody from outside`,
          `have a reading age of ${readingAge} or less, their long sentences dealt with, and were read by somebody from outside`,
        ],
      },
      nextStep('wording'),
    )
    return dueBy(opensOn, today, plain)
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'reading age 11.4, read by two bus users', facts: {}, gives: 'met' },
    { when: 'no document', facts: { documents: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two looked at',
      facts: {
        documents: [...exemplaryConsultation.documents, ...exemplaryConsultation.documents].map((document, at) => ({
          ...document,
          wording: at === 0 ? document.wording : null,
        })),
      },
      gives: 'partly',
    },
    {
      when: 'never looked at',
      facts: { documents: exemplaryConsultation.documents.map(document => ({ ...document, wording: null })) },
      gives: 'notMet',
    },
    { when: 'a code that asks for nine', facts: {}, gives: 'notMet', with: { readingAge: 9 } },
    {
      when: 'not looked at yet',
      facts: { documents: exemplaryConsultation.documents.map(document => ({ ...document, wording: null })) },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
