/**
 * A real database for each test file: a copy of a migrated template on one server that all test processes share. The
 * server is the embedded one, started by whoever comes first, or with `DATABASE_URL` an existing one.
 */
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, statfsSync } from 'node:fs'
import { access, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { isAlive } from '../../src/db/embedded/lock.ts'
import { startEmbedded, stopEmbedded } from '../../src/db/embedded.ts'
import { MIGRATIONS, migrate, readMigrations } from '../../src/db/migrate.ts'
import { type Database, openDatabase, openHurried } from '../../src/db/open.ts'

/** A database of one test file; `close` drops it. */
export type TestDatabase = Database & { readonly url: string }

const project = createHash('sha256')
  .update(path.resolve(import.meta.dirname, '../..'))
  .digest('hex')
  .slice(0, 8)

/** Room that all databases of a run need, in bytes, several times over. */
const ROOM = 2 ** 31

/** The data directory of this project's test server. */
const SERVER = path.join(scratchFolder(), `compact-hub-tests-${process.getuid?.() ?? ''}-${project}`)

let server: Promise<string> | undefined

/**
 * The folder for what need not outlast the machine: in memory, where the system has such a folder with room and lets programs run there,
 * because each database is two thousand files that are made and taken away; otherwise, or where TMPDIR names one, the usual one.
 */
function scratchFolder(): string {
  const memory = '/dev/shm'
  if (process.env['TMPDIR'] || process.platform !== 'linux') return os.tmpdir()
  const [, ways] = /^\S+ \/dev\/shm tmpfs (\S+)/m.exec(readFileSync('/proc/mounts', 'utf8')) ?? []
  if (!ways || ways.includes('noexec')) return os.tmpdir()
  // By what there is, not by what is free: every process of the tests must come to the same folder.
  const { blocks, bsize } = statfsSync(memory)
  const whole = Math.min(os.totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  return blocks * bsize > ROOM && whole > 3 * ROOM ? memory : os.tmpdir()
}

/** URL of the test server's maintenance database. */
function testServer(): Promise<string> {
  server ??= process.env['DATABASE_URL'] ? Promise.resolve(process.env['DATABASE_URL']) : startTestServer()
  return server
}

async function startTestServer(): Promise<string> {
  const embedded = await startEmbedded(SERVER, { durability: 'scratch', linger: true, connections: 200 })
  if (embedded.began === 'started') watchOver(SERVER)
  const { host, port, user, password } = embedded.access
  const login = password === undefined ? user : `${user}:${password}`
  return host.startsWith('/')
    ? `postgresql://${login}@/postgres?host=${encodeURIComponent(host)}&port=${port}`
    : `postgresql://${login}@${host}:${port}/postgres`
}

/** Opens a fresh database with every migration run. Close it when the file's tests are done. */
export async function testDatabase(migrations = MIGRATIONS): Promise<TestDatabase> {
  const maintenance = await testServer()
  return copyOf(maintenance, await makeTemplate(maintenance, migrations))
}

/** One step of filling a database; what it returns (anything that JSON can hold) is kept beside it and given to the next. */
export type Filling<Before, Kept> = (database: Database, before: Before) => Promise<Kept>

/**
 * Opens a copy of what `fill` makes of a migrated database, and `andThen` of that. Each step is done once per server and `key`;
 * what the last returns is given with every copy.
 */
export async function filledDatabase<First, Kept = First>(
  key: string,
  fill: Filling<null, First>,
  andThen?: { readonly key: string; readonly fill: Filling<First, Kept> },
): Promise<{ database: TestDatabase; kept: Kept }> {
  const maintenance = await testServer()
  const empty = await makeTemplate(maintenance, MIGRATIONS)
  const first = await fillTemplate(maintenance, empty, 2, key, database => fill(database, null))
  const { template, kept } = andThen
    ? await fillTemplate(maintenance, first.template, 3, andThen.key, database =>
        andThen.fill(database, JSON.parse(first.kept)),
      )
    : first
  // Tests of a filled database ask the same of it for each of its people: half of what PostgreSQL did was planning.
  return { database: await copyOf(maintenance, template, true), kept: JSON.parse(kept) }
}

/** Makes the template that `fill` makes of a copy of another, once per server; `lock` keeps steps apart that wait for one another. */
async function fillTemplate(
  maintenance: string,
  from: string,
  lock: number,
  key: string,
  fill: (database: Database) => Promise<unknown>,
): Promise<{ template: string; kept: string }> {
  const template = `hub_filled_${createHash('sha256').update(`${from} ${key}`).digest('hex').slice(0, 16)}`
  const kept = await once(maintenance, template, lock, async (client, draft) => {
    await client.query(`create database ${draft} template ${from} ${strategy()}`)
    const database = await openDatabase({ url: withDatabase(maintenance, draft) })
    const hurried = openHurried(database.pool)
    const kept = await fill({ ...database, ...hurried }).finally(() => Promise.all([hurried.close(), database.close()]))
    await client.query(`comment on database ${draft} is ${pg.escapeLiteral(JSON.stringify(kept))}`)
  })
  return { template, kept }
}

async function copyOf(maintenance: string, template: string, plansOnce = false): Promise<TestDatabase> {
  const name = `hub_test_${process.pid}_${randomBytes(6).toString('hex')}`
  await onServer(maintenance, client => client.query(`create database ${name} template ${template} ${strategy()}`))
  const url = withDatabase(maintenance, name)
  const database = await openDatabase({ url, plansOnce })
  const close = async () => {
    await database.close()
    await onServer(maintenance, client => client.query(`drop database if exists ${name} with (force)`))
  }
  return { ...database, url, close }
}

/** An empty database on the test server, without any migration; returns its URL and how to drop it. */
export async function emptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const maintenance = await testServer()
  const name = `hub_test_${process.pid}_${randomBytes(6).toString('hex')}`
  await onServer(maintenance, client => client.query(`create database ${name} ${strategy()}`))
  const drop = () => onServer(maintenance, client => client.query(`drop database if exists ${name} with (force)`))
  return { url: withDatabase(maintenance, name), drop: async () => void (await drop()) }
}

/**
 * Stops the embedded test server and removes its data, unless other test processes still use it: then the watch stops it when
 * they are done. The test runner calls it at the end.
 */
export async function stopTestServer(): Promise<void> {
  if (
    !(await access(SERVER).then(
      () => true,
      () => false,
    ))
  )
    return
  if (await othersUse(SERVER)) return
  await stopEmbedded(SERVER)
  await rm(SERVER, { recursive: true, force: true })
}

/** Whether a living process other than this one uses the server. */
async function othersUse(directory: string): Promise<boolean> {
  const users = await readdir(path.join(directory, 'users')).catch(() => [])
  return users.map(name => Number.parseInt(name, 10)).some(pid => pid !== process.pid && isAlive(pid))
}

/** Makes the template for these migrations once per server; the name tells which migrations it holds. */
async function makeTemplate(maintenance: string, migrations: string): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, sha256 } of await readMigrations(migrations)) hash.update(`${name} ${sha256}\n`)
  const template = `hub_template_${hash.digest('hex').slice(0, 16)}`
  await once(maintenance, template, 1, async (client, draft) => {
    await client.query(`create database ${draft} ${strategy()}`)
    const database = await openDatabase({ url: withDatabase(maintenance, draft) })
    await migrate(database.pool, migrations).finally(() => database.close())
  })
  return template
}

