/** A database that goes away and comes back, and a disk that is full. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { backup, restore } from '../../src/db/backup.ts'
import { type Embedded, startEmbedded, stopEmbedded } from '../../src/db/embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { isDatabaseAway } from '../../src/db/recover.ts'
import { noSmallDisk } from '../support/small-disk.ts'

let folder: string
let other: string
let server: Embedded
let url: string

before(async () => {
  folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'hub-away-')))
  // Run by root, the database's own account has to come through here.
  await chmod(folder, 0o755)
  other = path.join(folder, 'other')
  server = await startEmbedded(other, { linger: true })
  const { host, port, user } = server.access
  url = `postgresql://${user}@/compact_hub?host=${encodeURIComponent(host)}&port=${port}`
})

after(async () => {
  await server.close()
  await stopEmbedded(other)
  await rm(folder, { recursive: true, force: true })
})

test('while an existing server is away requests fail as "away", and work again when it is back', async () => {
  const database = await openDatabase({ url })
  try {
    const held = await database.pool.connect()
    await database.pool.query('select 1')
    await stopEmbedded(other)
    await assert.rejects(held.query('select 1'), isDatabaseAway)
    held.release()
    for (let n = 0; n < 5; n++) await assert.rejects(database.pool.query('select 1'), isDatabaseAway)
    await server.revive()
    const { rows } = await database.pool.query('select 1 as one')
    assert.deepEqual(rows, [{ one: 1 }])
  } finally {
    await database.close()
  }
})

test('a backup moves an area from the embedded database to an existing server', async () => {
  const own = await openDatabase({ url: null, dataDir: path.join(folder, 'own') })
  const file = path.join(folder, 'move.backup')
  await migrate(own.pool)
  await own.pool.query(
    "insert into organisation (id, slug, name, sector) select gen_random_uuid(), 'o' || n, 'Organisation ' || n, 'community' from generate_series(1, 50) n",
  )
  const saved = await backup(own, file)
  await own.close()
  assert.equal(own.kind, 'embedded')
  assert.equal(saved.tables['organisation'], 50)
  const database = await openDatabase({ url })
  try {
    assert.equal(database.kind, 'external')
    assert.deepEqual((await restore(file, database)).tables, saved.tables)
  } finally {
    await database.close()
  }
})

test('a full disk refuses what is new, keeps what was told, and goes on when there is space', {
  skip: noSmallDisk(),
}, async () => {
  const small = path.join(folder, 'small')
  const program = path.join(import.meta.dirname, 'full-disk.ts')
  const script = 'mkdir -p "$1" && mount -t tmpfs -o size=400m,mode=755 none "$1" && exec "$2" "$3" "$1"'
  const child = spawn('unshare', ['--mount', 'sh', '-c', script, 'sh', small, process.execPath, program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  child.stdout.on('data', part => {
    told += part
  })
  const [code] = await once(child, 'close')
  assert.equal(code, 0)
  const result = JSON.parse(told)
  assert.equal(result.refusal, 'disk full')
  assert.ok(result.told > 0)
  assert.equal(result.readWhileFull, result.told)
  assert.equal(result.keptAfter, result.told + 1)
})
