/**
 * Background work in the same database (pg-boss): mail, reminders, digests. A job is declared once; many processes may
 * share the work, and what was begun when a process died is begun again.
 */

import type pg from 'pg'
import PgBoss from 'pg-boss'
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

export type Jobs = { readonly stop: () => Promise<void> }

/** Starts the work of the jobs given. */
export async function startJobs(pool: pg.Pool, jobs: readonly Job[], hub: Hub): Promise<Jobs> {
  const { timeZone } = await hub.area()
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
    schema: 'jobs',
    supervise: true,
  })
  boss.on('error', error => console.error(`Background work: ${error.message}`))
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name, { name: job.name, retryLimit: 3, retryBackoff: true, policy: 'short' })
    await boss.work(job.name, { pollingIntervalSeconds: 15 }, async () => job.run(hub))
    await boss.schedule(job.name, job.every, {}, { tz: timeZone })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000, wait: true }) }
}
