/** Starting, adopting and stopping the server process of a cluster. */
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Account, runAs } from './account.ts'
import { type Access, readPassword, SUPERUSER } from './cluster.ts'
import { commandOf, isAlive } from './lock.ts'
import type { Place } from './place.ts'
import type { Programs } from './programs.ts'

/** What the server's own lock file tells about a running, or once running, server. */
type Running = { readonly pid: number; readonly port: number; readonly socket: string; readonly ready: boolean }

function lockFile(place: Place): string {
  return path.join(place.cluster, 'postmaster.pid')
}

async function readRunning(place: Place): Promise<Running | null> {
  const lines = (await readFile(lockFile(place), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  return { pid, port: Number(lines[3]), socket: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
}

/** Whether the process of that number is this cluster's server, as far as the machine tells. */
function isServer(pid: number, place: Place): boolean {
  if (!isAlive(pid)) return false
  const command = commandOf(pid)
  return command === null || command.includes(place.cluster)
}

/** The number of the cluster's living server process, or null. */
export async function serverProcess(place: Place): Promise<number | null> {
  const running = await readRunning(place)
  return running && isServer(running.pid, place) ? running.pid : null
}

/** A process number that no system gives. */
const NOBODY = '2147483647'

/**
 * Declares a lock file's process dead. PostgreSQL refuses to start while its number belongs to any process, even to
 * another program or to one that has ended but was not collected. The rest of the file must stay: by it the new server
 * makes sure that no process of the old one still works on the data.
 */
async function declareDead(file: string): Promise<void> {
  const written = await readFile(file, 'utf8').catch(() => null)
  if (written !== null) await writeFile(file, written.replace(/^\d+/, NOBODY))
}

/** Takes over a server that still runs, for instance after the hub alone was killed; null if none runs. */
export async function adoptServer(place: Place): Promise<Access | null> {
  for (const until = Date.now() + 60_000; Date.now() < until; await wait(50)) {
    const running = await readRunning(place)
    if (!running || !isServer(running.pid, place)) {
      await declareDead(lockFile(place))
      if (place.socket) await declareDead(path.join(place.socket, '.s.PGSQL.5432.lock'))
      return null
    }
    if (!running.ready) continue
    const access = await accessTo(place, running.port, running.socket)
    if (await answers(access, place)) return access
  }
  throw new Error(
    `A database server for ${place.cluster} is running but does not answer. Look in ${place.log}; if it does not end by ` +
      'itself, stop that process and start again.',
  )
}

/** Starts the server, detached from the terminal so that Ctrl-C reaches only the hub, which then stops it in order. */
export async function startServer(place: Place, programs: Programs, account: Account, port: number): Promise<Access> {
  const log = path.join(place.log, 'start.log')
  const start = ['start', '--wait', '--silent', '-t', '120', '-D', place.cluster, '-l', log, '-p', programs.postgres]
  for (let attempt = 0; ; attempt++) {
    await rm(log, { force: true })
    const since = Date.now()
    const started = await runAs(account, programs.pg_ctl, start, place.cluster)
    if (started.ok) return accessTo(place, port, place.socket ?? '')
    const said = await readLog(place, since)
    const ending = /shared memory block|is still in use/.test(said)
    if (!ending || attempt === 100) throw new Error(explain(said || started.output, place))
    await wait(100)
  }
}

/** What the server has written since a moment; its first words and the rest go to different files. */
export async function readLog(place: Place, since: number): Promise<string> {
  const said: string[] = []
  for (const name of await readdir(place.log).catch(() => [])) {
    const file = path.join(place.log, name)
    if ((await stat(file)).mtimeMs >= since - 1000) said.push((await readFile(file, 'utf8')).slice(-2000).trim())
  }
  return said.join('\n')
}

function explain(said: string, place: Place): string {
  const todo = /No space left/.test(said)
    ? 'The disk is full: free some space and start again; nothing that was kept is lost.'
    : `More may be said in ${place.log}.`
  return `The database in ${place.cluster} did not start. ${todo}\n${said}`
}

/** Stops the server in order: open transactions are rolled back and everything committed is on disk. */
export async function stopServer(place: Place, programs: Programs, account: Account): Promise<void> {
  const stop = ['stop', '--wait', '--silent', '-t', '60', '-m', 'fast', '-D', place.cluster]
  const stopped = await runAs(account, programs.pg_ctl, stop, place.cluster)
  if (!stopped.ok && (await serverProcess(place)) !== null)
    throw new Error(`The database in ${place.cluster} did not stop: ${stopped.output}`)
}

async function accessTo(place: Place, port: number, socket: string): Promise<Access> {
  const password = await readPassword(place)
  const host = socket || '127.0.0.1'
  return { host, port, user: SUPERUSER, ...(password === undefined ? {} : { password }) }
}

async function answers(access: Access, place: Place): Promise<boolean> {
  const client = new pg.Client({ ...access, database: 'postgres', connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]?.data_directory === place.cluster
  } catch (error) {
    // Too many connections is an answer too.
    return error instanceof pg.DatabaseError && error.code === '53300'
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** A TCP port that is free now; 5432 for sockets, where it is only part of a file's name. */
export async function choosePort(place: Place): Promise<number> {
  if (place.socket) return 5432
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 5432))
    })
  })
}
