/** Keeps the archive of the hub's own database while pages are served: a copy of all files a day, and nothing longer than it should be. */
import type { Database } from './db/open.ts'

/** How often it is looked at, in milliseconds. */
const EVERY = 5 * 60_000
/** The first look comes once the first pages are served. */
const FIRST = 5_000

/** Begins to look after the archive; where there is none, nothing is done. */
export function keepArchive(
  { archive }: Pick<Database, 'archive'>,
  days: number,
  report: (error: unknown) => void,
): { stop: () => Promise<void> } {
  if (!archive) return { stop: async () => undefined }
  let stopped = false
  let keeping: Promise<unknown> = Promise.resolve()
  const keep = (): void => {
    keeping = keeping.then(() => archive.keep(days, new Date())).catch(error => stopped || report(error))
  }
  const timers = [setTimeout(keep, FIRST), setInterval(keep, EVERY)]
  return {
    async stop() {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      archive.stop()
      await keeping
    },
  }
}
