import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { emptyDatabase, testDatabase } from '../../../test/support/database.ts'
import { deliverOutbox } from '../../mail/deliver.ts'
import { sendMail } from '../../mail/mail.ts'
import { backup, restore, settleCopy } from '../backup.ts'
import { newId } from '../ids.ts'
import { MIGRATIONS } from '../migrate.ts'
import { openDatabase } from '../open.ts'
import { sealOf } from '../seal.ts'
import { endWhatWasOpen } from './quarantine.ts'

test('a restore that is cut short once its rows are in is held back by whoever brings the copy up', async t => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hub-cut-'))
  const source = await testDatabase()
  const { url, drop } = await emptyDatabase()
  const copy = await openDatabase({ url })
  t.after(async () => {
    await Promise.all([copy.close(), source.close()])
    await drop()
    await rm(folder, { recursive: true })
  })
  await source.db.insertInto('area').values({ id: newId(), name: 'Marsh', compact_name: 'Marsh Compact' }).execute()
  const seal = sealOf(randomBytes(32))
  await sendMail(source.db, seal, { to: 'ada@example.org', subject: 'Papers', body: 'Here they are.' })
  const file = path.join(folder, 'marsh.backup')
  await backup(source, file)
  // Its last step before anything is held back fails, as where its process is ended there.
  const migrations = path.join(folder, 'migrations')
  await cp(MIGRATIONS, migrations, { recursive: true })
  await writeFile(path.join(migrations, '9999-fails.sql'), 'select 1 / 0')
  await assert.rejects(restore(file, copy, migrations), /division by zero/)
  const waits = async () => (await copy.db.selectFrom('area').select('mail_waits').executeTakeFirstOrThrow()).mail_waits
  assert.equal(await waits(), false)
  assert.deepEqual(await settleCopy(copy.pool), { sessions: 0, links: 0, mails: 1 })
  assert.equal(await waits(), true)
  await copy.db.updateTable('area').set({ mail_waits: false }).execute()
  assert.equal(await settleCopy(copy.pool), null)
  assert.equal(await waits(), false)
})

test('in a restored copy nobody is signed in, mail waits until it is let go, and no other area is read', async t => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hub-copy-'))
  const source = await testDatabase()
  const { url, drop } = await emptyDatabase()
  const copy = await openDatabase({ url })
  t.after(async () => {
    await Promise.all([copy.close(), source.close()])
    await drop()
    await rm(folder, { recursive: true })
  })
  const person = newId()
  const soon = new Date(Date.now() + 3_600_000)
  await source.db.insertInto('area').values({ id: newId(), name: 'Marsh', compact_name: 'Marsh Compact' }).execute()
  await source.db.insertInto('person').values({ id: person, name: 'Ada', email: 'ada@example.org' }).execute()
  const open = () => ({ id: newId(), person_id: person, token_hash: randomBytes(32), expires_at: soon })
  await source.db.insertInto('session').values(open()).execute()
  await source.db.insertInto('sign_in_link').values(open()).execute()
  const seal = sealOf(randomBytes(32))
  await sendMail(source.db, seal, { to: 'ada@example.org', subject: 'Papers', body: 'Here they are.' })

  await source.db
    .insertInto('other_areas')
    .values({ id: newId(), addresses: ['https://fen.example.org'] })
    .execute()

  const file = path.join(folder, 'marsh.backup')
  await backup(source, file)
  const { quarantine } = await restore(file, copy)
  assert.deepEqual(quarantine, { sessions: 1, links: 1, mails: 1 })
  const { db } = copy
  assert.equal((await db.selectFrom('session').selectAll().where('ended_at', 'is', null).execute()).length, 0)
  assert.equal((await db.selectFrom('sign_in_link').selectAll().where('used_at', 'is', null).execute()).length, 0)
  const mails = await db.selectFrom('outgoing_mail').select(['state', 'subject', 'last_problem']).execute()
  assert.deepEqual(mails, [{ state: 'held-back', subject: 'Papers', last_problem: null }])
  const [entry] = await db.selectFrom('audit_entry').select(['action', 'actor_label']).execute()
  assert.deepEqual(entry, { action: 'copy.restored', actor_label: 'operator' })
  assert.deepEqual(await copy.db.selectFrom('other_areas').select(['addresses', 'waits']).execute(), [
    { addresses: ['https://fen.example.org'], waits: true },
  ])
  // What the copy would tell by its own work waits as well: the original may tell it too. Whoever lets it leave can sign in.
  const gone: string[] = []
  const later = () => new Date(Date.now() + 60_000)
  const deliver = () => deliverOutbox(db, seal, async mail => void gone.push(mail.subject), later())
  await sendMail(db, seal, { to: 'ada@example.org', subject: 'Reminder', body: 'Please answer.' })
  await sendMail(db, seal, { to: 'ada@example.org', subject: 'Sign in', body: '…' }, { kind: 'person', id: person })
  await deliver()
  assert.deepEqual(gone, ['Sign in'])
  await db.updateTable('area').set({ mail_waits: false }).execute()
  await deliver()
  assert.deepEqual(gone, ['Sign in', 'Reminder'])
  // The original goes on as it was.
  assert.equal((await source.db.selectFrom('session').selectAll().where('ended_at', 'is', null).execute()).length, 1)
})

test('every table that holds the secret of a link or a sign-in is seen to', async t => {
  const source = await testDatabase()
  t.after(() => source.close())
  const { rows } = await sql<{ table: string }>`select table_name as "table" from information_schema.columns
    where table_schema = 'public' and column_name = 'token_hash'`.execute(source.db)
  // Whoever asked to be told of openings may say anywhere that they want it no more.
  const seenTo = new Set(['interest', ...endWhatWasOpen.map(({ table }) => table)])
  assert.deepEqual(
    rows.map(({ table }) => table).filter(table => !seenTo.has(table)),
    [],
  )
})
