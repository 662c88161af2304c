/**
 * Has the longest statements planned on the connections that stay, before anybody asks: to plan one takes ten times as long as to run it,
 * and whoever came first after a start would wait for it.
 */
import { type Database, KEPT } from './db/open.ts'
import { planFacts } from './facts/load.ts'
import { dayAt } from './kernel/day.ts'

/** How long after the start, in milliseconds: the first page comes before it. */
const LATER = 4_000

/** Plans once, a little after the start; `stop` ends what has not begun and waits for the rest. */
export function planAhead(database: Database, report: (error: unknown) => void): { stop: () => Promise<void> } {
  let planning: Promise<unknown> = Promise.resolve()
  const timer = setTimeout(() => {
    planning = planEach(database).catch(report)
  }, LATER)
  return {
    stop() {
      clearTimeout(timer)
      return planning.then(() => undefined)
    },
  }
}

/** Transactions that run side by side have a connection each. */
function planEach({ db }: Database): Promise<unknown> {
  const today = dayAt(new Date(), 'UTC')
  return Promise.all(Array.from({ length: KEPT }, () => db.transaction().execute(tx => planFacts(tx, today))))
}
