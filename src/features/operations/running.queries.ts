/** What runs here: versions of the program and its database, and how large it is. */
import { sql } from 'kysely'
import packageFile from '../../../package.json' with { type: 'json' }
import type { Db } from '../../db/open.ts'

/** What runs, since when, on which tables. */
export type Running = {
  readonly version: string
  readonly node: string
  readonly startedAt: Date
  /** "PostgreSQL 18.4". */
  readonly database: string
  /** The size of the database, in whole megabytes: no finer, for what it grows by would tell what came in. */
  readonly megabytes: number
  /** The change of the tables that was made last. */
  readonly lastChange: { readonly name: string; readonly at: Date } | null
}

const MEGABYTE = 1024 * 1024

/** Reads what runs here. */
export async function readRunning(db: Db): Promise<Running> {
  const { rows } = await sql<{ version: string; bytes: number }>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      pg_database_size(current_database())::float8 as bytes`.execute(db)
  const { rows: changes } = await sql<{ name: string; at: Date }>`
    select name, applied_at as at from schema_migration order by name desc limit 1`.execute(db)
  const { version = '', bytes = 0 } = rows[0] ?? {}
  return {
    version: packageFile.version,
    node: process.versions.node,
    startedAt: new Date(Date.now() - Math.round(process.uptime()) * 1000),
    database: `PostgreSQL ${version}`,
    megabytes: Math.ceil(bytes / MEGABYTE),
    lastChange: changes[0] ?? null,
  }
}
