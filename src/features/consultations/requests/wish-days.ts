/** How long the address of somebody who asked to be told is kept: every one has a last day, or an event that gives it one. */
import { addDays, addMonths, type Day } from '../../../kernel/day.ts'

/** Days that a wish waits to be confirmed, and that one which was stopped can be taken up again. */
export const UNANSWERED = 30
/**
 * Days after the close, or the withdrawal, for which a wish about one consultation is kept: what follows is still told. Where there is
 * neither, they follow the months of any other wish.
 */
export const AFTER_CLOSE = 90
/** Months for which a wish about every consultation, or a topic, is kept before its holder is asked again. */
export const MONTHS = 24
/** Days before the last one on which its holder is asked whether it goes on. */
export const ASK_BEFORE = 30

type Wish = {
  readonly lasts: boolean
  readonly confirmed: boolean
  readonly ended: boolean
  readonly keptUntil: Day | null
}

/**
 * The last day after a wish is confirmed, or stopped. Null where another event gives it: the close of its consultation; or where
 * no address is kept, because somebody does not want to be asked.
 */
export function keptUntil({ lasts }: Pick<Wish, 'lasts'>, act: 'confirm' | 'stop', today: Day): Day | null {
  if (act === 'stop') return addDays(today, UNANSWERED)
  return lasts ? addMonths(today, MONTHS) : null
}

/** Whether a wish is near its last day, so that its holder may say that it goes on. */
export function mayGoOn({ lasts, confirmed, ended, keptUntil: until }: Wish, today: Day): boolean {
  return lasts && confirmed && !ended && until !== null && until <= addDays(today, ASK_BEFORE)
}
