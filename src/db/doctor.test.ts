import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { emptyDatabase } from '../../test/support/database.ts'
import { checkNode, installationCheckups, judgeClock, judgeSpace } from './checkups.ts'
import { type Diagnosis, examine } from './doctor.ts'
import { migrate } from './migrate.ts'
import { type Database, openDatabase } from './open.ts'

const NOW = new Date('2026-03-02T10:00:00Z')

let dataDir: string
let database: Database
let drop: () => Promise<void>

before(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-doctor-'))
  const empty = await emptyDatabase()
  drop = empty.drop
  database = await openDatabase({ url: empty.url })
})

after(async () => {
  await database.close()
  await drop()
  await rm(dataDir, { recursive: true })
})

async function look(environment: NodeJS.ProcessEnv = {}, open = async () => database): Promise<Map<string, Diagnosis>> {
  const found = await examine(installationCheckups({ dataDir, database: open, environment, now: NOW }))
  return new Map(found.map(each => [each.name, each]))
}

test('an empty database is named, what rests on it is not repeated, and nothing is made', async () => {
  const found = await look()
  assert.equal(found.get('Node')?.state, 'fine')
  assert.equal(found.get('Data directory')?.state, 'fine')
  assert.match(found.get('Schema')?.says ?? '', /nothing of the hub yet/)
  assert.match(found.get('Seal key')?.says ?? '', /the first start makes one/)
  assert.equal(found.get('Clock')?.state, 'fine')
  assert.match(found.get('Rights')?.says ?? '', /a superuser/)
})

test('a folder without an installation stays as it is', async () => {
  const empty = await mkdtemp(path.join(os.tmpdir(), 'hub-doctor-'))
  const open = () => openDatabase({ url: null, dataDir: empty, existing: true })
  const found = await examine(installationCheckups({ dataDir: empty, database: open, environment: {}, now: NOW }))
  const wrong = found.filter(each => each.state === 'wrong')
  assert.deepEqual(
    wrong.map(each => each.name),
    ['Database'],
  )
  assert.match(wrong[0]?.says ?? '', /There is no installation in/)
  assert.deepEqual(await readdir(empty), [])
  await rm(empty, { recursive: true })
  const gone = await examine(installationCheckups({ dataDir: empty, database: open, environment: {}, now: NOW }))
  assert.match(gone.find(each => each.name === 'Data directory')?.says ?? '', /There is no folder/)
  await assert.rejects(readdir(empty))
})

test('a set-up installation is fine, and a key that others may read is not', async () => {
  await migrate(database.pool)
  await mkdir(path.join(dataDir, 'keys'))
  const key = path.join(dataDir, 'keys/seal.key')
  await writeFile(key, '0'.repeat(64), { mode: 0o600 })
  const found = await look()
  for (const name of ['Schema', 'Seal key']) assert.equal(found.get(name)?.state, 'fine', name)
  await chmod(key, 0o644)
  assert.match((await look()).get('Seal key')?.todo ?? '', /^Run "chmod 600 /)
  assert.equal((await look({ COMPACT_HUB_SEAL_KEY: 'short' })).get('Seal key')?.state, 'wrong')
})

test('a key that others may read is mended once somebody says so, and nothing else is', async () => {
  const file = path.join(dataDir, 'keys', 'seal.key')
  await chmod(file, 0o644)
  const found = await look()
  const mendable = [...found.values()].filter(({ mend }) => mend)
  assert.deepEqual(
    mendable.map(({ mend }) => mend!.says),
    [`Let nobody but its owner read the seal key at ${file}.`],
  )
  await mendable[0]!.mend!.run()
  assert.equal((await stat(file)).mode & 0o777, 0o600)
  assert.equal((await look()).get('Seal key')?.mend, undefined)
})

test('where database and key come from elsewhere, no folder is asked for', async () => {
  const found = await look({ DATABASE_URL: 'postgresql://elsewhere/hub', COMPACT_HUB_SEAL_KEY: 'a'.repeat(64) })
  assert.equal(found.has('Data directory'), false)
  assert.equal(found.has('Disk space'), false)
})

test('a database that cannot be reached does not hide the rest', async () => {
  const found = await look({}, () => openDatabase({ url: 'postgresql://hub@127.0.0.1:1/none' }))
  assert.equal(found.get('Database')?.state, 'wrong')
  assert.match(found.get('Database')?.todo ?? '', /server runs and can be reached/)
  assert.equal([...found.values()].filter(each => each.state === 'wrong').length, 1)
  assert.equal(found.get('Data directory')?.state, 'fine')
})

test('old Node, little space and a wrong clock are named', () => {
  assert.equal(checkNode('20.20.2').state, 'wrong')
  assert.deepEqual(
    [100, 1000, 5000].map(free => judgeSpace(free).state),
    ['wrong', 'warn', 'fine'],
  )
  assert.equal(judgeClock(new Date('1970-01-01'), 0).state, 'wrong')
  assert.match(judgeClock(NOW, 90_000).says, /90 seconds apart/)
})
