/** Whether background work goes on, read from what it writes down itself. */
import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

/** How background work stands. */
export type WorkStanding = {
  /** When it last looked for what is due, which it does twice a minute; null where it never began. */
  readonly stirredAt: Date | null
  /** True where it never began, or has not stirred for ten minutes. */
  readonly still: boolean
  /** Jobs whose last run failed. */
  readonly failing: readonly string[]
}

/** Reads how background work stands. */
export async function readStanding(db: Db): Promise<WorkStanding> {
  const { rows: known } = await sql<{ there: boolean }>`
    select to_regclass('jobs.version') is not null and to_regclass('jobs.job') is not null as there`.execute(db)
  if (!known[0]?.there) return { stirredAt: null, still: true, failing: [] }
  const { rows: stirred } = await sql<{ at: Date | null; still: boolean }>`
    select max(cron_on) as at, coalesce(max(cron_on) < now() - interval '10 minutes', true) as still
    from jobs.version`.execute(db)
  const { rows: failing } = await sql<{ name: string }>`
    select name from (
      select distinct on (name) name, state::text as state from jobs.job
      where name not like '\\_\\_pgboss%' and state::text in ('completed', 'failed')
      order by name, created_on desc) last
    where state = 'failed' order by name`.execute(db)
  return {
    stirredAt: stirred[0]?.at ?? null,
    still: stirred[0]?.still ?? true,
    failing: failing.map(each => each.name),
  }
}
