/** Opening the database, wherever it lives. */

import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { APP_ROLE, prepareAppRole } from './app-role.ts'
import { type Archive, archiveOf } from './archive.ts'
import { directAccessOf, goBeside } from './beside.ts'
import { chooseDataDirectory, DATABASE, type Embedded, type EmbeddedOptions, startEmbedded } from './embedded.ts'
import { type Patience, patiently } from './patience.ts'
import { readyConnection } from './pooler.ts'
import { PreparingClient } from './prepared.ts'
import { recoverWith } from './recover.ts'
import type { DB } from './tables.ts'
import { valueReaders } from './values.ts'

/** Every table and its columns. */
export type Tables = DB

/** The database outside a transaction. */
export type Db = Kysely<Tables>

/** The database inside a transaction. */
export type Tx = Transaction<Tables>

/** What queries take: inside or outside a transaction. */
export type Handle = Db | Tx

/** An open database. */
export type Database = {
  readonly db: Db
  readonly pool: pg.Pool
  readonly kind: 'embedded' | 'external'
  /** Where the data lives, in words for the operator; never holds a password. */
  readonly describe: string
  /** The data directory of this installation; external databases have none. */
  readonly dataDir: string | null
  /** The archive of an embedded database's log, where it has one. */
  readonly archive: Archive | null
  /** Ends all connections, and stops an embedded server that nobody else uses. */
  close(): Promise<void>
}

/** Where to find the database and how to use it. */
export type OpenOptions = {
  /** An existing PostgreSQL, 15 or newer; default `DATABASE_URL`. Null insists on the embedded one. */
  readonly url?: string | null | undefined
  /** The same database past the pooler that `url` leads to. */
  readonly directUrl?: string | null | undefined
  /** The embedded database's folder; default as `chooseDataDirectory` says. */
  readonly dataDir?: string | undefined
  /** Most connections at once. */
  readonly connections?: number
  /** For work that sends the same few hundred statements thousands of times and then ends: each connection plans each of them once. */
  readonly plansOnce?: boolean
  /**
   * What the owner of the tables does before they are used, such as migrating. With it the embedded database is then open as
   * the role of pages, which owns nothing; without it, as the owner.
   */
  readonly prepare?: (owner: pg.Pool) => Promise<unknown>
  /** Waits for a database that cannot be reached now, such as one that is just being taken over by its standby. */
  readonly patience?: Patience
} & Omit<EmbeddedOptions, 'connections'>

/** The oldest PostgreSQL that the hub runs on, as `server_version_num` has it. */
const OLDEST = 150_000

/** Opens the database: the one at `url` or `DATABASE_URL`, otherwise the embedded one. Does not migrate. */
export async function openDatabase(options: OpenOptions = {}): Promise<Database> {
  const url = options.url === undefined ? process.env['DATABASE_URL'] : options.url
  return url ? openExternal(url, options) : openEmbedded(options)
}

