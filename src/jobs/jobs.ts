/**
 * Background work in the same database (pg-boss): mail, reminders, digests. A job is declared once; many processes may
 * share the work, and what was begun when a process died is begun again.
 */

import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import type { PgBoss } from 'pg-boss'
import type { Hub } from '../web/hub.ts'

/** A piece of background work. `run` may be begun again after a crash, so it must be safe to repeat. */
export type Job = {
  /** Kebab-case, stable. */
  readonly name: string
  /** When it runs by itself, as cron in the area's time zone. */
  readonly every: string
  /** One sentence for the jobs page. */
  readonly does: string
  readonly run: (hub: Hub) => Promise<string | undefined>
}

/** Declares a job. */
export function defineJob(job: Job): Job {
  return job
}

/** Work that goes on until it is stopped. */
export type Jobs = { readonly stop: () => Promise<void> }

/** Starts the work of the jobs given; `report` is told of what fails in the queue itself. */
export async function startJobs(
  pool: pg.Pool,
  jobs: readonly Job[],
  hub: Hub,
  report: (error: unknown) => void,
): Promise<Jobs> {
  const { timeZone } = await hub.area()
  // The queue is loaded once pages are served.
  const boss = new (await import('pg-boss')).PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
    schema: 'jobs',
    supervise: true,
  })
  boss.on('error', tellingOnceAMinute(report))
  try {
    await clearOldQueue(pool)
    await boss.start()
    await declare(boss, jobs, timeZone, hub)
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined)
    throw error
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000 }) }
}

/** How often the same fault of the queue is told, in milliseconds: it asks several times a second while the database is away. */
const TOLD_EVERY = 60_000

/**
 * Tells a fault with the first of its kind and then once a minute. What the queue tells may be a copy of an error, which is none by
 * itself: it is told as one, with what it says.
 */
export function tellingOnceAMinute(
  report: (error: Error) => void,
  now: () => number = () => performance.now(),
): (told: unknown) => void {
  const last = new Map<string, number>()
  return told => {
    const error = asError(told)
    const at = last.get(error.message)
    if (at !== undefined && now() - at < TOLD_EVERY) return
    if (last.size > 100) last.clear()
    last.set(error.message, now())
    report(error)
  }
}

function asError(told: unknown): Error {
  if (told instanceof Error) return told
  const { message, stack, code } = Object(told) as { message?: unknown; stack?: unknown; code?: unknown }
  const error = new Error(typeof message === 'string' && message !== '' ? message : String(code ?? 'unknown'))
  if (typeof stack === 'string') error.stack = stack
  return error
}

/** The oldest form of its tables that the queue can carry on from. */
const OLDEST = 26

/** Makes room where an older queue left tables that cannot be carried on: every job is declared anew and safe to repeat. */
async function clearOldQueue(pool: pg.Pool): Promise<void> {
  const { rows: there } = await pool.query<{ there: boolean }>(
    "select to_regclass('jobs.version') is not null as there",
  )
  if (!there[0]?.there) return
  const { rows } = await pool.query<{ version: number }>('select version from jobs.version')
  if (rows.some(({ version }) => version < OLDEST)) await pool.query('drop schema jobs cascade')
}

async function declare(boss: PgBoss, jobs: readonly Job[], timeZone: string, hub: Hub): Promise<void> {
  for (const job of jobs) {
    await boss.createQueue(job.name, { retryLimit: 3, retryBackoff: true, policy: 'short' })
    await boss.work(job.name, { pollingIntervalSeconds: 15 }, async () => job.run(hub))
    await boss.schedule(job.name, job.every, {}, { tz: timeZone })
  }
}

/** Rests between attempts to begin, in milliseconds; the last one is repeated. */
const RESTS = [1_000, 5_000, 15_000, 60_000] as const

/**
 * Begins work, and tries again with rests until it has begun or is stopped: the database may be away at the moment of the
 * start. `report` is told of every attempt that failed.
 */
export function keepBeginning(
  begin: () => Promise<Jobs>,
  report: (error: unknown) => void,
  rests: readonly number[] = RESTS,
): Jobs {
  const stopping = new AbortController()
  const { signal } = stopping
  const begun = (async (): Promise<Jobs | null> => {
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        return await begin()
      } catch (error) {
        report(error)
        const rest = rests[Math.min(attempt, rests.length - 1)]
        await wait(rest, undefined, { signal }).catch(() => undefined)
      }
    }
    return null
  })()
  return {
    async stop() {
      stopping.abort()
      await (await begun)?.stop()
    },
  }
}
