/** What a reader decided on words that may show who somebody is, said to the others: who, on what day, and why. */
import { dayAt, longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { FoundWords } from './masking.queries.ts'

/** "Ann Lee, 3 June 2026: a neighbour"; '' where nobody decided. */
export function sayDecided({ by, at, reason }: FoundWords, t: Translate, timeZone: string): string {
  if (!at) return ''
  return t('responses.masking.decided', {
    by: by ?? t('responses.masking.colleague'),
    day: longDay(dayAt(at, timeZone)),
    reason,
  })
}
