/**
 * Bringing the schema up to date. Migrations are SQL files `NNNN-slug.sql` that only go forward; each runs once, in a
 * transaction of its own together with the note that it ran, so one that is interrupted leaves nothing behind.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'

/** The folder of the program's own migrations. */
export const MIGRATIONS = path.join(import.meta.dirname, 'migrations')

/** One migration as it stands in its file. */
export type Migration = { readonly name: string; readonly sha256: string; readonly sql: string }

/** A migration that has run on a database. */
export type Applied = { readonly name: string; readonly sha256: string; readonly applied_at: Date }

/** Thrown when the database and the program do not fit together; the message says what to do. */
export class SchemaMismatch extends Error {
  override readonly name = 'SchemaMismatch'
}

/** Key of the lock that lets one process migrate at a time: "hub" and "mig" in ASCII. */
const TURN = [0x687562, 0x6d6967]

const SHAPE = /^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/

/** Reads the migrations of a folder in order; refuses names of another shape and numbers used twice. */
export async function readMigrations(folder = MIGRATIONS): Promise<Migration[]> {
  const files = (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  const numbers = new Set<string>()
  for (const file of files) {
    if (!SHAPE.test(file)) throw new SchemaMismatch(`Migration ${file} is not named like 0001-some-words.sql.`)
    if (numbers.has(file.slice(0, 4))) throw new SchemaMismatch(`Two migrations have the number of ${file}.`)
    numbers.add(file.slice(0, 4))
  }
  return Promise.all(
    files.map(async file => {
      const sql = await readFile(path.join(folder, file), 'utf8')
      const sha256 = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
      return { name: file.slice(0, -4), sha256, sql }
    }),
  )
}

/** The migrations that have run on a database, in order; empty for a new one. */
export async function readApplied(on: pg.Pool | pg.ClientBase): Promise<Applied[]> {
  const { rows } = await on.query<{ known: boolean }>("select to_regclass('schema_migration') is not null as known")
  if (!rows[0]?.known) return []
  const applied = await on.query<Applied>('select name, sha256, applied_at from schema_migration order by name')
  return applied.rows
}

/**
 * The migrations that a database still lacks. Throws SchemaMismatch where the program is older than the database or a
 * migration that has run was changed afterwards.
 */
export function pending(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  for (const done of applied) {
    const file = migrations.find(each => each.name === done.name)
    if (!file)
      throw new SchemaMismatch(
        `The database is newer than this program: it has had the change "${done.name}", which this version does not know. ` +
          'Nothing was changed. Run the newer version, or restore a backup made with this one into an empty database.',
      )
    if (file.sha256 !== done.sha256)
      throw new SchemaMismatch(
        `The migration "${done.name}" has run on this database but its file was changed afterwards. Nothing was changed. ` +
          'Put the file back as it was and write the change as a new migration.',
      )
  }
  const last = applied.at(-1)?.name ?? ''
  const late = migrations.find(each => each.name < last && !applied.some(done => done.name === each.name))
  if (late)
    throw new SchemaMismatch(
      `The migration "${late.name}" comes before "${last}", which has already run. Give it a later number.`,
    )
  return migrations.slice(applied.length)
}

/**
 * Brings the database up to date and returns the names of what ran. Two processes that start at once take turns.
 */
export async function migrate(pool: pg.Pool, folder = MIGRATIONS): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1, $2)', TURN)
    const ran: string[] = []
    for (const migration of pending(migrations, await readApplied(client))) {
      await run(client, migration)
      ran.push(migration.name)
    }
    await client.query('select pg_advisory_unlock($1, $2)', TURN)
    client.release()
    return ran
  } catch (error) {
    client.release(true)
    throw error
  }
}

async function run(client: pg.ClientBase, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    // None waits for the disk: one that is lost with the power is run again, and whatever waits afterwards takes all before it along.
    await client.query('set local synchronous_commit to off')
    await apply(client, migration)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    const said = error instanceof Error ? error.message : String(error)
    throw new Error(`The migration "${migration.name}" failed and was undone: ${said}`, { cause: error })
  }
}

/** Runs one migration and notes it, inside a transaction that the caller has begun. */
export async function apply(client: pg.ClientBase, { name, sha256, sql }: Migration): Promise<void> {
  await client.query(
    `create table if not exists schema_migration
      (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`,
  )
  await client.query(sql)
  await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [name, sha256])
}
