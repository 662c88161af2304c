/** Background work: what runs by itself, when, and how the last runs ended. */
import { sql } from 'kysely'
import { secretariat } from '../../access/access.ts'
import type { Db } from '../../db/open.ts'
import { readStanding } from '../../jobs/standing.ts'
import { definePage } from '../../web/page.ts'

type Run = { name: string; state: string; began: Date | null; ended: Date | null; said: string }

export const jobsPage = definePage({
  path: '/jobs',
  access: secretariat,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'operations/jobs.njk',
  async show({ hub, t }) {
    const { stirredAt, still, failing } = await readStanding(hub.db)
    return { title: t('operations.jobs.title'), runs: await lastRuns(hub.db), stirredAt, still, failing }
  },
})

/** The last hundred runs; none where background work has not begun here yet. */
async function lastRuns(db: Db): Promise<Run[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('jobs.job') is not null as there`.execute(db)
  if (!rows[0]?.there) return []
  const runs = await sql<Run>`
    select name, state::text as state, started_on as began, completed_on as ended, coalesce(output ->> 'value', output ->> 'message', '') as said
    from jobs.job where name not like '\\_\\_pgboss%' order by created_on desc limit 100`.execute(db)
  return runs.rows
}
