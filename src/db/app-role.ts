/**
 * The role that pages and background work use in the hub's own database. It owns no table and is no superuser: it can switch no
 * trigger off, and neither change nor delete what stands in the audit and the openings of seals, whatever a fault or a
 * stranger makes it send. The owner of the tables only brings them up to date, backs them up and restores them.
 */
import type pg from 'pg'

/** Name of the role. */
export const APP_ROLE = 'hub_app'

/** Tables that are only ever added to. */
const ADDED_TO = [
  'audit_entry',
  'seal_opening',
  'finding',
  'edition_set',
  'demand',
  'code_erratum',
  'edition_notice',
  'edition_answer',
  'consultation_edition',
] as const

/** Tables that the owner alone writes. */
const READ_ONLY = ['schema_migration'] as const

/** The schema of the queue of jobs, which the role makes and keeps itself. */
const QUEUE = 'jobs'

/**
 * Makes the role where it is missing and gives it its rights to every table there is now. Sent by the owner, after the tables
 * are up to date. `password` is given where connections need one.
 */
export async function prepareAppRole(owner: pg.Pool, password?: string): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    // Two processes that start at once take turns.
    await client.query("select pg_advisory_xact_lock(hashtext('hub_app'))")
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [APP_ROLE])
    if (rowCount === 0) await client.query(`create role ${APP_ROLE} login`)
    if (password !== undefined) await client.query(`alter role ${APP_ROLE} password ${client.escapeLiteral(password)}`)
    for (const statement of await rights(client)) await client.query(statement)
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

async function rights(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ database: string; foreign: boolean }>(
    `select quote_ident(current_database()) as database,
      exists (select from pg_namespace where nspname = $1 and nspowner <> $2::regrole) as foreign`,
    [QUEUE, APP_ROLE],
  )
  const { database = '', foreign = false } = rows[0] ?? {}
  return [
    // The queue can be made anew from the records; one from before there was the role belongs to the owner.
    ...(foreign ? [`drop schema ${QUEUE} cascade`] : []),
    `grant connect, create, temporary on database ${database} to ${APP_ROLE}`,
    `revoke create on schema public from public, ${APP_ROLE}`,
    `grant usage on schema public to ${APP_ROLE}`,
    `grant select, insert, update, delete on all tables in schema public to ${APP_ROLE}`,
    `grant usage, select on all sequences in schema public to ${APP_ROLE}`,
    ...ADDED_TO.map(table => `revoke update, delete on ${table} from ${APP_ROLE}`),
    ...READ_ONLY.map(table => `revoke insert, update, delete on ${table} from ${APP_ROLE}`),
  ]
}
