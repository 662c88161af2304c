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
import { bySystem, erasable, erasuresFile, listErasures, readErasures } from './db/erasures.ts'
import { contactsOf, forgetContacts } from './db/forget-contacts.ts'
import { newId } from './db/ids.ts'
import { type Db, openDatabase } from './db/open.ts'
import { sealOf } from './db/seal.ts'
import { eraseAgain } from './erase-again.ts'
import { addReader, forgetReader } from './features/acknowledging/staff.queries.ts'
import { interestKey } from './features/consultations/requests/interest.queries.ts'
import { findDraft, keepDraft } from './features/responses/giving/draft.queries.ts'
import { keepLate, settleLate } from './features/responses/late/late.queries.ts'
import { openConsultation } from './features/responses/open-consultation.fixture.ts'
import { eraseContact, openContact } from './features/responses/sealing/seal.ts'
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
    .execute(tx =>
      settleLate(
        tx,
        late,
        { decision: 'out', reason: 'After the close', by: null, now },
        { action: 'response.late-decided', subject: { kind: 'consultation', id: of.id }, write: bySystem(tx) },
      ),
    )
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

test('in every table where somebody can be reached, whoever was forgotten since a copy is forgotten in it', async t => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-forgotten-'))
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
  const marsh = { id: newId(), name: 'Marsh', compact_name: 'Marsh Compact', set_up_on: day('2026-01-01') }
  await db.insertInto('area').values(marsh).execute()
  const of = await openConsultation(db, 'forgotten')
  const base = `/consultations/${of.slug}`
  const said = { [`q-${of.questions[0]}`]: '2', free_text: 'Stays.', action: 'give' }
  const contact = { name: 'Lata', organisation: '', email: 'lata@marsh.example', phone: '', post: '' }
  const terms = {
    behalf: 'unknown',
    provenance: 'not-stated',
    ...{ sector: '', area_part: '', published_as: '', confidential: false, may_publish: false, may_pass_on: false },
  } as const

  // Before the copy: a late paper, a draft, and four requests with a way to be reached.
  const paper = { answers: {}, not_asked: {}, comments: {}, free_text: 'Came late.', terms, contact }
  const late = await db.transaction().execute(tx =>
    keepLate(tx, seal, {
      ...{ consultationId: of.id, channel: 'letter', cameOn: day('2026-03-01'), why: 'Posted late' },
      ...{ by: null, said: paper },
    }),
  )
  const typed = { free_text: ['Not yet.'], contact_email: ['dara@marsh.example'] }
  const drafted = await db
    .transaction()
    .execute(tx => keepDraft(tx, { seal }, { token: newId(), of: of as never, fields: typed, now }))
  const partnership = { id: newId(), slug: 'marsh', name: 'Marsh together', purpose: 'Together' }
  await db.insertInto('partnership').values(partnership).execute()
  const code = { id: newId(), edition: 'marsh-2026', title: 'Marsh code', subject_kind: 'partnership' } as const
  const reach = (table: string, id: string) => ({ id, sealed_contact: seal.close('x@marsh.example', `${table}:${id}`) })
  const old = day('2020-01-01')
  await db
    .insertInto('format_request')
    .values({ ...reach('format_request', newId()), consultation_id: of.id, wants: 'Braille', due_on: old })
    .execute()
  await db
    .insertInto('code')
    .values({ ...code, in_force_from: old })
    .execute()
  await db
    .insertInto('code_format_request')
    .values({ ...reach('code_format_request', newId()), code_id: code.id, wants: 'Braille', due_on: old })
    .execute()
  await db
    .insertInto('concern')
    .values({
      ...reach('concern', newId()),
      ...{ subject_kind: 'partnership', subject_id: partnership.id, about: 'Loud', raised_on: old },
    })
    .execute()
  await db
    .insertInto('join_request')
    .values({
      ...reach('join_request', newId()),
      ...{ partnership_id: partnership.id, who: 'Fen Riders', reasons: 'We ride', asked_on: old },
    })
    .execute()
  const body = { id: newId(), slug: 'fens', name: 'Fens', sector: 'statutory' } as const
  await db.insertInto('organisation').values(body).execute()
  const reader = await db
    .transaction()
    .execute(tx => addReader(tx, seal, { organisationId: body.id, what: 'The desk', email: 'desk@marsh.example' }))
  const file = path.join(dataDir, 'marsh.backup')
  await backup(source, file)

  // Since then: the paper and the draft became responses, whose givers are forgotten; so is whoever asked.
  const subject = { kind: 'consultation', id: of.id } as const
  const given = async () => {
    await browse(app, new Map()).send(`${base}/response`, { ...said, contact_email: 'any@marsh.example' })
    return (await db.selectFrom('response').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id
  }
  const [fromPaper, fromDraft] = [await given(), await given()]
  await db.updateTable('response_draft').set({ given_response_id: fromDraft }).where('id', '=', drafted.id).execute()
  await db.transaction().execute(async tx => {
    const telling = { action: 'response.late-decided', subject, write: bySystem(tx) } as const
    const taken = { decision: 'in', reason: 'It was posted in time', by: null, now, responseId: fromPaper } as const
    await settleLate(tx, late, taken, telling)
    for (const id of [fromPaper, fromDraft])
      await eraseContact(tx, id, now, { ...telling, action: 'response.contact-erased' })
    for (const kind of Object.keys(contactsOf) as (keyof typeof contactsOf)[])
      await forgetContacts(tx, kind, 'format-request.forgotten', { today: day('2026-03-02'), now })
    await forgetReader(tx, reader, { ...telling, action: 'organisation.staff-ended' })
  })
  await listErasures(db, seal, dataDir)
  const noted = new Set((await db.selectFrom('erasure').select('kind').execute()).map(({ kind }) => kind))
  // With those of the test before, every kind there is.
  assert.deepEqual([...noted, 'late', 'person', 'wish'].toSorted(), Object.keys(erasable).toSorted())

  await restore(file, copy)
  const done = await eraseAgain(copy.db, seal, dataDir, now)
  assert.deepEqual(done, { made: 7, refused: 0, absent: 2 })
  for (const { table } of Object.values(contactsOf)) {
    const row = await copy.db.selectFrom(table).select(['sealed_contact', 'forgotten_at']).executeTakeFirstOrThrow()
    assert.equal(row.sealed_contact, null, table)
    assert.ok(row.forgotten_at, table)
  }
  const box = await copy.db.selectFrom('late_response').selectAll().executeTakeFirstOrThrow()
  const inBox = JSON.parse(seal.open(box.sealed, `late_response:${box.id}`))
  assert.deepEqual([inBox.contact, inBox.free_text, box.decision], [null, 'Came late.', null])
  const draft = await findDraft(
    copy.db,
    { seal, area: async () => ({ timeZone: 'Europe/London' }) } as never,
    drafted.code,
    now,
  )
  assert.deepEqual(draft?.fields, { free_text: ['Not yet.'] })
  const told = copy.db.selectFrom('audit_entry').select('id').where('action', '=', 'erasure.made-again')
  assert.equal((await told.execute()).length, 7)
  const left = await copy.db.selectFrom('staff_reader').select('sealed_email').executeTakeFirstOrThrow()
  assert.equal(left.sealed_email, null)
  assert.deepEqual(await eraseAgain(copy.db, seal, dataDir, now), { made: 0, refused: 0, absent: 2 })
})
