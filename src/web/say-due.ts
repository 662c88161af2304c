/** By when something is answered, said with who set the number: a code, the area, or nobody yet. */
import { type AskedNumber, sayNumber } from '../codes/index.ts'
import type { Translate } from './catalogue.ts'

/** One sentence, such as "It is to be answered within 28 days, by a rule of this area." */
export function sayAnsweredWithin(asked: AskedNumber, t: Translate): string {
  return t(`web.answered-within.${asked.source.kind}`, { number: sayNumber(asked) })
}
