/** As much as one has to say, in paragraphs. */
import { z } from 'zod'
import { cleanText } from '../fields.ts'
import { LONGEST_TEXT } from '../text-part.ts'
import { word } from '../wording.ts'
import { freeTextType } from './free-text.ts'

/** Long text: line breaks stay. */
export const longText = freeTextType({
  name: 'long-text',
  title: word('questions.type.long-text'),
  template: 'questions/types/long-text.njk',
  settings: z.object({ most: z.int().min(100).max(LONGEST_TEXT).default(10_000) }),
  manyLines: true,
  clean: cleanText,
  example: {
    settings: { most: 10_000 },
    answer: { text: 'Papers reach us too late.\n\nTwo weeks before a meeting would let us ask our members.' },
  },
})
