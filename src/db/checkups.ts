/** The check-ups that every installation has, whatever features it runs. */
import { constants } from 'node:fs'
import { access, mkdir, stat, statfs } from 'node:fs/promises'
import type pg from 'pg'
import type { Checkup, Finding } from './doctor.ts'
import { MIGRATIONS, pending, readApplied, readMigrations } from './migrate.ts'
import type { Database } from './open.ts'
import { sealKeyFile } from './seal.ts'

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
  return [
    { name: 'Node', run: async () => checkNode(process.versions.node) },
    { name: 'Data directory', run: () => checkFolder(dataDir) },
    { name: 'Disk space', run: () => checkSpace(dataDir) },
    { name: 'Database', run: async () => checkServer(await database()) },
    { name: 'Schema', run: async () => checkSchema((await database()).pool) },
    { name: 'Seal key', run: () => checkSealKey(dataDir, environment['COMPACT_HUB_SEAL_KEY']) },
    { name: 'Mail', run: async () => checkMail(environment) },
    { name: 'Clock', run: async () => checkClock((await database()).pool, now) },
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
  try {
    await mkdir(dataDir, { recursive: true })
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

async function checkSchema(pool: pg.Pool): Promise<Finding> {
  const missing = pending(await readMigrations(MIGRATIONS), await readApplied(pool))
  if (missing.length === 0) return { state: 'fine', says: 'The database fits this version of the program.' }
  const says = `The database lacks ${missing.length} ${missing.length === 1 ? 'change' : 'changes'} of this version.`
  return { state: 'warn', says, todo: 'Start the hub: it brings the database up to date by itself.' }
}

async function checkSealKey(dataDir: string, fromEnvironment: string | undefined): Promise<Finding> {
  if (fromEnvironment !== undefined) {
    if (/^[0-9a-f]{64}$/i.test(fromEnvironment))
      return { state: 'fine', says: 'The seal key comes from COMPACT_HUB_SEAL_KEY.' }
    return {
      state: 'wrong',
      says: 'COMPACT_HUB_SEAL_KEY is not 64 hexadecimal digits.',
      todo: 'Set it to the key you kept.',
    }
  }
  const file = sealKeyFile(dataDir)
  const found = await stat(file).catch(() => null)
  if (!found)
    return {
      state: 'warn',
      says: `There is no seal key at ${file}. The first start makes one.`,
      todo: 'If this installation already holds responses, put back the key you kept: they cannot be opened with a new one.',
    }
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    return {
      state: 'wrong',
      says: `Other accounts may read the seal key at ${file}.`,
      todo: `Run "chmod 600 ${file}".`,
    }
  return { state: 'fine', says: `The seal key is at ${file}. Keep a copy in a safe place apart from the backups.` }
}

function checkMail(environment: NodeJS.ProcessEnv): Finding {
  if (environment['SMTP_URL']) return { state: 'fine', says: 'Mail goes out through the server in SMTP_URL.' }
  const says = 'No mail server is set: nothing is sent, and the outbox page shows what would have gone.'
  return { state: 'warn', says, todo: 'Set SMTP_URL, such as smtps://user:password@mail.example.org.' }
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
