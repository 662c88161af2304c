/** Every question type there is. To add one: its file, its template, its line here. */
import type { QuestionType } from './question-type.ts'
import { agreeScale } from './types/agree-scale.ts'
import { dateType } from './types/date.ts'
import { file } from './types/file.ts'
import { grid } from './types/grid.ts'
import { longText } from './types/long-text.ts'
import { multipleChoice } from './types/multiple-choice.ts'
import { numberType } from './types/number.ts'
import { place } from './types/place.ts'
import { postcode } from './types/postcode.ts'
import { ranking } from './types/ranking.ts'
import { shortText } from './types/short-text.ts'
import { singleChoice } from './types/single-choice.ts'

export const questionTypes: readonly QuestionType[] = [
  agreeScale,
  singleChoice,
  multipleChoice,
  ranking,
  grid,
  shortText,
  longText,
  numberType,
  dateType,
  postcode,
  place,
  file,
]

const byName = new Map(questionTypes.map(type => [type.name, type]))

/** The type of that name, or null if there is none. */
export function questionTypeNamed(name: string): QuestionType | null {
  return byName.get(name) ?? null
}
