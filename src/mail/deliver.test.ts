import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { type AddressInfo, createServer } from 'node:net'
import { after, afterEach, before, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { newId } from '../db/ids.ts'
import { sealOf } from '../db/seal.ts'
import { smtpCarrier } from './carrier.ts'
import { deliverOutbox, type Failed, pauses } from './deliver.ts'
import { forgetMailTo, type Mail, sendMail, sendSealedMail } from './mail.ts'

const seal = sealOf(randomBytes(32))
const received: string[] = []
let refuses = false
let unknown = false
let senderRefused = false
/** What the server says to the address, or to the text, in place of taking it. */
let toAddress = ''
let toText = ''
let database: TestDatabase
let server: SMTPServer
let url = ''

before(async () => {
  database = await testDatabase()
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom(_address, _session, done) {
      return done(senderRefused ? Object.assign(new Error('5.7.1 not you'), { responseCode: 550 }) : null)
    },
    onRcptTo({ address }, _session, done) {
      if (toAddress) return done(replyOf(toAddress))
      if (!unknown) return done()
      return done(Object.assign(new Error(`5.1.1 <${address}>: nobody of that name`), { responseCode: 550 }))
    },
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', part => parts.push(part))
      stream.on('end', () => {
        if (toText) return done(replyOf(toText))
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

afterEach(async () => {
  refuses = false
  unknown = false
  senderRefused = false
  toAddress = ''
  toText = ''
  received.length = 0
  await database.pool.query('delete from outgoing_mail')
})

function replyOf(reply: string): Error {
  return Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) })
}

const MINUTE = 60_000
const soon = () => new Date(Date.now() + 1000)
const carrier = () => smtpCarrier(url, 'Hub <hub@example.org>')
const rows = () => database.db.selectFrom('outgoing_mail').selectAll().orderBy('created_at').orderBy('id').execute()
const toAda: Mail = { to: 'ada@example.org', subject: 'A date', body: 'See /sign-in/secret there.' }
const toResident: Mail = { to: 'resident@example.org', subject: 'Your receipt', body: 'Thank you.' }
const sealed = () => sendSealedMail(database.db, seal, toResident, { kind: 'response', id: newId() })

test('mail leaves once, with its attachment; what it said and to whom is forgotten when it has left', async () => {
  const attachments = [
    { filename: 'meeting.ics', type: 'text/calendar', base64: Buffer.from('BEGIN:VCALENDAR').toString('base64') },
  ]
  await sendMail(database.db, seal, { ...toAda, attachments })
  await sealed()
  const kept = (await rows()).map(row => Object.values(row).map(String).join(' '))
  assert.doesNotMatch(kept.join('\n'), /secret|VCALENDAR|resident|receipt/)
  const [one, two] = await Promise.all([
    deliverOutbox(database.db, seal, carrier(), soon()),
    deliverOutbox(database.db, seal, carrier(), soon()),
  ])
  assert.equal(one + two, 2)
  assert.equal(received.length, 2)
  assert.ok(received.some(mail => /To: ada@example\.org/.test(mail) && /meeting\.ics/.test(mail)))
  assert.ok(received.some(mail => /To: resident@example\.org/.test(mail)))
  for (const row of await rows()) {
    assert.deepEqual([row.state, row.to_address, row.body, row.sealed], ['sent', '', '', null])
    assert.ok(received.some(mail => mail.includes(`Message-ID: <${row.id}@example.org>`)))
  }
  assert.deepEqual((await rows()).map(row => row.subject).toSorted(), ['', 'A date'])
})

test('a mail that was not taken is tried for more than a day, with growing rests from the last try', async () => {
  refuses = true
  await sendMail(database.db, seal, toAda)
  const begun = Date.now() + 5 * 60 * MINUTE
  let at = begun
  const when: number[] = []
  for (; (await rows())[0]!.state === 'waiting'; at += MINUTE) {
    const before = (await rows())[0]!.attempts
    await deliverOutbox(database.db, seal, carrier(), new Date(at))
    const { attempts } = (await rows())[0]!
    assert.ok(attempts <= before + 1, 'one try at a time, however old the mail is')
    if (attempts > before) when.push((at - begun) / MINUTE)
    if (attempts > 4) at += 29 * MINUTE
  }
  assert.equal(when.length, pauses.length + 1)
  assert.deepEqual(when.slice(0, 4), [0, 2, 7, 22])
  assert.ok(when.at(-1)! > 24 * 60)
  const rests = when.slice(1).map((each, index) => each - when[index]!)
  assert.deepEqual(
    rests,
    rests.toSorted((a, b) => a - b),
  )
  assert.match((await rows())[0]!.last_problem ?? '', /Try later/)
})

test('what is over the share of a mailbox rests and leaves later, but for a link that signs in', async () => {
  const counts = new Map<string, number>()
  let most = 3
  const mayLeave = async (address: string) => {
    const count = (counts.get(address) ?? 0) + 1
    counts.set(address, count)
    return count <= most
  }
  const deliver = (at: Date) => deliverOutbox(database.db, seal, carrier(), at, undefined, mayLeave)
  for (let at = 0; at < 5; at++) await sendMail(database.db, seal, toAda, { kind: 'partnership', id: newId() })
  await sendMail(database.db, seal, { ...toAda, subject: 'Sign in' }, { kind: 'person', id: newId() })
  await sendMail(database.db, seal, { ...toAda, to: 'bo@example.org' })
  assert.equal(await deliver(soon()), 5)
  const waiting = (await rows()).filter(({ state }) => state === 'waiting')
  assert.deepEqual(
    waiting.map(({ subject, attempts, last_problem }) => [subject, attempts, last_problem]),
    [
      ['A date', 0, null],
      ['A date', 0, null],
    ],
  )
  assert.equal(await deliver(soon()), 0, 'it is not asked for again at once')
  most = 99
  assert.equal(await deliver(new Date(Date.now() + 61 * MINUTE)), 2)
})

test('of a respondent the server’s words are not kept, only its codes', async () => {
  unknown = true
  await sealed()
  await deliverOutbox(database.db, seal, carrier(), soon())
  const [row] = await rows()
  assert.equal(row?.last_problem, 'EENVELOPE 550 5.1.1')
})

test('a mailbox that does not exist is tried once, and it is told; a sender that is refused is for the operator to mend', async () => {
  const failed: Failed[] = []
  const deliver = () => deliverOutbox(database.db, seal, carrier(), soon(), async (_tx, mail) => void failed.push(mail))
  const about = { kind: 'meeting', id: newId() }
  unknown = true
  await sendMail(database.db, seal, toAda, about)
  await deliver()
  await deliver()
  const [row] = await rows()
  assert.deepEqual([row?.state, row?.attempts, row?.next_try_at], ['failed', 1, null])
  assert.deepEqual(
    failed.map(({ problem, ...rest }) => rest),
    [{ about, to: 'ada@example.org', subject: 'A date', tells: undefined }],
  )
  unknown = false
  senderRefused = true
  await sendMail(database.db, seal, toAda)
  await deliver()
  assert.equal((await rows()).at(-1)?.state, 'waiting')
  assert.equal(failed.length, 1)
})

test('a mail is given up at once only where the server says of the address that nobody is there', async () => {
  const stateAfter = async () => {
    await database.pool.query('delete from outgoing_mail')
    await sendMail(database.db, seal, toAda)
    await deliverOutbox(database.db, seal, carrier(), soon())
    return (await rows())[0]?.state
  }
  for (const [reply, state] of [
    ['550 5.1.1 nobody of that name', 'failed'],
    ['550 5.2.1 mailbox is closed', 'failed'],
    ['553 no such user', 'failed'],
    ['550 5.7.1 relaying denied', 'waiting'],
    ['554 5.7.1 relaying denied', 'waiting'],
    ['554 no thanks', 'waiting'],
    ['550 5.1.8 the domain of the sender is not there', 'waiting'],
    ['552 5.2.2 mailbox is full', 'waiting'],
    ['450 4.1.1 later', 'waiting'],
  ] as const) {
    toAddress = reply
    assert.equal(await stateAfter(), state, reply)
  }
  toAddress = ''
  for (const reply of ['550 5.4.5 daily quota is used up', '554 5.6.0 not this text', '550 no']) {
    toText = reply
    assert.equal(await stateAfter(), 'waiting', reply)
  }
})

test('a server that greets with a refusal is away: the round ends and no mail is given up', async () => {
  const turnsAway = createServer(socket => void socket.end('554 5.3.2 not now\r\n'))
  await new Promise<void>(resolve => turnsAway.listen(0, '127.0.0.1', resolve))
  for (let n = 0; n < 3; n++) await sendMail(database.db, seal, toAda)
  const port = (turnsAway.address() as AddressInfo).port
  const failed: Failed[] = []
  const carry = smtpCarrier(`smtp://127.0.0.1:${port}`, 'Hub <hub@example.org>')
  await deliverOutbox(database.db, seal, carry, soon(), async (_tx, mail) => void failed.push(mail))
  await new Promise<void>(resolve => turnsAway.close(() => resolve()))
  assert.deepEqual((await rows()).map(row => [row.state, row.attempts]).toSorted(), [
    ['waiting', 0],
    ['waiting', 0],
    ['waiting', 1],
  ])
  assert.equal(failed.length, 0)
})

test('mail says that a machine wrote it, who answers, and how to stop it', async () => {
  await database.pool.query(
    "insert into area (id, name, compact_name, contact_email) values (gen_random_uuid(), 'A', 'C', 'desk@example.org')",
  )
  await sendMail(database.db, seal, { ...toAda, stop: 'https://hub.example.org/interest/key' })
  await sendMail(database.db, seal, toAda)
  await deliverOutbox(database.db, seal, carrier(), soon())
  for (const mail of received) assert.match(mail, /^Auto-Submitted: auto-generated\r\n/m)
  for (const mail of received) assert.match(mail, /^Reply-To: desk@example\.org\r\n/m)
  const [stops, other] = [received.find(mail => mail.includes('List-')), received.find(mail => !mail.includes('List-'))]
  assert.match(stops ?? '', /^List-Unsubscribe: <https:\/\/hub\.example\.org\/interest\/key>\r\n/m)
  assert.match(stops ?? '', /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n/m)
  assert.ok(other)
})

test('a mail whose process died while sending is sent when the claim runs out, and nothing is held meanwhile', async () => {
  await sendMail(database.db, seal, toAda)
  // The moments of the database are finer than those of the clock here.
  const now = Date.now() + 1000
  const [called, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow = () => {
    called.resolve()
    return answer.promise
  }
  const hanging = deliverOutbox(database.db, seal, slow, new Date(now))
  await called.promise
  const { rows: open } = await database.pool.query(
    "select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
  )
  assert.equal(open.length, 0)
  assert.equal(await deliverOutbox(database.db, seal, carrier(), new Date(now + MINUTE)), 0)
  assert.equal(await deliverOutbox(database.db, seal, carrier(), new Date(now + 11 * MINUTE)), 1)
  answer.resolve()
  await hanging
  assert.equal(received.length, 1)
  assert.deepEqual(
    (await rows()).map(row => [row.state, row.attempts]),
    [['sent', 2]],
  )
})

test('where the mail server is away the round ends, and the other mails keep their tries', async () => {
  for (let n = 0; n < 3; n++) await sendMail(database.db, seal, toAda)
  const away = smtpCarrier('smtp://127.0.0.1:1', 'Hub <hub@example.org>')
  assert.equal(await deliverOutbox(database.db, seal, away, soon()), 0)
  assert.deepEqual((await rows()).map(row => row.attempts).toSorted(), [0, 0, 1])
})

test('mail to an address can be taken back', async () => {
  await sendMail(database.db, seal, { ...toAda, to: 'Ada@Example.org' })
  await sealed()
  await forgetMailTo(database.db, 'ada@example.org')
  assert.deepEqual(
    (await rows()).map(row => row.to_address),
    [''],
  )
})

test('without a mail server nothing leaves, and everything is kept to be seen', async () => {
  await sendMail(database.db, seal, toAda)
  await deliverOutbox(database.db, seal, null, new Date())
  assert.deepEqual(
    (await rows()).map(row => [row.state, row.to_address]),
    [['kept', 'ada@example.org']],
  )
})
