/** PgBouncer in transaction mode between the Hub and its database: nothing rests on one connection, and it may go and come back. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { type App, buildApp } from '../../src/app.ts'
import { type Embedded, startEmbedded, stopEmbedded } from '../../src/db/embedded.ts'
import { newId } from '../../src/db/ids.ts'
import { migrate } from '../../src/db/migrate.ts'
import { type Database, openApart, openDatabase } from '../../src/db/open.ts'
import { isPooled } from '../../src/db/pooler.ts'
import { poolerCheckups } from '../../src/db/pooler-checkup.ts'
import { prepared } from '../../src/db/prepared.ts'
import { sealOf } from '../../src/db/seal.ts'
import { freeOrigin } from '../support/listening.ts'

const missing = spawnSync('pgbouncer', ['--version']).status !== 0 && 'needs PgBouncer (apt-get install pgbouncer)'
if (missing) console.log(`Note: ${missing}`)

let folder: string
let server: Embedded
let direct: string
let pooled: string
let port: number
let pooler: ChildProcess
let database: Database
let app: App
let other: App
let second: Database

async function startPooler(): Promise<void> {
  pooler = spawn('pgbouncer', [path.join(folder, 'pgbouncer.ini')], {
    stdio: 'ignore',
    ...(process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}),
  })
  for (;;) {
    const socket = net.connect(port, '127.0.0.1')
    const up = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (up) return
    await wait(50)
  }
}

async function stopPooler(): Promise<void> {
  const ended = once(pooler, 'exit')
  pooler.kill('SIGKILL')
  await ended
}

if (!missing) {
  before(async () => {
    folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'hub-pooler-')))
    await chmod(folder, 0o755)
    server = await startEmbedded(path.join(folder, 'data'), {
      durability: 'scratch',
      connections: 100,
      transport: 'tcp',
    })
    const { host, port: own, user, password } = server.access
    direct = `postgresql://${user}:${password}@${host}:${own}/compact_hub`
    port = Number(new URL(await freeOrigin()).port)
    pooled = `postgresql://${user}@127.0.0.1:${port}/compact_hub`
    await writeFile(
      path.join(folder, 'pgbouncer.ini'),
      `[databases]
compact_hub = host=${host} port=${own} dbname=compact_hub user=${user} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
auth_type = any
pool_mode = transaction
default_pool_size = 4
max_client_conn = 200
unix_socket_dir =
`,
      { mode: 0o644 },
    )
    await startPooler()
    const open = () => openDatabase({ url: pooled, directUrl: direct, prepare: migrate })
    database = await open()
    second = await open()
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
    const seal = sealOf(randomBytes(32))
    app = await buildApp({ database, seal, origin: 'http://hub.test' })
    other = await buildApp({ database: second, seal, origin: 'http://hub.test' })
    await Promise.all([app.follow(), other.follow()])
  })

  after(async () => {
    await Promise.all([app?.server.close(), other?.server.close()])
    await Promise.all([database?.close(), second?.close()])
    if (pooler) await stopPooler()
    await server?.close()
    await stopEmbedded(path.join(folder, 'data'))
    await rm(folder, { recursive: true, force: true })
  })
}

test('statements that are kept prepared elsewhere run on whatever connection the pooler gives', {
  skip: missing,
}, async () => {
  const add = (number: number) =>
    sql<{ sum: number }>`${prepared('adding')} select ${number}::integer + 1 as sum`.execute(database.db)
  const sums = await Promise.all(Array.from({ length: 300 }, (_, number) => add(number)))
  assert.deepEqual(
    sums.map(({ rows }) => rows[0]?.sum),
    Array.from({ length: 300 }, (_, number) => number + 1),
  )
  const client = await database.pool.connect()
  assert.equal(await isPooled(client), true)
  client.release()
})

test('past the pooler the servers hear each other, and a rehearsal sees its own tables alone', {
  skip: missing,
}, async () => {
  const load = async () => Date.now() + Math.random()
  const [before] = [await other.hub.remember('told', load)]
  app.hub.forgetPages()
  const since = performance.now()
  while ((await other.hub.remember('told', load)) === before) {
    assert.ok(performance.now() - since < 10_000, 'the other server heard nothing')
    await wait(10)
  }
  await database.pool.query('create schema apart')
  await assert.rejects(
    (async () => {
      const apart = openApart({ connectionString: pooled }, 'apart')
      await apart.pool.query('select 1').finally(() => apart.close())
    })(),
    'through the pooler it is refused, and never led to the tables of the area',
  )
  const apart = openApart({ connectionString: direct }, 'apart')
  const { rows } = await apart.pool.query('select current_schema() as schema')
  await apart.close()
  assert.deepEqual(rows, [{ schema: 'apart' }])
})

test('doctor says that a pooler is there, and what is missing without a way past it', { skip: missing }, async () => {
  const look = async (directUrl: string | null, of: Database) =>
    (await poolerCheckups(pooled, directUrl, async () => of)[0]!.run()).says
  assert.match(await look(direct, database), /goes past it/)
  assert.match(await look(null, database), /knows no way past it/)
  const without = await openDatabase({ url: direct })
  assert.match(await look(null, without), /No pooler stands before/)
  await without.close()
})

test('a pooler that is killed and comes back is used again at once', { skip: missing }, async () => {
  const read = async () => (await app.server.inject({ url: `/organisations?words=${Math.random()}` })).statusCode
  assert.equal(await read(), 200)
  await stopPooler()
  assert.equal(await read(), 503)
  await startPooler()
  const since = performance.now()
  while ((await read()) !== 200) assert.ok(performance.now() - since < 20_000)
  console.log(`Score: back ${Math.round(performance.now() - since)} ms after the pooler`)
})
