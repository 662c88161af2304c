/** The check-ups that every installation has, whatever features it runs. */
import { constants } from 'node:fs'
import { access, chmod, stat, statfs } from 'node:fs/promises'
import type pg from 'pg'
import { APP_ROLE } from './app-role.ts'
import { type Checkup, type Finding, NothingThere } from './doctor.ts'
import { MIGRATIONS, pending, readApplied, readMigrations } from './migrate.ts'
import type { Database } from './open.ts'
import { judgeSealKey, sealKeyFile } from './seal-key.ts'

/** What the check-ups below look at. `database` opens the database, or fails as it would for the hub. */
export type Installation = {
  readonly dataDir: string
  readonly database: () => Promise<Database>
  readonly environment: NodeJS.ProcessEnv
  readonly now: Date
}

/** The check-ups of every installation, in the order in which trouble in one explains trouble in the next. */
export function installationCheckups(installation: Installation): Checkup[] {
  const { dataDir, database, environment, now } = installation
  // With a database and a key from elsewhere there is nothing to keep on this machine.
  const keepsNothing = Boolean(environment['DATABASE_URL'] && environment['COMPACT_HUB_SEAL_KEY'])
  const folder: Checkup[] = [
    { name: 'Data directory', run: () => checkFolder(dataDir) },
    { name: 'Disk space', needs: 'Data directory', run: () => checkSpace(dataDir) },
  ]
  return [
    { name: 'Node', run: async () => checkNode(process.versions.node) },
    ...(keepsNothing ? [] : folder),
    { name: 'Database', run: async () => checkServer(await database()) },
    { name: 'Rights', needs: 'Database', run: async () => checkRights(await database()) },
    { name: 'Schema', needs: 'Database', run: async () => checkSchema((await database()).pool) },
    {
      name: 'Seal key',
      needs: 'Database',
      run: async () => checkSealKey(await database(), dataDir, environment['COMPACT_HUB_SEAL_KEY']),
    },
    { name: 'Clock', needs: 'Database', run: async () => checkClock((await database()).pool, now) },
  ]
}

/** The oldest Node that has all that the program uses; `npm install` brings it. */
const OLDEST_NODE = 26

/** Judges a version of Node such as "26.10.0". */
export function checkNode(version: string): Finding {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return { state: 'fine', says: `Node ${version}.` }
  return {
    state: 'wrong',
    says: `This is Node ${version}; the hub needs ${OLDEST_NODE} or newer.`,
    todo: 'Run "npm install", which brings the right one, and start with "npm start" or bin/compact-hub.',
  }
}

async function checkFolder(dataDir: string): Promise<Finding> {
  const found = await stat(dataDir).catch(() => null)
  if (!found?.isDirectory())
    throw new NothingThere(
      `There is no folder ${dataDir}. See that COMPACT_HUB_DATA names the right one; the first start makes it.`,
    )
  try {
    await access(dataDir, constants.W_OK)
    return { state: 'fine', says: `Data is kept in ${dataDir}.` }
  } catch {
    const todo =
      'Give the account that runs the hub the right to write there, or set COMPACT_HUB_DATA to another folder.'
    return { state: 'wrong', says: `Nothing can be written in ${dataDir}.`, todo }
  }
}

const MEGABYTE = 1024 * 1024

async function checkSpace(dataDir: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir)
  return judgeSpace((bavail * bsize) / MEGABYTE)
}

/** Judges the free space on the disk, in megabytes. */
export function judgeSpace(free: number): Finding {
  const says = free < 10_000 ? `${Math.floor(free)} MB are free.` : `${Math.floor(free / 1000)} GB are free.`
  if (free >= 2000) return { state: 'fine', says }
  const todo = 'Free some space. When the disk is full the hub keeps all it has but can take nothing new.'
  return { state: free < 300 ? 'wrong' : 'warn', says, todo }
}

async function checkServer(database: Database): Promise<Finding> {
  const { rows } = await database.pool.query<{ name: string; setting: string }>(
    "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')",
  )
  const off = rows.filter(row => row.setting === 'off').map(row => row.name)
  if (off.length === 0) return { state: 'fine', says: `${database.describe}.` }
  const says = `${database.describe}. It runs with ${off.join(' and ')} off: a power cut may lose what people were told is kept.`
  return { state: 'wrong', says, todo: `Set ${off.map(name => `${name} = on`).join(', ')} in the database's settings.` }
}

