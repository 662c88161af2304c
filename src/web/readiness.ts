/** Whether this process can serve: what a load balancer or a supervisor asks every few seconds. */
import type pg from 'pg'
import { poolBeside } from '../db/beside.ts'
import { type Migration, pending, readApplied, readMigrations } from '../db/migrate.ts'

/** Ready or not, and why, in words that name no place and no secret. */
export type Readiness = { readonly ready: boolean; readonly says: string }

/** Looks whether the process can serve, and hears that it is to stop. */
export type Ready = {
  readonly look: () => Promise<Readiness>
  /** From now on it says that it is not ready, so that a balancer sends nobody any more; whatever comes is still taken. */
  readonly leave: () => void
  readonly isLeaving: () => boolean
  /** From now on it is not ready, and takes nothing more. */
  readonly stop: () => void
  readonly isStopping: () => boolean
  /** Lets go of its connection. */
  readonly close: () => Promise<void>
}

/** How long the database may take to answer, in milliseconds in which this process was there to hear it. */
const PATIENCE = 1_000
/** How long a connection or a question may take at all, in milliseconds: then another is tried. */
const ENOUGH = 5_000
/** In how many parts it is counted. */
const PARTS = 20
/** For how long an answer is given again, in milliseconds: whoever asks often makes no work. */
const GOOD_FOR = 1_000

const yes: Readiness = { ready: true, says: 'Ready.' }
const stopping: Readiness = { ready: false, says: 'Not ready: the Hub is being stopped. Ask again in a minute.' }
const away: Readiness = { ready: false, says: 'Not ready: the database does not answer within a second.' }
const unlike: Readiness = {
  ready: false,
  says: 'Not ready: the tables of the database are not those of this version of the program. Look at what "compact-hub doctor" says.',
}

/** Looks at the database that a pool leads to, by a connection of its own: the pool's may all be at work. */
export function readiness(pool: pg.Pool): Ready {
  let leaving = false
  let stopped = false
  let own: pg.Pool | null = null
  let migrations: readonly Migration[] | null = null
  let known: { readonly until: number; readonly answer: Promise<Readiness> } | null = null
  const ask = async (): Promise<Readiness> => {
    try {
      if (!migrations) return unlike
      own ??= poolBeside(pool, 1, ENOUGH)
      const applied = await readApplied(own)
      return fits(migrations, applied) ? yes : unlike
    } catch {
      const broken = own
      own = null
      broken?.end().catch(() => undefined)
      return away
    }
  }
  return {
    async look() {
      if (leaving) return stopping
      // Read once, and before the patience with the database begins.
      migrations ??= await readMigrations().catch(() => null)
      if (!known || known.until < performance.now())
        known = { until: performance.now() + GOOD_FOR, answer: within(PATIENCE, ask()) }
      const answer = await known.answer
      return leaving ? stopping : answer
    },
    leave: () => {
      leaving = true
    },
    isLeaving: () => leaving,
    stop: () => {
      leaving = true
      stopped = true
    },
    isStopping: () => stopped,
    async close() {
      leaving = true
      stopped = true
      await own?.end()
    },
  }
}

function fits(migrations: readonly Migration[], applied: Parameters<typeof pending>[1]): boolean {
  try {
    return pending(migrations, applied).length === 0
  } catch {
    return false
  }
}

/**
 * What is found, or that nothing came in time. Where the process itself stands still for a while, that counts as one part however long
 * it was: what the database said meanwhile waits to be read, and it would be blamed for what it did not do.
 */
async function within(milliseconds: number, work: Promise<Readiness>): Promise<Readiness> {
  const { promise: late, resolve } = Promise.withResolvers<Readiness>()
  let left = PARTS
  const timer = setInterval(() => --left <= 0 && resolve(away), milliseconds / PARTS)
  try {
    return await Promise.race([work, late])
  } finally {
    clearInterval(timer)
  }
}
