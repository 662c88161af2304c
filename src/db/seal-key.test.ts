import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { sendSealedMail } from '../mail/mail.ts'
import { newId } from './ids.ts'
import { sealOf } from './seal.ts'
import { judgeSealKey, openSeal, sealKeyFile } from './seal-key.ts'

let database: TestDatabase
let dataDir: string

before(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-seal-'))
})
afterEach(async () => {
  await database.pool.query('truncate seal_check, outgoing_mail')
  await rm(dataDir, { recursive: true })
})
after(() => database.close())

const place = () => ({ pool: database.pool, dataDir })

async function writeKey(text: string): Promise<void> {
  await mkdir(path.join(dataDir, 'keys'), { recursive: true })
  await writeFile(sealKeyFile(dataDir), text, { mode: 0o600 })
}

test('the first use makes a key for its owner only, and the next uses find it', async () => {
  assert.equal((await judgeSealKey(place())).kind, 'none')
  await assert.rejects(stat(sealKeyFile(dataDir)), 'looking makes no key')
  const sealed = (await openSeal(place())).close('hello', 'here')
  assert.equal((await stat(sealKeyFile(dataDir))).mode & 0o777, 0o600)
  assert.equal((await openSeal(place())).open(sealed, 'here'), 'hello')
  assert.equal((await judgeSealKey(place())).kind, 'fits')
  assert.deepEqual(await readdir(path.join(dataDir, 'keys')), ['seal.key'])
})

test('many first uses at once agree on one key', async () => {
  const seals = await Promise.all(Array.from({ length: 20 }, () => openSeal(place())))
  const sealed = seals[0]!.close('one', 'place')
  for (const seal of seals) assert.equal(seal.open(sealed, 'place'), 'one')
})

test('a lost key is not replaced, and the way out is said', async () => {
  await openSeal(place())
  await rm(sealKeyFile(dataDir))
  await assert.rejects(openSeal(place()), {
    name: 'SealKeyProblem',
    message: /is not at .*\nPut back the key you kept/,
  })
  await assert.rejects(stat(sealKeyFile(dataDir)))
})

test('a foreign, an empty and a garbled key are refused, from the file and from the environment', async () => {
  await openSeal(place())
  const right = await readFile(sealKeyFile(dataDir), 'utf8')
  for (const [text, kind] of [
    ['0'.repeat(64), 'foreign'],
    ['', 'garbled'],
    ['nothexatall', 'garbled'],
  ] as const) {
    await writeKey(text)
    assert.equal((await judgeSealKey(place())).kind, kind)
    await assert.rejects(openSeal(place()), { name: 'SealKeyProblem' })
    assert.equal(await readFile(sealKeyFile(dataDir), 'utf8'), text)
  }
  await assert.rejects(openSeal({ ...place(), fromEnvironment: 'f'.repeat(64) }), /COMPACT_HUB_SEAL_KEY is not the one/)
  assert.ok(await openSeal({ ...place(), fromEnvironment: right }))
})

test('an installation from before the check value is held to what it has sealed', async () => {
  const key = 'ab'.repeat(32)
  const mail = { to: 'ada@example.org', subject: 'Thank you', body: 'It has arrived.' }
  await sendSealedMail(database.db, sealOf(Buffer.from(key, 'hex')), mail, { kind: 'response', id: newId() })
  assert.equal((await judgeSealKey(place())).kind, 'lost')
  await writeKey('cd'.repeat(32))
  await assert.rejects(openSeal(place()), /not the one of this installation/)
  await writeKey(key)
  await openSeal(place())
  const { rowCount } = await database.pool.query('select from seal_check')
  assert.equal(rowCount, 1)
})
