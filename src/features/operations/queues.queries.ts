/**
 * What waits and what failed: mail and background work. Mail to respondents leaves with their responses, so that a count of it, or its
 * age, would tell how many answered and when: of that only whether any is stuck since an earlier day is told.
 */
import { sql } from 'kysely'
import { lastBackup } from '../../db/backed-up.ts'
import type { Db } from '../../db/open.ts'
import { readStanding, type WorkStanding } from '../../jobs/standing.ts'

/** Mail to people of the area by how it stands, and whether mail to respondents is stuck. */
export type MailStanding = {
  readonly waiting: number
  readonly failed: number
  /** Held back since the installation was restored, until the secretariat lets it leave. */
  readonly heldBack: number
  /** Since when the oldest that waits does; null where none waits. */
  readonly waitingSince: Date | null
  /** Whether mail to respondents of an earlier day waits or failed. */
  readonly sealedStuck: boolean
}

/** How the queues of an installation stand. */
export type Queues = {
  readonly mail: MailStanding
  readonly work: WorkStanding & { readonly waiting: number; readonly dueSince: Date | null }
  readonly lastBackup: Date | null
}

/** Reads how the queues stand at a moment. */
export async function readQueues(db: Db, now: Date): Promise<Queues> {
  const [mail, work, due, backedUp] = [
    await readMail(db, now),
    await readStanding(db),
    await readDue(db),
    await lastBackup(db),
  ]
  return { mail, work: { ...work, ...due }, lastBackup: backedUp }
}

const DAY = 24 * 60 * 60 * 1000

async function readMail(db: Db, now: Date): Promise<MailStanding> {
  const { rows } = await sql<MailStanding>`
    select count(*) filter (where state = 'waiting' and subject <> '')::int as waiting,
      count(*) filter (where state = 'failed' and subject <> '')::int as failed,
      count(*) filter (where state = 'held-back' and subject <> '')::int as "heldBack",
      min(created_at) filter (where state = 'waiting' and subject <> '') as "waitingSince",
      coalesce(bool_or(subject = '' and state in ('waiting', 'failed')
        and date_trunc('day', created_at) < date_trunc('day', ${new Date(now.getTime() - DAY)}::timestamptz)), false) as "sealedStuck"
    from outgoing_mail where state in ('waiting', 'failed', 'held-back')`.execute(db)
  return rows[0]!
}

/** Work that is due and was not begun; none where background work has not begun here yet. */
async function readDue(db: Db): Promise<{ waiting: number; dueSince: Date | null }> {
  const { rows: known } = await sql<{ there: boolean }>`select to_regclass('jobs.job') is not null as there`.execute(db)
  if (!known[0]?.there) return { waiting: 0, dueSince: null }
  const { rows } = await sql<{ waiting: number; dueSince: Date | null }>`
    select count(*)::int as waiting, min(start_after) as "dueSince" from jobs.job
    where name not like '\\_\\_pgboss%' and state::text in ('created', 'retry') and start_after <= now()`.execute(db)
  return rows[0]!
}
