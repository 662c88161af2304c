import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import S3rver from 's3rver'
import { emptyDatabase, type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { type S3Server, s3Server } from '../../test/support/s3-server.ts'
import { backup, quarantineCopy, restore } from '../db/backup.ts'
import { onlyRead, readStoreAddress, storeAt } from '../db/file-store.ts'
import { newId } from '../db/ids.ts'
import { openDatabase } from '../db/open.ts'
import { filesCheckup } from '../files-checkup.ts'
import { keepFile, readStored, type Visibility } from './files.ts'
import { clearStore, countFiles, LEFT_FOR, moveToDatabase, moveToStore } from './moving.ts'

let database: TestDatabase
let s3: S3Server

before(async () => {
  database = await testDatabase()
  s3 = await s3Server()
})
after(async () => {
  await s3.close()
  await database.close()
})
beforeEach(async () => {
  s3.trouble = null
  s3.objects.clear()
  await database.pool.query('delete from stored_file')
  await database.pool.query('delete from store_leftover')
})

const store = () => storeAt(readStoreAddress(s3.url)!)

function keep(bytes: Uint8Array, visibility: Visibility = 'public'): Promise<string> {
  const subject = { kind: 'area', id: newId() } as const
  return keepFile(database.db, { name: 'a paper.txt', bytes, subject, visibility, uploadedBy: null })
}

test('files move into the store and back, byte for byte; sealed ones and empty ones stay', async () => {
  const contents = [randomBytes(300_000), Buffer.from('short'), Buffer.alloc(0)]
  const ids = []
  for (const content of contents) ids.push(await keep(content))
  await keep(Buffer.from('sealed'), 'sealed')
  assert.equal(await moveToStore(database.db, store()), 2)
  assert.equal(await moveToStore(database.db, store()), 0)
  assert.deepEqual(await countFiles(database.db), { database: 1, store: 2, sealed: 1, left: 0 })
  assert.equal(s3.objects.size, 2)
  const { rows } = await database.pool.query('select sum(length(content))::int as bytes from stored_file')
  assert.deepEqual(rows, [{ bytes: 6 }])
  for (const [n, id] of ids.entries())
    assert.deepEqual((await readStored(database.db, store(), id))?.content, contents[n])
  assert.equal(await moveToDatabase(database.db, store()), 2)
  for (const [n, id] of ids.entries()) assert.deepEqual((await readStored(database.db, null, id))?.content, contents[n])
  assert.equal((await countFiles(database.db)).left, 2)
})

test('a store of another maker takes files, gives them back byte for byte and forgets them', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hub-s3-'))
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'hub' }],
  })
  const { port } = await server.run()
  try {
    const there = storeAt(readStoreAddress(`http://S3RVER:S3RVER@127.0.0.1:${port}/hub/files?region=us-east-1`)!)
    const contents = [randomBytes(300_000), Buffer.from('short')]
    const ids = []
    for (const content of contents) ids.push(await keep(content))
    assert.equal(await moveToStore(database.db, there), 2)
    for (const [n, id] of ids.entries())
      assert.deepEqual((await readStored(database.db, there, id))?.content, contents[n])
    await there.put('by-itself', Buffer.from('once'))
    await there.remove('by-itself')
    assert.equal(await there.get('by-itself'), null)
    await there.remove('by-itself')
    assert.equal(await moveToDatabase(database.db, there), 2)
    const elsewhere = storeAt(readStoreAddress(`http://S3RVER:S3RVER@127.0.0.1:${port}/no-bucket/files`)!)
    await assert.rejects(moveToStore(database.db, elsewhere), { name: 'StoreAway' })
  } finally {
    await server.close()
    await rm(folder, { recursive: true })
  }
})

test('a store that refuses, loses bytes or is away costs nothing: the file stays in the database', async () => {
  const id = await keep(Buffer.from('kept'))
  for (const trouble of ['refuses', 'loses'] as const) {
    s3.trouble = trouble
    await assert.rejects(moveToStore(database.db, store()), { name: 'StoreAway' })
  }
  s3.trouble = null
  const wrong = storeAt({ ...readStoreAddress(s3.url)!, secret: 'another' })
  await assert.rejects(moveToStore(database.db, wrong), /refuses \(403 SignatureDoesNotMatch\)/)
  await assert.rejects(moveToStore(database.db, onlyRead(store())), /Nothing is kept/)
  assert.equal((await readStored(database.db, null, id))?.content.toString(), 'kept')
  assert.equal(await moveToStore(database.db, store()), 1)
  await assert.rejects(readStored(database.db, null, id), /FILES_URL is not set/)
  for (const name of s3.objects.keys()) s3.objects.set(name, Buffer.from('Kept'))
  await assert.rejects(readStored(database.db, store(), id), /is not in the .* as it was kept/)
  s3.objects.clear()
  await assert.rejects(readStored(database.db, store(), id), /is not in the store 127\.0\.0\.1:\d+\/bucket\/hub\.$/)
})

