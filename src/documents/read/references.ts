/** Numbers at the start of a line that are no number of it: the sentence of the line before speaks of them. */
import { endsSentence } from './look.ts'
import { readMarker } from './numbering.ts'

/** Words after which a number is the number of something spoken of: "as far as Section / 2.1 lets you". */
const refers =
  /(?:^|\s)(?:sections?|clauses?|sub-?sections?|sub-?clauses?|paragraphs?|paras?\.?|articles?|parts?|regulations?|rules?|schedules?|appendix|annex|chapters?|pages?|figures?|tables?|notes?|items?|steps?|no\.|§§?)$/i

/** Whether a line that was cut by its width goes on in the next with a number: a reference, a sum or a measure. */
export const runsIntoNumber = (before: string, line: string): boolean => {
  if (endsSentence(before)) return false
  if (refers.test(before)) return true
  const { readings, rest } = readMarker(line)
  return readings[0]?.scheme === 'decimal' && /^\p{Ll}/u.test(rest)
}
