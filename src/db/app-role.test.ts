import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { APP_ROLE, prepareAppRole } from './app-role.ts'
import { writeAudit } from './audit.ts'
import { newId } from './ids.ts'
import { type Database, openDatabase } from './open.ts'

// On an existing server the tests have one login, with a password of its own.
const skip = process.env['DATABASE_URL'] ? 'Only the embedded server has the role' : false

let owner: TestDatabase
let app: Database

before(async () => {
  if (skip) return
  owner = await testDatabase()
  await Promise.all([prepareAppRole(owner.pool), prepareAppRole(owner.pool)])
  app = await openDatabase({ url: owner.url.replace(/^(postgres(?:ql)?:\/\/)[^@]*@/, `$1${APP_ROLE}@`) })
})
after(async () => {
  if (skip) return
  await app.close()
  await owner.close()
})

const area = { kind: 'area', id: newId() } as const

async function write(): Promise<void> {
  await writeAudit(app.db, {
    actor: { person: null, roles: [] } as never,
    as: 'operator',
    action: 'area.changed',
    subject: area,
    record: area,
  })
}

test('the role adds to the audit and the openings, and can change neither, nor put their triggers to sleep', {
  skip,
}, async () => {
  await write()
  for (const sql of [
    "update audit_entry set action = 'x.y'",
    'delete from audit_entry',
    'truncate audit_entry',
    'delete from seal_opening',
    "set session_replication_role = 'replica'",
    'alter table audit_entry disable trigger all',
    'drop table audit_entry',
    "insert into schema_migration (name, sha256) values ('x', 'y')",
    'create table mine ()',
    'reset role; set role hub',
  ])
    await assert.rejects(app.pool.query(sql), { code: /^42501$|^22023$/ }, sql)
  const { rows } = await app.pool.query<{ n: number }>('select count(*)::int as n from audit_entry')
  assert.deepEqual(rows, [{ n: 1 }])
})

test('even the owner must switch the guards off by name: putting triggers to sleep is not enough', {
  skip,
}, async () => {
  await write()
  const client = await owner.pool.connect()
  try {
    await client.query("begin; set local session_replication_role = 'replica'")
    await assert.rejects(client.query("update audit_entry set action = 'x.y'"), /append-only/)
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('it reads and writes the other tables, and keeps a queue of its own', { skip }, async () => {
  await app.db.insertInto('area').values({ id: newId(), name: 'A', compact_name: 'B' }).execute()
  await app.db.updateTable('area').set({ name: 'C' }).execute()
  await app.db.deleteFrom('area').execute()
  await app.pool.query('create schema if not exists jobs; create table jobs.job (a integer)')
  await prepareAppRole(owner.pool)
  await app.pool.query('select * from jobs.job')
})
