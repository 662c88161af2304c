/** Every question type there is. To add one: its file, its template, its line here. */
import type { QuestionType } from './question-type.ts'
import { agreeScale } from './types/agree-scale.ts'
import { longText } from './types/long-text.ts'
import { multipleChoice } from './types/multiple-choice.ts'
import { postcode } from './types/postcode.ts'
import { shortText } from './types/short-text.ts'
import { singleChoice } from './types/single-choice.ts'

export const questionTypes: readonly QuestionType[] = [
  agreeScale,
  singleChoice,
  multipleChoice,
  shortText,
  longText,
  postcode,
]

const byName = new Map(questionTypes.map(type => [type.name, type]))

/** The type of that name, or null if there is none. */
export function questionTypeNamed(name: string): QuestionType | null {
  return byName.get(name) ?? null
}
