/** The date of a meeting in other people's calendars: announced, moved and called off, read back by another program. */
import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import ICAL from 'ical.js'
import { SMTPServer } from 'smtp-server'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import type { Day } from '../../../kernel/day.ts'
import { smtpCarrier } from '../../../mail/carrier.ts'
import { deliverOutbox } from '../../../mail/deliver.ts'
import { keepDates } from './keep-dates.job.ts'

let app: TestApp
let server: SMTPServer
const received: string[] = []

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', part => parts.push(part))
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString())
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
after(async () => {
  await new Promise<void>(resolve => server.close(resolve))
  await app.close()
})

/** All mail that leaves now. */
async function leaving(): Promise<readonly string[]> {
  received.length = 0
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  const until = new Date(Math.max(Date.now(), app.clock.now.getTime()) + 1000)
  await deliverOutbox(app.hub.db, app.hub.seal, smtpCarrier(url, 'Hub <hub@example.org>'), until)
  return received
}

/** The calendar that a mail brings, as a mail program finds it: a part beside the text, or a file that is published. */
function calendarIn(mail: string): ICAL.Component | null {
  const parts = mail.split('\r\n--').map(part => {
    const at = part.indexOf('\r\n\r\n')
    return { head: part.slice(0, at).replace(/\r\n[ \t]+/g, ' '), written: part.slice(at + 4) }
  })
  const part = parts.find(({ head }) => /^Content-Type: text\/calendar/m.test(head))
  if (!part) return null
  const { head, written } = part
  const read = { base64: () => Buffer.from(written, 'base64').toString(), 'quoted-printable': () => unquoted(written) }
  const how = /^Content-Transfer-Encoding: (\S+)/m.exec(head)?.[1]
  const text = read[how as keyof typeof read]?.() ?? written
  const calendar = new ICAL.Component(ICAL.parse(text))
  assert.equal(calendar.getFirstPropertyValue('method'), /method=(\w+)/.exec(head)?.[1])
  return calendar
}

/** The calendar that came with the next mail to somebody. */
async function nextCalendar(to: string): Promise<ICAL.Component> {
  const mail = (await leaving()).find(one => one.includes(`To: ${to}`)) ?? ''
  assert.match(mail, /^Content-Type: multipart\/alternative/m)
  return calendarIn(mail)!
}

function unquoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

function read(calendar: ICAL.Component) {
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!)
  const text = (name: string) => String(event.component.getFirstPropertyValue(name))
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: event.uid,
    sequence: event.sequence,
    status: text('status'),
    starts: event.startDate.toJSDate().toISOString(),
    organizer: text('organizer'),
    attendees: event.attendees.map(each => String(each.getFirstValue()).toLowerCase()),
  }
}

test('a meeting is asked for, moved and called off under one name with a growing sequence', async () => {
  const of = await seatedPartnership(app.hub.db, 'calendars')
  const admin = await app.visitor(of.people.admin)
  const when = (day: string) => ({
    'held_on-day': day,
    'held_on-month': '4',
    'held_on-year': '2026',
    starts_at: '18:30',
    ends_at: '20:00',
    how: 'in-person',
    place: 'Village hall',
    why_needed: 'To agree the summer programme.',
  })
  const made = await admin.send('/partnerships/calendars/meetings/new', when('14'), { follow: false })
  const meeting = /\/meetings\/([^?]+)/.exec(String(made.headers['location']))![1]!
  const ada = 'ada-calendars@example.org'
  const asked = read(await nextCalendar(ada))
  assert.deepEqual(
    { ...asked, sequence: 0 },
    {
      method: 'REQUEST',
      uid: `${meeting}@hub.test`,
      sequence: 0,
      status: 'CONFIRMED',
      starts: '2026-04-14T17:30:00.000Z',
      organizer: 'mailto:secretariat@example.org',
      attendees: [`mailto:${ada}`],
    },
  )
  await admin.send(`/meetings/${meeting}/date`, { ...when('21'), moved_because: 'The hall is taken.' })
  const moved = read(await nextCalendar(ada))
  assert.deepEqual([moved.method, moved.uid, moved.starts], ['REQUEST', asked.uid, '2026-04-21T17:30:00.000Z'])
  assert.ok(moved.sequence > asked.sequence)
  await admin.send(`/meetings/${meeting}/cancellation`, { cancelled_because: 'Too few can come.' })
  const off = read(await nextCalendar(ada))
  assert.deepEqual(
    [off.method, off.uid, off.status, off.attendees],
    ['CANCEL', asked.uid, 'CANCELLED', [`mailto:${ada}`]],
  )
  assert.ok(off.sequence > moved.sequence)
})

/** What calendars are told by the mail that leaves now: of each mail with a date whom, how and of what, with the sequence. */
async function toldNow() {
  const told = (await leaving()).flatMap(mail => {
    const calendar = calendarIn(mail)
    const to = /^To: (.*)@example\.org\r/m.exec(mail)?.[1] ?? ''
    return (calendar?.getAllSubcomponents('vevent') ?? []).map(event => ({
      to: to.replace(/-later$/, ''),
      method: String(calendar?.getFirstPropertyValue('method')),
      uid: String(event.getFirstPropertyValue('uid')),
      sequence: Number(event.getFirstPropertyValue('sequence')),
      status: event.getFirstPropertyValue('status'),
      alone: event.getFirstProperty('recurrence-id') === null && event.getFirstProperty('rrule') === null,
      attendees: event.getAllProperties('attendee').length,
    }))
  })
  return told.toSorted((one, other) => (one.to < other.to ? -1 : 1))
}

