/** Given, backed up, erased, restored: in the copy it is gone, and an entry says so. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { emptyDatabase, testDatabase } from '../test/support/database.ts'
import { browse } from '../worlds/visitor.ts'
import { buildApp } from './app.ts'
import { backup, restore } from './db/backup.ts'
import { erasuresFile, listErasures, readErasures } from './db/erasures.ts'
import { newId } from './db/ids.ts'
import { type Db, openDatabase } from './db/open.ts'
import { sealOf } from './db/seal.ts'
import { eraseAgain } from './erase-again.ts'
import { interestKey } from './features/consultations/requests/interest.queries.ts'
import { settleLate } from './features/responses/late/late.queries.ts'
import { openConsultation } from './features/responses/open-consultation.fixture.ts'
import { openContact } from './features/responses/sealing/seal.ts'
import { day } from './kernel/day.ts'
import { markMailbox } from './mail/mailbox.ts'
import { beginSession, sessionCookie } from './web/session.ts'

async function standsIn(db: Db, text: string): Promise<string[]> {
  const found: string[] = []
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql`select from ${sql.table(name)} t where lower(t::text) like ${`%${text}%`}`.execute(db)
    if (rows.length > 0) found.push(name)
  }
  return found
}

test('what was erased since a copy is erased in it again, once, before anything is served', async t => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-erased-'))
  const source = await testDatabase()
  const { url, drop } = await emptyDatabase()
  const copy = await openDatabase({ url })
  const seal = sealOf(randomBytes(32))
  const now = new Date('2026-03-02T09:00:00Z')
  const app = await buildApp({ database: source, seal, origin: 'http://hub.test', now: () => now })
  t.after(async () => {
    await app.server.close()
    await Promise.all([copy.close(), source.close()])
    await drop()
    await rm(dataDir, { recursive: true })
  })
  const { db } = source
  await db
    .insertInto('area')
    .values({ id: newId(), name: 'Marsh', compact_name: 'Marsh Compact', set_up_on: day('2026-01-01') })
    .execute()
  const of = await openConsultation(db, 'erased')
  const person = newId()
  await db.insertInto('person').values({ id: person, name: 'Olga Leaving', email: 'olga@marsh.example' }).execute()

  // Given, and asked to be told.
  const visitor = browse(app, new Map())
  const base = `/consultations/${of.slug}`
  const said = { [`q-${of.questions[0]}`]: '2', free_text: 'Stays.', action: 'give' }
  const given = await visitor.send(`${base}/response`, { ...said, contact_email: 'ada@marsh.example' })
  const other = await browse(app, new Map()).send(`${base}/response`, { ...said, contact_email: 'stays@marsh.example' })
  await browse(app, new Map()).send(`${base}/interest`, { email: 'wilma@marsh.example', wants: 'told', scope: 'all' })
  const wish = await db
    .selectFrom('interest')
    .select('id')
    .where('email_mark', '=', markMailbox(seal, 'wilma@marsh.example'))
    .executeTakeFirstOrThrow()
  const { id: late } = await db
    .insertInto('late_response')
    .values({
      id: newId(),
      consultation_id: of.id,
      channel: 'letter',
      came_on: day('2026-03-01'),
      why_late: 'Posted late',
      sealed: Buffer.from('sealed'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const file = path.join(dataDir, 'marsh.backup')
  await backup(source, file)

  // Erased afterwards, each in its own way.
  const receipt = given.url.split('?')[0]!
  await visitor.send(`${receipt}/change`, { forget_contact: 'yes', action: 'give' })
  await visitor.post(`/interest/${interestKey(seal, wish.id)}`, { act: 'stop' })
  const olga = browse(app, new Map([[sessionCookie, await beginSession(db, person, 'test', now)]]))
  await olga.send('/account/erase', { sure: 'yes' })
  await db
    .transaction()
    .execute(tx => settleLate(tx, late, { decision: 'out', reason: 'After the close', by: null, now }))
  assert.equal(await listErasures(db, seal, dataDir), 4)
  assert.equal(await listErasures(db, seal, dataDir), 0)
  const list = await readFile(erasuresFile(dataDir), 'utf8')
  assert.doesNotMatch(list, new RegExp(`${person}|${wish.id}|marsh`))
  // No line tells more than its day: an id of ours would tell the millisecond.
  for (const line of list.trim().split('\n')) assert.match(line, /^[0-9a-f]{8}-[0-9a-f]{4}-4/)
  // A line that a crash cut short spoils nothing.
  await appendFile(erasuresFile(dataDir), '0190-cut')
  assert.equal((await readErasures(dataDir)).length, 4)

  // In the original nothing is left to do; what is given anew there is not erased by an old entry.
  await visitor.send(`${receipt}/change`, { contact_email: 'ada-again@marsh.example', action: 'give' })
  assert.deepEqual(await eraseAgain(db, seal, dataDir, now), { made: 0, refused: 0, absent: 0 })

  await restore(file, copy)
  // A copy from before addresses were sealed has one in clear.
  const old = { id: newId(), unsealed_email: 'Olga@marsh.example', wants: 'told' as const, consultation_id: of.id }
  await copy.db.insertInto('interest').values(old).execute()
  assert.deepEqual(await standsIn(copy.db, 'olga@marsh.example'), ['interest', 'person'])
  assert.deepEqual(await eraseAgain(copy.db, seal, dataDir, now), { made: 4, refused: 0, absent: 0 })
  assert.deepEqual(await standsIn(copy.db, 'olga'), [])
  const reference = /R-\w{4}-\w{4}/.exec(receipt)![0]
  const kept = /R-\w{4}-\w{4}/.exec(other.url)![0]
  const idOf = async (of_: string) =>
    (await copy.db.selectFrom('response').select('id').where('reference', '=', of_).executeTakeFirstOrThrow()).id
  const contact = async (id: string) =>
    copy.db.transaction().execute(tx => openContact(tx, { seal, now: () => now } as never, id, 'acknowledge', 'system'))
  assert.equal(await contact(await idOf(reference)), null)
  assert.equal((await contact(await idOf(kept)))?.email, 'stays@marsh.example')
  const told = await copy.db.selectFrom('interest').select(['sealed', 'email_mark', 'ended_at']).execute()
  assert.equal(told.length, 1)
  assert.deepEqual([told[0]?.sealed, told[0]?.email_mark, told[0]?.ended_at !== null], [null, null, true])
  const box = await copy.db.selectFrom('late_response').select(['sealed', 'decision']).executeTakeFirstOrThrow()
  assert.deepEqual([box.sealed.length, box.decision], [0, 'out'])
  // What was said stays, and the record says what was done.
  const responses = await copy.db.selectFrom('response').select('free_text').execute()
  assert.deepEqual(
    responses.map(each => each.free_text),
    ['Stays.', 'Stays.'],
  )
  const entries = await copy.db
    .selectFrom('audit_entry')
    .select(['record_kind', 'actor_label', 'after'])
    .where('action', '=', 'erasure.made-again')
    .execute()
  assert.deepEqual(entries.map(entry => entry.record_kind).toSorted(), [
    'interest',
    'late_response',
    'person',
    'response',
  ])
  assert.ok(entries.every(({ actor_label }) => actor_label === 'operator'))
  assert.deepEqual(await eraseAgain(copy.db, seal, dataDir, now), { made: 0, refused: 0, absent: 0 })
})
