/**
 * The PostgreSQL that the hub brings along. Several processes may use one data directory at once (the server and an
 * operator's command): the first starts the database server, the last to leave stops it, and a server that outlived a
 * killed hub is taken over as it runs.
 */
import { mkdir, realpath, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { archiving, type Line, notedLine, settleLine } from './archive/line.ts'
import { isUnsettled } from './archive/unsettled.ts'
import { type Account, checkReachable, chooseAccount } from './embedded/account.ts'
import { type Access, type Durability, makeCluster, writeSettings } from './embedded/cluster.ts'
import { countRegistered, register, takeLock, takeTurn } from './embedded/lock.ts'
import { layOut, makeFolders, type Place } from './embedded/place.ts'
import { copyPrograms, findPrograms, type Programs, repairLinks, sweepPrograms } from './embedded/programs.ts'
import { adoptServer, choosePort, serverProcess, startServer, stopServer } from './embedded/server.ts'

export { chooseDataDirectory, claimDataDirectory } from './embedded/place.ts'

/** How an embedded server is to be run; the defaults are those of a real installation. */
export type EmbeddedOptions = {
  /** `scratch` gives up safety against power loss; for tests only. */
  readonly durability?: Durability
  /** `tcp` where there are no Unix sockets: a port on the loopback address with a random password. */
  readonly transport?: 'socket' | 'tcp'
  /** Take the data directory for the one process that serves pages; refused while another holds it. */
  readonly serving?: boolean
  /** Refuse a folder that holds no database yet, instead of making one. */
  readonly existing?: boolean
  /** Open a database that was made again from an archive although what was open in it is not ended yet: to end it. */
  readonly unsettled?: boolean
  /** Leave the server running when the last user closes. */
  readonly linger?: boolean
  readonly connections?: number
  /** The folder that its log is archived in; null for none, and without it as it was. */
  readonly archive?: string | null | undefined
}

/** A running embedded server. */
export type Embedded = {
  readonly access: Access
  readonly place: Place
  /** How it came to run: just started, or found running. */
  readonly began: 'started' | 'adopted'
  /** Where its log is archived; null where it is not. */
  readonly line: Line | null
  /** Waits for the server to be ready, starting it again if it has died. */
  revive(): Promise<Access>
  /** Leaves the server; stops it in order if nobody else uses it. */
  close(): Promise<void>
}

const PATIENCE = 90_000

/** Starts or takes over the server of a data directory, making everything it needs first. */
export async function startEmbedded(directory: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  if (options.existing) await checkExisting(directory)
  const { place, account } = await settle(directory, options)
  if (!options.unsettled && (await isUnsettled(place))) throw new Error(stillMade(place.data))
  await makeFolders(place, account)
  const release = options.serving
    ? await takeLock(place.serving, pid => alreadyServing(place.data, pid))
    : async () => undefined
  const leave = await register(place.users)
  const run = () => takeTurn(place.turn, PATIENCE, () => bringUp(place, account, options))
  try {
    let current = await run()
    const line = await notedLine(place)
    return {
      line,
      get access() {
        return current.access
      },
      place,
      began: current.began,
      async revive() {
        current = await run()
        return current.access
      },
      async close() {
        await leave()
        if (!options.linger) await takeTurn(place.turn, PATIENCE, () => stopIfUnused(place, account))
        await release()
      },
    }
  } catch (error) {
    await leave()
    await release()
    throw error
  }
}

/** Refuses a folder without a database, and leaves it as it is. */
async function checkExisting(directory: string): Promise<void> {
  const { cluster } = layOut(path.resolve(directory), 'socket')
  const found = await stat(path.join(cluster, 'PG_VERSION')).catch(() => null)
  if (found) return
  throw new Error(
    `There is no installation in ${directory}. See that COMPACT_HUB_DATA names the right folder, or start one there: ` +
      'compact-hub start',
  )
}

/** Stops whatever server runs on a data directory, used or not. */
export async function stopEmbedded(directory: string, options: EmbeddedOptions = {}): Promise<void> {
  const { place, account } = await settle(directory, options)
  await takeTurn(place.turn, PATIENCE, () => stopIfRunning(place, account))
}

/** Finds the folders by their true path, so that two ways to one directory are one installation. */
export async function settle(directory: string, options: EmbeddedOptions): Promise<{ place: Place; account: Account }> {
  await mkdir(directory, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 })
  const transport = options.transport ?? (process.platform === 'win32' ? 'tcp' : 'socket')
  const place = layOut(await realpath(directory), transport)
  const account = await chooseAccount(place.cluster)
  await checkReachable(path.dirname(place.cluster), account)
  return { place, account }
}

async function stopIfUnused(place: Place, account: Account): Promise<void> {
  if ((await countRegistered(place.users)) === 0) await stopIfRunning(place, account)
}

async function stopIfRunning(place: Place, account: Account): Promise<void> {
  if ((await serverProcess(place)) === null) return
  await stopServer(place, await preparePrograms(place, account), account)
  if (place.socket && !place.socket.startsWith(place.data)) await rm(place.socket, { recursive: true, force: true })
}

function alreadyServing(data: string, pid: number): string {
  return (
    `The hub is already running on the data in ${data} (process ${pid}). Stop that one first, or give this one a data ` +
    'directory of its own with COMPACT_HUB_DATA.'
  )
}

function stillMade(data: string): string {
  return (
    `The database in ${data} was being made again from the archive, and that did not come to its end: people may still be ` +
    'signed in to it, and mail may leave from it a second time. Run the same "compact-hub restore --to ..." again: it begins anew.'
  )
}

/** PostgreSQL's programs where the account can run them. */
export async function preparePrograms(place: Place, account: Account): Promise<Programs> {
  const installed = await findPrograms()
  if (account) return copyPrograms(installed, place.programs)
  return repairLinks(installed.root).then(
    () => installed,
    () => copyPrograms(installed, place.programs),
  )
}

type Up = { readonly access: Access; readonly began: 'started' | 'adopted' }

async function bringUp(place: Place, account: Account, options: EmbeddedOptions): Promise<Up> {
  const adopted = await adoptServer(place)
  if (adopted) return { access: adopted, began: 'adopted' }
  const programs = await preparePrograms(place, account)
  await sweepPrograms(place.programs, programs)
  const durability = options.durability ?? 'durable'
  await makeCluster(place, programs, account, durability)
  const port = await choosePort(place)
  const line = await settleLine(place, account, options.archive)
  await writeSettings(place, account, port, durability, options.connections ?? 40, archiving(place, line))
  const access = await startServer(place, programs, account, port)
  await makeDatabase(access)
  return { access, began: 'started' }
}

/** Name of the database inside an embedded cluster. */
export const DATABASE = 'compact_hub'

async function makeDatabase(access: Access): Promise<void> {
  const client = new pg.Client({ ...access, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}
