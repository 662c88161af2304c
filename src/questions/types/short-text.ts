/** A word or a line. */
import { z } from 'zod'
import { cleanLine } from '../fields.ts'
import { word } from '../wording.ts'
import { freeTextType } from './free-text.ts'

/** Short text: one line. */
export const shortText = freeTextType({
  name: 'short-text',
  title: word('questions.type.short-text'),
  template: 'questions/types/short-text.njk',
  settings: z.object({ most: z.int().min(1).max(1000).default(200) }),
  manyLines: false,
  clean: cleanLine,
  example: { settings: { most: 200 }, answer: { text: 'The village hall' } },
})
