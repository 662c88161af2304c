/** Where an installation keeps its data, and how the folders inside are laid out. */
import { createHash } from 'node:crypto'
import { access, chmod, chown, lstat, mkdir, readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Account } from './account.ts'

/** The folders of one data directory that concern the database. */
export type Place = {
  readonly data: string
  /** PostgreSQL's files; with the log they are all that the database's account may write. */
  readonly cluster: string
  readonly log: string
  /** Folder of the Unix socket, or null where connections go by TCP on the loopback address. */
  readonly socket: string | null
  /** Copied programs, used when the installed ones cannot be. */
  readonly programs: string
  /** One file for each process that uses the server. */
  readonly users: string
  readonly turn: string
  readonly serving: string
}

const LIBRARY = '/var/lib/compact-hub'

/** A socket's address may have 103 characters on the strictest system; the socket's own name takes 15. */
const LONGEST_SOCKET_FOLDER = 86

/** What the choice of a data directory depends on; the defaults are this process's own. */
export type Surroundings = {
  readonly environment?: NodeJS.ProcessEnv
  readonly folder?: string
  readonly root?: boolean
  readonly library?: string
}

/**
 * The data directory: `COMPACT_HUB_DATA`, otherwise `data` in the working folder, or for root `/var/lib/compact-hub`. A
 * second installation run by root on one machine gets a folder of its own beside the first's; one that was moved keeps its.
 * Nothing is made: `claimDataDirectory` does that.
 */
export async function chooseDataDirectory(surroundings: Surroundings = {}): Promise<string> {
  const { environment = process.env, folder = process.cwd(), library = LIBRARY } = surroundings
  if (environment['COMPACT_HUB_DATA']) return path.resolve(folder, environment['COMPACT_HUB_DATA'])
  if (!(surroundings.root ?? process.getuid?.() === 0)) return path.join(folder, 'data')
  const owner = (await readFile(path.join(library, 'installation'), 'utf8').catch(() => '')).trim()
  if (owner === folder) return library
  if (owner !== '' && (await exists(path.join(owner, 'package.json')))) return `${library}-${shortHash(folder)}`
  return library
}

/** Notes whose the machine's own data directory is, where `chooseDataDirectory` gives it to this installation. */
export async function claimDataDirectory(surroundings: Surroundings = {}): Promise<void> {
  const { folder = process.cwd(), library = LIBRARY } = surroundings
  if ((await chooseDataDirectory(surroundings)) !== library) return
  await mkdir(library, { recursive: true, mode: 0o755 })
  await writeFile(path.join(library, 'installation'), `${folder}\n`)
}

/** Lays out the folders of a data directory without making them. */
export function layOut(data: string, transport: 'socket' | 'tcp'): Place {
  const database = path.join(data, 'database')
  const within = path.join(database, 'socket')
  const short =
    within.length <= LONGEST_SOCKET_FOLDER ? within : path.join(os.tmpdir(), `compact-hub-${shortHash(data)}`)
  return {
    data,
    cluster: path.join(database, 'cluster'),
    log: path.join(database, 'log'),
    socket: transport === 'socket' ? short : null,
    programs: path.join(data, 'programs'),
    users: path.join(data, 'users'),
    turn: path.join(data, 'turn.lock'),
    serving: path.join(data, 'serving.lock'),
  }
}

/** Makes the folders, each with the narrowest rights that work, owned by the account that runs the database. */
export async function makeFolders(place: Place, account: Account): Promise<void> {
  await mkdir(place.data, { recursive: true, mode: account ? 0o755 : 0o700 })
  const folders = [path.dirname(place.cluster), place.log, ...(place.socket ? [place.socket] : [])]
  for (const folder of folders) {
    await mkdir(folder, { mode: 0o700 }).catch(error => {
      if (error.code !== 'EEXIST') throw error
    })
    if (account) await chown(folder, account.uid, account.gid)
  }
  if (place.socket) await checkPrivate(place.socket, account)
}

/** A socket folder under the machine's shared temporary folder must be ours alone. */
async function checkPrivate(folder: string, account: Account): Promise<void> {
  const found = await lstat(folder)
  const owner = account?.uid ?? process.getuid?.()
  if (!found.isDirectory() || (owner !== undefined && found.uid !== owner))
    throw new Error(`${folder} belongs to another account, so the database's socket cannot be put there.`)
  await chmod(folder, 0o700)
}

/** Eight letters and digits that stand for a path. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