test('whoever comes into a seat is told its dates, from whoever leaves one they are taken back, and nobody else hears of it', async () => {
  const { db } = app.hub
  const of = await seatedPartnership(db, 'later')
  const admin = await app.visitor(of.people.admin)
  const values = {
    'held_on-day': '12',
    'held_on-month': '5',
    'held_on-year': '2026',
    how: 'online',
    why_needed: 'To agree the winter programme.',
  }
  const sequences = new Map<string, number>()
  /** Each mail about a date is one for its calendar, and its sequence is above that of the one before. */
  const check = (told: Awaited<ReturnType<typeof toldNow>>) => {
    for (const { to, uid, sequence, alone } of told) {
      assert.ok(alone, uid)
      assert.ok(sequence > (sequences.get(`${to} ${uid}`) ?? 0), `${to}: ${sequence}`)
      sequences.set(`${to} ${uid}`, sequence)
    }
    return told.map(({ to, method, status, attendees }) => [to, method, status, attendees].join(' '))
  }
  const all = (what: string) => ['ada', 'ben', 'chair', 'cleo', 'dev', 'stranger'].map(name => `${name} ${what}`)
  const job = () => keepDates.run(app.hub)

  const made = await admin.send('/partnerships/later/meetings/new', values, { follow: false })
  const meeting = /\/meetings\/([^?]+)/.exec(String(made.headers['location']))![1]!
  assert.deepEqual(check(await toldNow()), all('REQUEST CONFIRMED 1'))
  await job()
  assert.deepEqual(await toldNow(), [], 'whoever has the date hears nothing')

  await admin.send(`/meetings/${meeting}/date`, { ...values, 'held_on-day': '13', moved_because: 'The hall is taken.' })
  await admin.send(`/meetings/${meeting}/date`, { ...values, 'held_on-day': '14', moved_because: 'The hall is taken.' })
  assert.equal((await toldNow()).length, 12)
  await admin.send(`/meetings/${meeting}/date`, {})
  assert.deepEqual(await toldNow(), [], 'nothing changed')

  // Cleo goes and Eve comes into her seat; Dev's substitute goes, and the chair gets one.
  const eve = newId()
  const ids = { eve, fay: newId() }
  for (const [name, id] of Object.entries(ids))
    await db
      .insertInto('person')
      .values({ id, name, email: `${name}-later@example.org` })
      .execute()
  const [yesterday, today] = ['2026-03-01' as Day, '2026-03-02' as Day]
  await db.updateTable('holding').set({ to_day: yesterday }).where('seat_id', '=', of.seats.council).execute()
  await db
    .insertInto('holding')
    .values({ id: newId(), seat_id: of.seats.council, person_id: eve, from_day: today, mandate: 'representing' })
    .execute()
  const holdingOf = (seat: string) =>
    db.selectFrom('holding').select('id').where('seat_id', '=', seat).executeTakeFirstOrThrow()
  const { id: faith } = await holdingOf(of.seats.faith)
  await db.updateTable('substitute').set({ to_day: yesterday }).where('holding_id', '=', faith).execute()
  const { id: chair } = await holdingOf(of.seats.chair)
  const standIn = () =>
    db
      .insertInto('substitute')
      .values({ id: newId(), holding_id: chair, person_id: ids.fay, authority: 'All matters', from_day: today })
      .execute()
  await standIn()
  await job()
  const changed = ['cleo CANCEL  1', 'eve REQUEST CONFIRMED 1', 'fay REQUEST CONFIRMED 1', 'stranger CANCEL  1']
  assert.deepEqual(check(await toldNow()), changed)
  await job()
  assert.deepEqual(await toldNow(), [], 'nobody hears twice')

  // Cleo comes back; then it is called off, and whoever left in the same moment is told as well.
  await db.deleteFrom('holding').where('person_id', '=', eve).execute()
  await db.updateTable('holding').set({ to_day: null }).where('person_id', '=', of.people.cleo).execute()
  await job()
  assert.deepEqual(check(await toldNow()), ['cleo REQUEST CONFIRMED 1', 'eve CANCEL  1'])
  await db.deleteFrom('substitute').where('person_id', '=', ids.fay).execute()
  await admin.send(`/meetings/${meeting}/cancellation`, { cancelled_because: 'Too few can come.' })
  await job()
  const off = ['ada', 'ben', 'chair', 'cleo', 'dev', 'fay'].map(name => `${name} CANCEL CANCELLED 1`)
  assert.deepEqual(check(await toldNow()), off)
  await job()
  assert.deepEqual(await toldNow(), [])

  // Two dates at once are published in one mail: a request is for one.
  for (const day of ['19', '26'])
    await admin.send('/partnerships/later/meetings/new', { ...values, 'held_on-day': day })
  await toldNow()
  await standIn()
  await job()
  assert.deepEqual(check(await toldNow()), ['fay PUBLISH CONFIRMED 0', 'fay PUBLISH CONFIRMED 0'])
})
