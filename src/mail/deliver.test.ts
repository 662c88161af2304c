import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { newId } from '../db/ids.ts'
import { sealOf } from '../db/seal.ts'
import { deliverOutbox, smtpCarrier } from './deliver.ts'
import { sendMail, sendSealedMail } from './mail.ts'

const seal = sealOf(randomBytes(32))
const received: string[] = []
let refuses = false
let database: TestDatabase
let server: SMTPServer
let url = ''

before(async () => {
  database = await testDatabase()
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', part => parts.push(part))
      stream.on('end', () => {
        if (refuses) return done(new Error('Try later'))
        received.push(Buffer.concat(parts).toString())
        return done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
after(async () => {
  await new Promise<void>(resolve => server.close(resolve))
  await database.close()
})

const states = async (): Promise<string[]> =>
  (await database.db.selectFrom('outgoing_mail').select('state').orderBy('created_at').orderBy('id').execute()).map(
    row => row.state,
  )

test('mail leaves once, with its attachment; what was sealed is forgotten when it has left', async () => {
  const attachments = [
    { filename: 'meeting.ics', type: 'text/calendar', base64: Buffer.from('BEGIN:VCALENDAR').toString('base64') },
  ]
  await sendMail(database.db, { to: 'ada@example.org', subject: 'A date', body: 'See you there.', attachments })
  await sendSealedMail(
    database.db,
    seal,
    { to: 'resident@example.org', subject: 'Your receipt', body: 'Thank you.' },
    { kind: 'response', id: newId() },
  )
  const kept = await database.db.selectFrom('outgoing_mail').selectAll().execute()
  assert.doesNotMatch(
    JSON.stringify(kept.filter(row => row.sealed).map(row => [row.to_address, row.subject, row.body])),
    /resident|receipt/,
  )
  const carrier = smtpCarrier(url, 'Hub <hub@example.org>')
  const [one, two] = await Promise.all([
    deliverOutbox(database.db, seal, carrier, new Date()),
    deliverOutbox(database.db, seal, carrier, new Date()),
  ])
  assert.equal(one + two, 2)
  assert.equal(received.length, 2)
  assert.ok(received.some(mail => /To: ada@example\.org/.test(mail) && /meeting\.ics/.test(mail)))
  assert.ok(received.some(mail => /To: resident@example\.org/.test(mail)))
  assert.deepEqual(await states(), ['sent', 'sent'])
  assert.equal(
    (await database.db.selectFrom('outgoing_mail').select('id').where('sealed', 'is not', null).execute()).length,
    0,
  )
})

test('a mail that was not taken rests, is tried again, and fails for good after eight tries', async () => {
  refuses = true
  await sendMail(database.db, { to: 'bo@example.org', subject: 'Later', body: 'Hello' })
  const carrier = smtpCarrier(url, 'Hub <hub@example.org>')
  const now = Date.now()
  assert.equal(await deliverOutbox(database.db, seal, carrier, new Date(now + 1000)), 1)
  assert.equal(await deliverOutbox(database.db, seal, carrier, new Date(now + 2000)), 0)
  for (let hours = 1; hours < 40; hours += 5)
    await deliverOutbox(database.db, seal, carrier, new Date(now + hours * 3_600_000))
  const { state, last_problem } = await database.db
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('to_address', '=', 'bo@example.org')
    .executeTakeFirstOrThrow()
  assert.equal(state, 'failed')
  assert.match(last_problem ?? '', /Try later/)
})

test('without a mail server nothing leaves, and everything is kept to be seen', async () => {
  await sendMail(database.db, { to: 'cy@example.org', subject: 'Kept', body: 'Hello' })
  await deliverOutbox(database.db, seal, null, new Date())
  assert.equal(
    (
      await database.db
        .selectFrom('outgoing_mail')
        .select('state')
        .where('to_address', '=', 'cy@example.org')
        .executeTakeFirstOrThrow()
    ).state,
    'kept',
  )
})
