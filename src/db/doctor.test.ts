import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
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

test('a new installation is told what is missing and what to do', async () => {
  const found = await look()
  assert.equal(found.get('Node')?.state, 'fine')
  assert.equal(found.get('Data directory')?.state, 'fine')
  assert.match(found.get('Schema')?.says ?? '', /lacks \d+ changes/)
  assert.match(found.get('Seal key')?.todo ?? '', /put back the key/)
  assert.match(found.get('Mail')?.todo ?? '', /SMTP_URL/)
  assert.equal(found.get('Clock')?.state, 'fine')
})

test('a set-up installation is fine, and a key that others may read is not', async () => {
  await migrate(database.pool)
  await mkdir(path.join(dataDir, 'keys'))
  const key = path.join(dataDir, 'keys/seal.key')
  await writeFile(key, '0'.repeat(64), { mode: 0o600 })
  const found = await look({ SMTP_URL: 'smtp://localhost' })
  for (const name of ['Schema', 'Seal key', 'Mail']) assert.equal(found.get(name)?.state, 'fine', name)
  await chmod(key, 0o644)
  assert.match((await look()).get('Seal key')?.todo ?? '', /^Run "chmod 600 /)
  assert.equal((await look({ COMPACT_HUB_SEAL_KEY: 'short' })).get('Seal key')?.state, 'wrong')
})

test('a database that cannot be reached does not hide the rest', async () => {
  const found = await look({}, () => openDatabase({ url: 'postgresql://hub@127.0.0.1:1/none' }))
  assert.equal(found.get('Database')?.state, 'wrong')
  assert.match(found.get('Database')?.todo ?? '', /server runs and can be reached/)
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
