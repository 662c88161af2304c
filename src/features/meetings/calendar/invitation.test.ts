/** The date of a meeting in other people's calendars: announced, moved and called off, read back by another program. */
import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import ICAL from 'ical.js'
import { SMTPServer } from 'smtp-server'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { smtpCarrier } from '../../../mail/carrier.ts'
import { deliverOutbox } from '../../../mail/deliver.ts'

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

/** The calendar that came with the next mail to somebody, as a mail program finds it: a part beside the text. */
async function nextCalendar(to: string): Promise<ICAL.Component> {
  received.length = 0
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  await deliverOutbox(app.hub.db, app.hub.seal, smtpCarrier(url, 'Hub <hub@example.org>'), new Date(Date.now() + 1000))
  const mail = received.find(one => one.includes(`To: ${to}`)) ?? ''
  assert.match(mail, /^Content-Type: multipart\/alternative/m)
  const part =
    /^Content-Type: text\/calendar; charset=utf-8; method=(\w+)\r\nContent-Transfer-Encoding: (\S+)\r\n\r\n(.*?)\r\n--/ms.exec(
      mail,
    )!
  const text = part[2] === 'base64' ? Buffer.from(part[3]!, 'base64').toString() : unquoted(part[3]!)
  const calendar = new ICAL.Component(ICAL.parse(text))
  assert.equal(calendar.getFirstPropertyValue('method'), part[1])
  return calendar
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