test('what is taken away leaves the store after two weeks', async () => {
  const id = await keep(Buffer.from('gone'))
  await moveToStore(database.db, store())
  await database.db.deleteFrom('stored_file').where('id', '=', id).execute()
  const day = 24 * 60 * 60 * 1000
  assert.equal(await clearStore(database.db, store(), new Date(Date.now() + (LEFT_FOR - 1) * day)), 0)
  assert.equal(s3.objects.size, 1)
  assert.equal(await clearStore(database.db, store(), new Date(Date.now() + (LEFT_FOR + 1) * day)), 1)
  assert.equal(s3.objects.size, 0)
  assert.equal((await countFiles(database.db)).left, 0)
})

test('what a move that broke off left in the store is taken away in its time, and what was moved is not', async () => {
  const id = await keep(Buffer.from('minutes of a closed meeting'))
  const dies = { ...store(), get: () => Promise.reject(new Error('killed')) }
  await assert.rejects(moveToStore(database.db, dies), /killed/)
  assert.equal(s3.objects.size, 1)
  assert.equal(await moveToStore(database.db, store()), 1)
  const meanwhile = await keep(Buffer.from('taken away'))
  const slow = {
    ...store(),
    put: async (name: string, content: Uint8Array) => {
      await store().put(name, content)
      await database.db.deleteFrom('stored_file').where('id', '=', meanwhile).execute()
    },
  }
  assert.equal(await moveToStore(database.db, slow), 0)
  assert.equal(s3.objects.size, 2)
  const later = new Date(Date.now() + (LEFT_FOR + 1) * 24 * 60 * 60 * 1000)
  assert.equal(await clearStore(database.db, store(), later), 1)
  assert.equal(s3.objects.size, 1)
  assert.equal((await readStored(database.db, store(), id))?.content.toString(), 'minutes of a closed meeting')
})

test('a backup holds what is in the store, and a restored copy takes nothing from the original', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hub-files-'))
  const content = randomBytes(200_000)
  const id = await keep(content)
  await moveToStore(database.db, store())
  const file = path.join(folder, 'marsh.backup')
  await assert.rejects(backup(database, path.join(folder, 'none.backup')), /FILES_URL is not set/)
  await backup(database, file, store())
  const { url, drop } = await emptyDatabase()
  const copy = await openDatabase({ url })
  try {
    await restore(file, copy)
    assert.deepEqual((await readStored(copy.db, null, id))?.content, content)
    assert.deepEqual(await countFiles(copy.db), { database: 1, store: 0, sealed: 0, left: 0 })
    // A copy of the database itself names the files of the original, and leaves them there.
    await moveToStore(copy.db, store())
    await quarantineCopy(copy)
    await copy.db.deleteFrom('stored_file').where('id', '=', id).execute()
    assert.equal((await countFiles(copy.db)).left, 0)
    assert.deepEqual((await readStored(database.db, store(), id))?.content, content)
  } finally {
    await copy.close()
    await drop()
    await rm(folder, { recursive: true })
  }
})

test('doctor tries the store, and says what is out of reach', async () => {
  const look = (url: string | null) =>
    filesCheckup(url === null ? null : readStoreAddress(url), async () => database.db).run()
  assert.match((await look(null)).says, /kept in the database/)
  await keep(Buffer.from('one'))
  await moveToStore(database.db, store())
  assert.match((await look(s3.url)).says, /keeps files: 1 are there, 0 wait/)
  assert.equal(s3.objects.size, 1)
  assert.match((await look(null)).says, /1 files are in a store, and FILES_URL is not set/)
  s3.trouble = 'refuses'
  assert.deepEqual((await look(s3.url)).state, 'wrong')
  assert.match((await look('http://k:s@127.0.0.1:1/bucket')).says, /does not answer/)
})

test('an address of a store names key, secret and bucket, and is told without its secret', () => {
  const address = readStoreAddress('https://AK:se%2Fcret@s3.example.org/bucket/hub/?region=eu-west-2')
  assert.deepEqual(
    { ...address, folder: address?.folder.href },
    { folder: 'https://s3.example.org/bucket/hub/', region: 'eu-west-2', key: 'AK', secret: 'se/cret' },
  )
  assert.equal(storeAt(address!).describe, 'store s3.example.org/bucket/hub')
  for (const typed of [
    's3.example.org',
    'https://s3.example.org/bucket',
    'https://k:s@s3.example.org/',
    'ftp://k:s@h/b',
    'https://k:50%off@h/b',
  ])
    assert.equal(readStoreAddress(typed), null)
})
