/** The parts of a cluster on the loopback address: etcd, PostgreSQL under Patroni, HAProxy, PgBouncer, and Hubs. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync } from 'node:fs'
import { chmod, chown, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../support/listening.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** PostgreSQL and PgBouncer do not run as root. */
const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null

/** The programs, and the packages of Debian that bring them. */
const programs = { etcd: 'etcd-server', patroni: 'patroni', haproxy: 'haproxy', pgbouncer: 'pgbouncer' } as const

/** The packages that are missing on this machine. */
export async function missingPackages(): Promise<string[]> {
  const missing = Object.entries(programs).flatMap(([program, name]) =>
    spawnSync('sh', ['-c', `command -v ${program}`]).status === 0 ? [] : [name],
  )
  return (await postgresPrograms()) ? missing : [...missing, 'postgresql']
}

/** The folder of PostgreSQL's programs, of the newest version there is; null where there is none. */
async function postgresPrograms(): Promise<string | null> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => [])
  const newest = versions
    .map(Number)
    .filter(version => version >= 15)
    .sort((a, b) => b - a)[0]
  const bin = `/usr/lib/postgresql/${newest}/bin`
  return newest && existsSync(path.join(bin, 'postgres')) ? bin : null
}

/** Something that runs, and can be killed and started again. */
export type Part = {
  readonly name: string
  readonly start: () => Promise<void>
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

function partOf(
  name: string,
  folder: string,
  program: string,
  words: readonly string[],
  more: { env?: NodeJS.ProcessEnv; own?: boolean; ready?: () => Promise<boolean> } = {},
): Part & { readonly pid: () => number } {
  let child: ChildProcess | null = null
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await Promise.race([ended, wait(30_000, undefined, { ref: false })])
  }
  return {
    name,
    pid: () => child?.pid ?? 0,
    async start() {
      const log = openSync(path.join(folder, `${name}.log`), 'a')
      child = spawn(program, words, {
        stdio: ['ignore', log, log],
        env: more.env ?? { ...process.env, LC_ALL: 'C' },
        cwd: folder,
        ...(more.own ? {} : account),
      })
      closeSync(log)
      for (
        const until = Date.now() + 120_000;
        more.ready && !(await more.ready().catch(() => false));
        await wait(100)
      ) {
        if (child.exitCode !== null || Date.now() > until)
          throw new Error(`${name} did not come up: see ${folder}/${name}.log`)
      }
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

/** A cluster that is up. */
export type Cluster = {
  readonly origin: string
  readonly settings: Readonly<Record<string, string>>
  readonly pooler: Part
  readonly hubs: readonly Part[]
  /** The node that takes writes now; null while none does. */
  readonly primary: () => Promise<Part | null>
  readonly close: () => Promise<void>
}

async function says(url: string, status = 200): Promise<boolean> {
  return (await fetch(url, { signal: AbortSignal.timeout(1_000) })).status === status
}

async function ownFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (account) await chown(folder, account.uid, account.gid)
  return folder
}

/** Starts everything but the Hubs, makes the database, calls `fill`, and starts the Hubs. */
export async function startCluster(
  folder: string,
  fill: (settings: Readonly<Record<string, string>>) => Promise<void>,
): Promise<Cluster> {
  await chmod(folder, 0o755)
  const bin = (await postgresPrograms())!
  const ports = Object.fromEntries(
    await Promise.all(
      ['etcd', 'peers', 'a', 'apiA', 'b', 'apiB', 'database', 'pooler', 'web', 'hub1', 'hub2'].map(
        async name => [name, await freePort()] as const,
      ),
    ),
  ) as Record<string, number>
  const parts: Part[] = []
  const begin = async <P extends Part>(part: P): Promise<P> => {
    parts.push(part)
    await part.start()
    return part
  }
  const logs = await ownFolder(path.join(folder, 'logs'))
  const etcd = `http://127.0.0.1:${ports['etcd']}`
  const peers = `http://127.0.0.1:${ports['peers']}`
  const close = async () => {
    for (const part of parts.toReversed()) await part.stop()
  }
  try {
    await begin(
      partOf(
        'etcd',
        logs,
        'etcd',
        [
          ...['--name', 'one', '--data-dir', path.join(logs, 'etcd-data')],
          ...['--listen-client-urls', etcd, '--advertise-client-urls', etcd, '--listen-peer-urls', peers],
          ...['--initial-advertise-peer-urls', peers, '--initial-cluster', `one=${peers}`],
        ],
        { ready: () => says(`${etcd}/health`) },
      ),
    )
    const nodes = new Map<string, Part & { pid: () => number }>()
    for (const name of ['a', 'b'])
      nodes.set(
        name,
        await begin(
          await patroniNode(name, {
            folder,
            logs,
            bin,
            port: ports[name]!,
            api: ports[`api${name.toUpperCase()}`]!,
            etcd: ports['etcd']!,
          }),
        ),
      )
    await begin(await haproxy(folder, logs, ports))
    const pooler = await begin(await pgbouncer(folder, logs, ports))
    await makeDatabase(ports['database']!)
    const settings = {
      DATABASE_URL: `postgresql://postgres@127.0.0.1:${ports['pooler']}/hub`,
      DATABASE_DIRECT_URL: `postgresql://postgres@127.0.0.1:${ports['database']}/hub`,
      ORIGIN: `http://127.0.0.1:${ports['web']}`,
      COMPACT_HUB_SEAL_KEY: '5'.repeat(64),
      COMPACT_HUB_DATA: path.join(folder, 'hub'),
      EMPTY: '1',
      LOG_FORMAT: 'json',
      TRUST_PROXY: 'loopback',
      DRAIN_SECONDS: '3',
    }
    await fill(settings)
    const hubs = []
    for (const name of ['hub1', 'hub2']) {
      const env = {
        PATH: process.env['PATH'],
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        ...settings,
        PORT: String(ports[name]),
      }
      const ready = () => says(`http://127.0.0.1:${ports[name]}/readyz`)
      hubs.push(
        await begin(
          partOf(name, logs, process.execPath, ['--no-warnings', `${ROOT}src/cli.ts`, 'start'], {
            env,
            own: true,
            ready,
          }),
        ),
      )
    }
    const primary = async () => {
      for (const [name, node] of nodes)
        if (await says(`http://127.0.0.1:${ports[`api${name.toUpperCase()}`]}/primary`).catch(() => false)) return node
      return null
    }
    return { origin: settings.ORIGIN, settings, pooler, hubs, primary, close }
  } catch (error) {
    await close()
    throw error
  }
}

type Node = {
  readonly folder: string
  readonly logs: string
  readonly bin: string
  readonly port: number
  readonly api: number
  readonly etcd: number
}

/** PostgreSQL under Patroni. Killed, both die, as when a machine does. */
async function patroniNode(name: string, { folder, logs, bin, port, api, etcd }: Node) {
  const data = path.join(await ownFolder(path.join(folder, name)), 'data')
  const sockets = path.join(folder, name)
  const file = path.join(folder, `${name}.json`)
  const access = (at: number) => ({ listen: `127.0.0.1:${at}`, connect_address: `127.0.0.1:${at}` })
  await writeFile(
    file,
    // Every YAML reader reads JSON.
    JSON.stringify({
      scope: 'hub',
      name,
      restapi: access(api),
      etcd3: { hosts: `127.0.0.1:${etcd}` },
      bootstrap: {
        dcs: {
          ttl: 20,
          loop_wait: 3,
          retry_timeout: 5,
          synchronous_mode: true,
          postgresql: { use_pg_rewind: true, parameters: { max_connections: 100, jit: 'off' } },
        },
        initdb: [{ encoding: 'UTF8' }, { locale: 'C.UTF-8' }, 'data-checksums'],
        pg_hba: ['local all all trust', 'host all all 127.0.0.1/32 trust', 'host replication all 127.0.0.1/32 trust'],
      },
      postgresql: {
        ...access(port),
        data_dir: data,
        bin_dir: bin,
        pgpass: path.join(folder, name, 'pgpass'),
        authentication: {
          superuser: { username: 'postgres' },
          replication: { username: 'replicator' },
          rewind: { username: 'postgres' },
        },
        parameters: { unix_socket_directories: sockets, shared_buffers: '64MB', wal_keep_size: '512MB' },
      },
    }),
  )
  const part = partOf(name, logs, 'patroni', [file], { ready: () => says(`http://127.0.0.1:${api}/health`) })
  return {
    ...part,
    async kill() {
      await part.kill()
      const pid = Number((await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
      if (pid > 0) process.kill(pid, 'SIGKILL')
    },
  }
}

async function haproxy(folder: string, logs: string, ports: Readonly<Record<string, number>>): Promise<Part> {
  const file = path.join(folder, 'haproxy.cfg')
  await writeFile(
    file,
    `global
  maxconn 1000
defaults
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  timeout check 2s
listen database
  mode tcp
  bind 127.0.0.1:${ports['database']}
  option httpchk GET /primary
  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
  server a 127.0.0.1:${ports['a']} check port ${ports['apiA']}
  server b 127.0.0.1:${ports['b']} check port ${ports['apiB']}
listen web
  mode http
  bind 127.0.0.1:${ports['web']}
  option forwardfor
  # Nothing is sent twice: what fails is seen.
  retries 0
  option httpchk GET /readyz
  default-server inter 500ms fall 2 rise 1
  server hub1 127.0.0.1:${ports['hub1']} check
  server hub2 127.0.0.1:${ports['hub2']} check
`,
  )
  return partOf('haproxy', logs, 'haproxy', ['-db', '-f', file])
}

async function pgbouncer(folder: string, logs: string, ports: Readonly<Record<string, number>>): Promise<Part> {
  const file = path.join(folder, 'pgbouncer.ini')
  await writeFile(
    file,
    `[databases]
hub = host=127.0.0.1 port=${ports['database']} dbname=hub user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${ports['pooler']}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 20
max_client_conn = 400
server_login_retry = 1
query_wait_timeout = 20
`,
  )
  return partOf('pgbouncer', logs, 'pgbouncer', [file])
}

async function makeDatabase(port: number): Promise<void> {
  const { default: pg } = await import('pg')
  for (const until = Date.now() + 60_000; ; await wait(300)) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query('create database hub')
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => undefined)
      if (Date.now() > until) throw error
    }
  }
}