/** Makes a template under a name of its own and renames it when it is whole, once, whoever asks; returns its comment. */
async function once(
  maintenance: string,
  template: string,
  lock: number,
  make: (client: pg.Client, draft: string) => Promise<void>,
): Promise<string> {
  return onServer(maintenance, async client => {
    await client.query('select pg_advisory_lock(726283, $1)', [lock])
    const find = () =>
      client.query<{ comment: string | null }>(
        `select shobj_description(oid, 'pg_database') as comment from pg_database where datname = $1`,
        [template],
      )
    let found = await find()
    if (!found.rowCount) {
      const draft = `${template}_draft`
      await client.query(`drop database if exists ${draft} with (force)`)
      await make(client, draft)
      await client.query(`alter database ${draft} rename to ${template}`)
      found = await find()
    }
    return found.rows[0]?.comment ?? ''
  })
}

/** Without fsync, copying files makes a database in 20 ms where writing them through the log takes 140. */
function strategy(): string {
  return process.env['DATABASE_URL'] ? '' : 'strategy file_copy'
}

async function onServer<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}

function withDatabase(url: string, name: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`)
}

/**
 * Leaves a small shell loop behind that stops the server and removes its data once no test process has used it for half
 * a minute, so that tests run one file at a time still share a server and nothing stays when they are over. The folder
 * is out of the way before the server ends, so that whoever comes meanwhile starts afresh.
 */
function watchOver(directory: string): void {
  if (process.platform === 'win32') return
  const script = `
    read -r mine < "$1/database/cluster/postmaster.pid" 2>/dev/null || exit 0
    idle=0
    while [ $idle -lt 3 ]; do
      sleep 10
      idle=$((idle + 1))
      for user in "$1"/users/*; do
        [ -f "$user" ] && read -r pid began < "$user" && kill -0 "$pid" 2>/dev/null && idle=0
      done
      read -r server < "$1/database/cluster/postmaster.pid" 2>/dev/null || exit 0
      [ "$server" = "$mine" ] || exit 0
      kill -0 "$server" 2>/dev/null || exit 0
    done
    mv "$1" "$1.$$"; kill -QUIT "$server"; sleep 1; rm -rf "$1.$$"`
  spawn('/bin/sh', ['-c', script, 'watch', directory], { detached: true, stdio: 'ignore', cwd: '/' }).unref()
}