async function checkRights({ pool, kind }: Database): Promise<Finding> {
  const { rows } = await pool.query<{ name: string; superuser: boolean; owner: boolean }>(
    `select current_user as name, rolsuper as superuser,
      coalesce((select pg_has_role(relowner, 'member') from pg_class where oid = to_regclass('audit_entry')), false) as owner
    from pg_roles where rolname = current_user`,
  )
  const { name = '', superuser = false, owner = false } = rows[0] ?? {}
  if (kind === 'embedded')
    return {
      state: 'fine',
      says: `Pages use the role ${APP_ROLE}, which cannot change the audit${name === APP_ROLE ? '' : `; this command uses ${name}`}.`,
    }
  if (superuser)
    return {
      state: 'warn',
      says: `The hub connects as ${name}, a superuser: a fault in the program could change the audit, and other databases.`,
      todo: "Make a role and a database of its own: create role hub login password '…'; create database hub owner hub;",
    }
  const says = owner
    ? `The hub connects as ${name}, which owns the tables: the audit is safe from the program's pages, not from whoever has that password.`
    : `The hub connects as ${name}, which is no superuser.`
  return { state: 'fine', says }
}

async function checkSchema(pool: pg.Pool): Promise<Finding> {
  const applied = await readApplied(pool)
  if (applied.length === 0)
    throw new NothingThere(
      'This database holds nothing of the hub yet. See that DATABASE_URL names the right one; the first start fills it.',
    )
  const missing = pending(await readMigrations(MIGRATIONS), applied)
  if (missing.length === 0) return { state: 'fine', says: 'The database fits this version of the program.' }
  const says = `The database lacks ${missing.length} ${missing.length === 1 ? 'change' : 'changes'} of this version.`
  return { state: 'warn', says, todo: 'Start the hub: it brings the database up to date by itself.' }
}

async function checkSealKey(
  { pool }: Database,
  dataDir: string,
  fromEnvironment: string | undefined,
): Promise<Finding> {
  const file = sealKeyFile(dataDir)
  const found = fromEnvironment ? null : await stat(file).catch(() => null)
  const state = await judgeSealKey({ pool, dataDir, fromEnvironment })
  if ('says' in state) return { state: 'wrong', says: state.says, todo: state.todo }
  if (found && process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    return {
      state: 'wrong',
      says: `Other accounts may read the seal key at ${file}.`,
      todo: `Run "chmod 600 ${file}".`,
      mend: {
        says: `Let nobody but its owner read the seal key at ${file}.`,
        run: () => chmod(file, 0o600),
      },
    }
  if (state.kind !== 'none' && state.unfinished)
    return {
      state: 'warn',
      says: `A change of the seal key in ${state.from} was broken off. Everything still opens.`,
      todo: 'Stop the Hub and run "compact-hub rotate-key", which goes on where it was.',
    }
  if (state.kind === 'none')
    return {
      state: 'fine',
      says: `There is no seal key at ${file} and nothing was sealed yet: the first start makes one.`,
    }
  const proof = state.kind === 'fits' ? 'opens what was sealed here' : 'is there; nothing was sealed yet'
  return {
    state: 'fine',
    says: `The key from ${state.from} ${proof}. Keep a copy in a safe place apart from the backups.`,
  }
}

async function checkClock(pool: pg.Pool, now: Date): Promise<Finding> {
  const { rows } = await pool.query<{ now: Date }>('select clock_timestamp() as now')
  return judgeClock(now, Math.abs((rows[0]?.now.getTime() ?? 0) - Date.now()))
}

/** Judges the clock: the year must be possible, and the database's clock no more than a minute (in ms) apart. */
export function judgeClock(now: Date, apart: number): Finding {
  const todo = 'Set the clock, best by the network (timedatectl set-ntp true): deadlines depend on it.'
  if (now.getUTCFullYear() < 2025)
    return { state: 'wrong', says: `The clock says ${now.toISOString().slice(0, 10)}.`, todo }
  if (apart <= 60_000) return { state: 'fine', says: `It is ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC.` }
  return {
    state: 'wrong',
    says: `The clocks of this machine and the database are ${Math.round(apart / 1000)} seconds apart.`,
    todo,
  }
}