async function openExternal(url: string, options: OpenOptions): Promise<Database> {
  const where = placeOf(url, 'DATABASE_URL')
  const onConnect = options.plansOnce
    ? async (client: pg.ClientBase) => void (await readyToPlanOnce(client))
    : readyConnection
  const pool = makePool({ connectionString: url, onConnect }, options.connections, KEPT)
  if (options.directUrl) goBeside(pool, { connectionString: options.directUrl })
  try {
    const version = await patiently(where, options.patience, async () => {
      const found = await checkServer(pool)
      await prepareExternal(pool, options)
      return found
    })
    return assemble(pool, 'external', `PostgreSQL ${version}, ${where}`, null, () => pool.end())
  } catch (error) {
    await pool.end()
    throw new Error(`The ${where} cannot be used. ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}

/** Prepares the tables, past a pooler where there is one: whoever migrates holds a lock on one connection. */
async function prepareExternal(pool: pg.Pool, { directUrl, prepare }: OpenOptions): Promise<void> {
  if (!prepare) return
  if (!directUrl) {
    await prepare(pool)
    return
  }
  const owner = makePool({ connectionString: directUrl, onConnect: readyConnection }, 2)
  await prepare(owner).finally(() => owner.end())
}

/** Everything up to the last "@" is user and password, also where signs in them are not written as the address wants them. */
const ADDRESS =
  /^postgres(?:ql)?:\/\/(?:[^?]*@)?(?<host>\[[^\]@/?]*\](?::\d+)?|[^@/?:]*(?::\d+)?)\/(?<database>(?:[^@?%]|%[\da-fA-F]{2})*)(?:\?(?<query>.*))?$/

/** A connection address in words, without its password. Throws where `setting` holds none. */
function placeOf(url: string, setting: string): string {
  const { host, database = '', query } = ADDRESS.exec(url)?.groups ?? {}
  if (host === undefined)
    throw new Error(
      `${setting} is not an address like postgresql://user:password@host:5432/database. Signs such as / or ? in a password are written as %2F or %3F.`,
    )
  return `database "${decodeURIComponent(database)}" at ${host || (new URLSearchParams(query).get('host') ?? 'localhost')}`
}

async function openEmbedded({ dataDir, connections, prepare, patience, ...options }: OpenOptions): Promise<Database> {
  const embedded = await startEmbedded(dataDir ?? (await chooseDataDirectory()), options)
  const user = prepare ? await asOwner(embedded, prepare, patience) : embedded.access.user
  const pool = makePool({ ...embedded.access, user, database: DATABASE }, connections, KEPT)
  recoverWith(pool, () => reviveInto(pool, embedded, user))
  const close = async () => {
    await pool.end()
    await embedded.close()
  }
  try {
    const version = await checkServer(pool)
    const { place, line } = embedded
    const archive = line && archiveOf(place, line, () => embedded.access)
    return {
      ...assemble(pool, 'embedded', `PostgreSQL ${version} of the hub's own, in ${place.data}`, place.data, close),
      archive,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function reviveInto(pool: pg.Pool, embedded: Embedded, user: string): Promise<void> {
  const access = await embedded.revive()
  Object.assign(pool.options, access, { user })
}

/** Prepares an embedded database as its owner; gives the role that it is used as from then on. */
async function asOwner(
  embedded: Embedded,
  prepare: (owner: pg.Pool) => Promise<unknown>,
  patience?: Patience,
): Promise<string> {
  const owner = makePool({ ...embedded.access, database: DATABASE }, 2)
  try {
    await patiently("hub's own database", patience, async () => {
      await checkServer(owner)
      await prepare(owner)
      await prepareAppRole(owner, embedded.access.password)
    })
    await owner.end()
    return APP_ROLE
  } catch (error) {
    await owner.end()
    await embedded.close()
    throw error
  }
}

/** Connections that stay open while nobody asks for anything. */
export const KEPT = 2

function makePool(access: pg.PoolConfig, connections = 10, kept = 0): pg.Pool {
  const pool = new pg.Pool({
    ...access,
    max: connections,
    // What a connection has planned goes with it: a few stay, for whoever comes after a quiet while.
    min: Math.min(kept, connections),
    idleTimeoutMillis: 10_000,
    connectionTimeoutMillis: 8000,
    keepAlive: true,
    application_name: 'compact-hub',
    types: valueReaders,
    Client: PreparingClient,
  })
  // A connection that breaks fails its query, if it has one; the event itself must not end the process.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

async function checkServer(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ number: string; version: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as version",
  )
  const found = rows[0]
  if (!found || Number(found.number) < OLDEST)
    throw new Error(`It is PostgreSQL ${found?.version}; the hub needs PostgreSQL 15 or newer.`)
  return found.version.split(' ')[0] ?? found.version
}

/** Opens the same database for work beside the server, with few connections of its own. */
export function openAside(access: pg.PoolConfig): Pick<Database, 'db' | 'close'> {
  const pool = makePool({ ...access, onConnect: readyConnection }, 2)
  return assemble(pool, 'external', 'beside the server', null, () => pool.end())
}

/** Readies a connection to one schema; refuses one that a pooler has led to the tables of the area. */
async function readyApart(client: pg.ClientBase, schema: string): Promise<void> {
  await readyConnection(client)
  const { rows } = await client.query<{ path: string }>("select current_setting('search_path') as path")
  if (rows[0]?.path !== schema)
    throw new Error('A pooler stands before the database and keeps tables apart from nobody: set DATABASE_DIRECT_URL.')
}

/** Opens one schema of the same database, with its tables alone: none of another is found there. */
export function openApart(access: pg.PoolConfig, schema: string): Pick<Database, 'db' | 'pool' | 'close'> {
  const [connectionString, theirs] = withoutOptions(access.connectionString)
  const options = [access.options, theirs, `-c search_path=${schema}`].filter(Boolean).join(' ')
  const there = connectionString === undefined ? access : { ...access, connectionString }
  const pool = makePool({ ...there, options, onConnect: client => readyApart(client, schema) }, 6)
  return assemble(pool, 'external', 'a schema of its own', null, () => pool.end())
}

/** An address of a database without the options in it, and those: they would take the place of ours. */
function withoutOptions(address: string | undefined): [address: string | undefined, options: string] {
  const [place = '', query] = address?.split('?') ?? []
  if (query === undefined) return [address, '']
  const asked = new URLSearchParams(query)
  const options = asked.get('options') ?? ''
  asked.delete('options')
  return [asked.size > 0 ? `${place}?${asked}` : place, options]
}

/**
 * Opens a replica for readers. Nothing is asked of it yet: the Hub starts without it as well, and whoever looks after it finds out
 * whether it is one.
 */
export function openReplica(url: string, connections?: number): Database {
  const pool = makePool({ connectionString: url, onConnect: readyConnection }, connections)
  return assemble(pool, 'external', placeOf(url, 'DATABASE_READ_URL'), null, () => pool.end())
}

/** Readies a connection that plans each statement once and keeps the plan; false where a pooler stands before the database. */
async function readyToPlanOnce(client: pg.ClientBase): Promise<boolean> {
  await readyConnection(client)
  // What is set through a pooler stays with a connection that others get next.
  if (!(client instanceof PreparingClient && client.prepares)) return false
  await client.query('set plan_cache_mode to force_generic_plan')
  client.preparesAll = true
  return true
}

/** Connections of work in a hurry: each plans every statement anew. */
const FEW = 6

/**
 * The same database by connections of its own whose commits do not wait for the disk, and which plan each statement once: for what is
 * built anew where it is not whole in the end. Whatever is committed on another connection takes everything before it along.
 */
export function openHurried(pool: pg.Pool): Pick<Database, 'db' | 'pool' | 'close'> {
  const onConnect = async (client: pg.ClientBase): Promise<void> => {
    if (await readyToPlanOnce(client)) await client.query('set synchronous_commit to off')
  }
  const own = makePool({ ...directAccessOf(pool), onConnect }, FEW)
  return assemble(own, 'external', 'in a hurry', null, () => own.end())
}

function assemble(
  pool: pg.Pool,
  kind: Database['kind'],
  describe: string,
  dataDir: string | null,
  finish: () => Promise<void>,
): Database {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  let closing: Promise<void> | undefined
  return { db, pool, kind, describe, dataDir, archive: null, close: () => (closing ??= finish()) }
}
