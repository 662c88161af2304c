import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { openMail, sendSealedMail } from '../mail/mail.ts'
import { newId } from './ids.ts'
import { rotateKey, sealedColumns } from './rotate-key.ts'
import { judgeSealKey, openSeal, sealKeyFile } from './seal-key.ts'

let database: TestDatabase
let dataDir: string
before(async () => {
  database = await testDatabase()
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-rotate-'))
})
after(async () => {
  await rm(dataDir, { recursive: true })
  await database.close()
})

const place = () => ({ pool: database.pool, dataDir })
const keys = async () => (await readFile(sealKeyFile(dataDir), 'utf8')).trim().split('\n')
const mails = () => database.db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute()
const bodies = async () => {
  const seal = await openSeal(place())
  return (await mails()).map(mail => openMail(seal, { ...mail, attachments: mail.attachments }).body)
}

test('every column that is sealed is sealed again', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' and column_name like 'sealed%' and table_name <> 'seal_check'`.execute(
    database.db,
  )
  const listed = sealedColumns.map(({ table, column }) => `${table}.${column}`)
  assert.deepEqual(
    rows.map(({ name }) => name).filter(name => !listed.includes(name)),
    [],
  )
})

test('a new key opens everything, the old one alone nothing, and marks stay as they were', async () => {
  const old = await openSeal(place())
  const about = { kind: 'area', id: newId() } as const
  for (const body of ['one', 'two', 'three'])
    await sendSealedMail(database.db, old, { to: 'ola@example.org', subject: 'Yours', body }, about)
  const { values, resumed } = await rotateKey(database, dataDir)
  assert.deepEqual([values, resumed], [3, false])
  assert.equal((await keys()).length, 2)
  const seal = await openSeal(place())
  assert.deepEqual((await bodies()).toSorted(), ['one', 'three', 'two'])
  assert.deepEqual(seal.mark('CODE', 'test'), old.mark('CODE', 'test'))
  const [mail] = await mails()
  assert.throws(() => openMail(old, { ...mail!, attachments: mail!.attachments }))
  assert.equal((await judgeSealKey(place())).kind, 'fits')
})

test('broken off half way it still opens, and goes on', async () => {
  await sql`create function stop() returns trigger language plpgsql as $$ begin raise exception 'stopped'; end $$`.execute(
    database.db,
  )
  await sql`create trigger stop before update on seal_check execute function stop()`.execute(database.db)
  await assert.rejects(rotateKey(database, dataDir), /stopped/)
  assert.deepEqual((await bodies()).toSorted(), ['one', 'three', 'two'])
  const half = await judgeSealKey(place())
  assert.ok(half.kind === 'fits' && half.unfinished)
  await sql`drop trigger stop on seal_check`.execute(database.db)
  assert.equal((await rotateKey(database, dataDir)).resumed, true)
  assert.deepEqual((await bodies()).toSorted(), ['one', 'three', 'two'])
  const whole = await judgeSealKey(place())
  assert.ok(whole.kind === 'fits' && !whole.unfinished)
  assert.equal((await keys()).length, 2)
})
