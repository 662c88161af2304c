/** A real standby for readers: what they see while it follows, hangs behind, and dies. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type App, buildApp } from '../../src/app.ts'
import { unpackBaseCopy } from '../../src/db/archive/base-copy.ts'
import { writeSettings } from '../../src/db/embedded/cluster.ts'
import { makeFolders } from '../../src/db/embedded/place.ts'
import { startServer } from '../../src/db/embedded/server.ts'
import { preparePrograms, settle, stopEmbedded } from '../../src/db/embedded.ts'
import { newId } from '../../src/db/ids.ts'
import { migrate } from '../../src/db/migrate.ts'
import { type Database, openDatabase, openReplica } from '../../src/db/open.ts'
import { MOST_BEHIND } from '../../src/db/replica.ts'
import { replicaCheckups } from '../../src/db/replica-checkup.ts'
import { sealOf } from '../../src/db/seal.ts'
import { readSettings } from '../../src/settings.ts'
import { browse } from '../../worlds/visitor.ts'

let folder: string
let own: Database
let database: Database
let standby: Database
let standbyUrl: string
let app: App
let clock = 0

const at = (name: string) => path.join(folder, name)

/** Starts a standby from a copy of all files, as an operator does with pg_basebackup. */
async function startStandby(): Promise<string> {
  const { place, account } = await settle(at('standby'), {})
  await makeFolders(place, account)
  await mkdir(place.cluster, { mode: 0o700 })
  if (account) await chown(place.cluster, account.uid, account.gid)
  const { line } = own.archive!
  const copy = await own.archive!.copy(new Date())
  await unpackBaseCopy(path.join(line.base, copy.file), place.cluster, account)
  const signal = path.join(place.cluster, 'standby.signal')
  await writeFile(signal, '')
  if (account) await chown(signal, account.uid, account.gid)
  const { place: primary } = await settle(at('primary'), {})
  await writeSettings(place, account, 5432, 'scratch', 40, {
    wal_level: 'replica',
    hot_standby: 'on',
    primary_conninfo: `host=${primary.socket} port=5432 user=hub`,
    wal_retrieve_retry_interval: '100ms',
  })
  await startServer(place, await preparePrograms(place, account), account, 5432)
  return `postgresql://hub@/compact_hub?host=${encodeURIComponent(place.socket!)}`
}

before(async () => {
  folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'hub-replica-')))
  await chmod(folder, 0o755)
  const { place, account } = await settle(at('primary'), {})
  await (await openDatabase({ url: null, dataDir: at('primary'), serving: true, archive: at('archive') })).close()
  const local = path.join(place.cluster, 'local.conf')
  await writeFile(local, 'max_wal_senders = 4\n')
  if (account) await chown(local, account.uid, account.gid)
  own = await openDatabase({ url: null, dataDir: at('primary'), serving: true, archive: at('archive') })
  database = await openDatabase({ url: `postgresql://hub@/compact_hub?host=${encodeURIComponent(place.socket!)}` })
  await migrate(database.pool)
  await database.db
    .insertInto('area')
    .values({
      id: newId(),
      name: 'Marsh',
      compact_name: 'Marsh Compact',
      contact_name: 'Office',
      contact_email: 'office@example.org',
    })
    .execute()
  standbyUrl = await startStandby()
  standby = openReplica(standbyUrl)
  app = await buildApp({
    database,
    replica: standby,
    seal: sealOf(randomBytes(32)),
    origin: 'http://hub.test',
    openPace: 10_000,
  })
  await settled()
})

after(async () => {
  await app?.server.close()
  for (const open of [standby, database, own]) await open?.close().catch(() => undefined)
  for (const name of ['standby', 'primary']) await stopEmbedded(at(name))
  await rm(folder, { recursive: true, force: true })
})

afterEach(() => standby.pool.query('select pg_wal_replay_resume()').catch(() => undefined))

/** Waits until the replica has everything and is used. */
async function settled(): Promise<void> {
  do {
    await wait(50)
    await app.replica!.look()
  } while (!app.replica!.at(null) || !(await hasAll()))
}

async function hasAll(): Promise<boolean> {
  const { rows } = await database.pool.query<{ place: string }>('select pg_current_wal_lsn()::text as place')
  const there = await standby.pool.query<{ has: boolean }>('select pg_last_wal_replay_lsn() >= $1::pg_lsn as has', [
    rows[0]!.place,
  ])
  return there.rows[0]!.has
}

