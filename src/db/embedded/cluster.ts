/** Making the database cluster once, and the settings it runs with. */
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Account, runAs } from './account.ts'
import type { Place } from './place.ts'
import type { Programs } from './programs.ts'

/** Name of the superuser that the hub connects as; nobody else can connect. */
export const SUPERUSER = 'hub'

/** How the running server is reached. */
export type Access = { readonly host: string; readonly port: number; readonly user: string; readonly password?: string }

/** Whether a write may be lost when the machine loses power: never for real data, gladly for tests. */
export type Durability = 'durable' | 'scratch'

/** Makes the cluster if there is none. An interrupted attempt is thrown away and made again. */
export async function makeCluster(
  place: Place,
  programs: Programs,
  account: Account,
  durability: Durability,
): Promise<boolean> {
  const existing = await readFile(path.join(place.cluster, 'PG_VERSION'), 'utf8').catch(() => '')
  if (existing !== '') {
    checkVersion(existing.trim(), programs.version, place.data)
    return false
  }
  const strange = await readdir(place.cluster).catch(() => [])
  if (strange.length > 0)
    throw new Error(
      `${place.cluster} is neither empty nor a database (it holds ${strange[0]}). Move it away and start again.`,
    )
  const unfinished = `${place.cluster}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  if (account) await chown(unfinished, account.uid, account.gid)
  const authentication = place.socket
    ? ['--auth=trust']
    : ['--auth=scram-sha-256', `--pwfile=${await makePassword(place, account)}`]
  const sort = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8']
  const made = await runAs(
    account,
    programs.initdb,
    [
      '-D',
      unfinished,
      '-U',
      SUPERUSER,
      ...sort,
      ...authentication,
      '--no-instructions',
      ...(durability === 'scratch' ? ['--no-sync'] : []),
    ],
    path.dirname(place.cluster),
  )
  if (!made.ok) throw new Error(`The database could not be made in ${place.cluster}: ${made.output}`)
  await rm(place.cluster, { recursive: true, force: true })
  await rename(unfinished, place.cluster)
  return true
}

function checkVersion(found: string, program: string, data: string): void {
  const major = program.split('.')[0]
  if (found === major) return
  throw new Error(
    `The data in ${data} was written by PostgreSQL ${found}; this version of the hub brings PostgreSQL ${major}. Nothing ` +
      'has been changed. Run "compact-hub backup FILE" with the version of the hub you used before, move the data ' +
      'directory away, then run "compact-hub restore FILE" with this one.',
  )
}

function passwordFile(place: Place): string {
  return path.join(path.dirname(place.cluster), 'password')
}

async function makePassword(place: Place, account: Account): Promise<string> {
  const file = passwordFile(place)
  await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (account) await chown(file, account.uid, account.gid)
  return file
}

/** The password for connections by TCP; undefined where the private socket is protection enough. */
export async function readPassword(place: Place): Promise<string | undefined> {
  return place.socket ? undefined : (await readFile(passwordFile(place), 'utf8')).trim()
}

/**
 * Writes the settings for a small machine: little memory and few processes at rest, and every commit on disk before
 * it is answered. `others` are those of the archive. `local.conf` beside the file is read last, for an operator's own settings.
 */
export async function writeSettings(
  place: Place,
  account: Account,
  port: number,
  durability: Durability,
  connections: number,
  others: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  const settings: Record<string, string | number> = {
    listen_addresses: place.socket ? '' : '127.0.0.1',
    port,
    unix_socket_directories: place.socket ?? '',
    unix_socket_permissions: '0700',
    max_connections: connections,
    shared_buffers: '32MB',
    work_mem: '8MB',
    maintenance_work_mem: '32MB',
    huge_pages: 'off',
    io_method: 'sync',
    jit: 'off',
    max_worker_processes: 4,
    max_parallel_workers: 2,
    // A page is read by one process: to start others takes longer than what they would help with.
    max_parallel_workers_per_gather: 0,
    max_logical_replication_workers: 0,
    autovacuum_max_workers: 1,
    autovacuum_worker_slots: 2,
    wal_level: 'minimal',
    max_wal_senders: 0,
    min_wal_size: '32MB',
    max_wal_size: '256MB',
    wal_buffers: '1MB',
    password_encryption: 'scram-sha-256',
    logging_collector: durability === 'durable' ? 'on' : 'off',
    log_directory: place.log,
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
    log_min_messages: 'warning',
    // Details of an error show the values of a row, which are people's own.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
    datestyle: 'ISO, YMD',
    ...(durability === 'scratch' ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...others,
  }
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name} = '${String(value).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`,
  )
  const file = path.join(place.cluster, 'postgresql.conf')
  const head = '# Written by the hub at each start. Put settings of your own in local.conf beside this file.\n'
  await writeFile(file, `${head}${lines.join('\n')}\ninclude_if_exists = 'local.conf'\n`, { mode: 0o600 })
  if (account) await chown(file, account.uid, account.gid)
}
