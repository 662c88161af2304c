/** Waiting for a database that cannot be reached yet. */
import { setTimeout as wait } from 'node:timers/promises'
import { isDatabaseAway } from './recover.ts'

/** For how many milliseconds to try again, and who is told why, once. */
export type Patience = { readonly ms: number; readonly tell: (why: string) => void }

/** The rest between two attempts to reach a database, in milliseconds. */
const REST = 1_000

/**
 * Tries again while the database cannot be reached and patience lasts, which begins with the first failure: on a busy machine the program
 * may be read for a minute, and what the database answered meanwhile comes too late. Whatever else is wrong is thrown at once; what
 * `prepare` does is whole or nothing, so that it can be done again.
 */
export async function patiently<Value>(
  where: string,
  patience: Patience | undefined,
  attempt: () => Promise<Value>,
): Promise<Value> {
  let until: number | null = null
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (!patience || !isDatabaseAway(error) || (until !== null && performance.now() > until)) throw error
      const why = error instanceof Error ? error.message : String(error)
      if (until === null)
        patience.tell(`The ${where} cannot be reached now (${why}). Trying again for ${patience.ms / 1000} s.`)
      until ??= performance.now() + patience.ms
      await wait(REST)
    }
  }
}