/** Adds an organisation past the application, so that nobody is told of it. */
async function addUntold(name: string): Promise<void> {
  await database.db
    .insertInto('organisation')
    .values({ id: newId(), name, slug: name.toLowerCase(), sector: 'community' })
    .execute()
}

/** Whether a reader finds an organisation; by other words, past what is kept. */
async function sees(name: string, words = name, cookies: Record<string, string> = {}): Promise<boolean> {
  const answer = await app.server.inject({ url: `/organisations?words=${words}`, cookies })
  return answer.body.includes(`>${name}</a>`)
}

async function placeNow(): Promise<string> {
  const { rows } = await database.pool.query<{ place: string }>('select pg_current_wal_lsn()::text as place')
  return rows[0]!.place
}

test('readers are served from the replica, and whoever wrote reads what they wrote', async () => {
  await settled()
  await standby.pool.query('select pg_wal_replay_pause()')
  await addUntold('Untold')
  await app.replica!.look()
  assert.equal(app.replica!.standing().says, 'well')
  const page = async (cookies: Record<string, string> = {}) =>
    (await app.server.inject({ url: '/organisations/untold', cookies })).statusCode
  // What is not there yet on the replica is looked for in the database before it is said not to be there.
  assert.equal(await page(), 200)
  // A list is read from the replica, but for whoever has written since.
  assert.equal(await sees('Untold', 'untold'), false)
  assert.equal(await sees('Untold', 'UNTOLD', { hub_written: await placeNow() }), true)
  await standby.pool.query('select pg_wal_replay_resume()')
  await settled()
  assert.equal(await sees('Untold'), true)
})

test('a replica that hangs is behind: first nobody is told of what it lacks, then it is not used', async () => {
  await settled()
  await standby.pool.query('select pg_wal_replay_pause()')
  await addUntold('Later')
  await app.replica!.look()
  assert.notEqual(app.replica!.at(null), null)
  // A change that the servers are told of is seen at once, from the database.
  app.hub.forgetPages()
  assert.equal(app.replica!.at(null), null)
  await app.replica!.look()
  assert.equal(app.replica!.at(null), null, 'it lacks the change')
  assert.equal(await sees('Later'), true)
  await wait(MOST_BEHIND + 1_000)
  await addUntold('Last')
  await app.replica!.look()
  assert.equal(app.replica!.standing().says, 'behind')
  await standby.pool.query('select pg_wal_replay_resume()')
  await settled()
  assert.equal(app.replica!.standing().says, 'well')
})

test('a form marks the browser for half a minute, and nothing is marked without one', async () => {
  await settled()
  const jar = new Map<string, string>()
  const visitor = browse(app, jar)
  const asked = await visitor.get('/sign-in')
  assert.equal(asked.status, 200)
  await visitor.send('/sign-in', { email: 'nobody@example.org' })
  const sent = await app.server.inject({ url: '/about' })
  assert.equal(sent.headers['set-cookie'], undefined)
  assert.match(jar.get('hub_written') ?? '', /^[0-9A-F]+\/[0-9A-F]+$/)
})

test('doctor says how it stands, and what is no replica is not used', async () => {
  await settled()
  const look = async (url: string) => (await replicaCheckups(url, async () => database)[0]!.run()).says
  assert.match(await look(standbyUrl), /has everything; readers use it/)
  assert.match(await look('postgresql://hub@127.0.0.1:1/none'), /cannot be used/)
  const { place } = await settle(at('primary'), {})
  const primary = `postgresql://hub@/compact_hub?host=${encodeURIComponent(place.socket!)}`
  assert.match(await look(primary), /is no replica. It is not used/)
  assert.deepEqual(
    replicaCheckups(null, async () => database),
    [],
  )
  assert.throws(() => readSettings({ DATABASE_READ_URL: standbyUrl }), /set that too/)
})

test('a replica that dies costs no reader anything', async () => {
  await settled()
  const reading = { on: true }
  const seen: string[] = []
  const readers = Promise.all(
    Array.from({ length: 4 }, async () => {
      while (reading.on) {
        const { statusCode, body } = await app.server.inject({ url: `/organisations?words=${++clock}` })
        seen.push(statusCode === 200 ? '200' : `${statusCode} ${body.slice(0, 3000)}`)
        await wait(20)
      }
    }),
  )
  await wait(300)
  await stopEmbedded(at('standby'))
  await wait(700)
  reading.on = false
  await readers
  await app.replica!.look()
  assert.equal(app.replica!.standing().says, 'away')
  assert.ok(seen.length > 20)
  assert.deepEqual([...new Set(seen)], ['200'])
})
