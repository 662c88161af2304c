/**
 * Keeps the dates of coming meetings in the right calendars: whoever comes into a seat is told those that stand, and from whoever leaves one
 * they are taken back, one by one, as a calendar understands it (RFC 5546, 3.2.5). Whoever has what is due hears nothing.
 */
import type { Tx } from '../../../db/open.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { whenAndWhere } from '../details.ts'
import { findJoining } from '../joining.queries.ts'
import { type Reachable, reachableSeats } from '../mailing.ts'
import { listMeetings, type Meeting, takesProposals } from '../meeting.queries.ts'
import { fileOf, invitationFor } from './calendar-file.ts'
import { type HasDate, noteDateTold, whoHasDates } from './dates-told.queries.ts'

export const keepDates = defineJob({
  name: 'keep-dates',
  every: '*/10 * * * *',
  does: 'Tells the dates of coming meetings to whoever came into a seat, and takes them out of the calendars of whoever left one',
  async run(hub) {
    const today = await hub.today()
    const { rows: partnerships } = await partnershipsThatMeet(hub, today)
    let sent = 0
    for (const { id } of partnerships) sent += await hub.db.transaction().execute(tx => keepDatesOf(tx, hub, id, today))
    return sent === 0 ? undefined : `${sent} mails`
  },
})

/** Those with meetings to come. What a partnership that has ended called off is told to those who sat there when it did. */
async function partnershipsThatMeet({ db }: Hub, today: Day): Promise<{ rows: { id: string }[] }> {
  const rows = await db
    .selectFrom('partnership')
    .select('id')
    .where('state', '<>', 'ended')
    .where('id', 'in', eb => eb.selectFrom('meeting').select('partnership_id').where('held_on', '>=', today))
    .orderBy('id')
    .execute()
  return { rows }
}

async function keepDatesOf(tx: Tx, hub: Hub, partnershipId: string, today: Day): Promise<number> {
  // Two processes may run the job at once, and somebody may move a meeting meanwhile: the second waits here and finds what the first wrote.
  await tx.selectFrom('partnership').select('id').where('id', '=', partnershipId).forUpdate().execute()
  const meetings = await listMeetings(tx, partnershipId, today)
  const coming = meetings.filter(takesProposals)
  const people = await reachableSeats(tx, partnershipId, today)
  const have =
    meetings.length === 0
      ? []
      : await whoHasDates(
          tx,
          meetings.map(({ id }) => id),
        )
  let sent = 0
  for (const person of people) {
    const lacks = coming.filter(({ id }) => !have.some(one => one.meetingId === id && one.personId === person.personId))
    if (lacks.length > 0) sent += await tellDates(tx, hub, person, lacks)
  }
  const sits = new Set(people.map(({ personId }) => personId))
  for (const meeting of meetings.filter(({ state }) => state !== 'held'))
    for (const one of have.filter(({ meetingId }) => meetingId === meeting.id))
      if (meeting.state === 'cancelled' || !sits.has(one.personId)) sent += await takeBack(tx, hub, one, meeting)
  return sent
}

/** Tells somebody who came into a seat the dates that stand: one as a request, several as a list of dates (RFC 5546, 3.2.2). */
async function tellDates(tx: Tx, hub: Hub, to: Reachable, meetings: readonly Meeting[]): Promise<number> {
  const [first] = meetings
  if (!first) return 0
  const area = await hub.area()
  const sequences = new Map<string, number>()
  for (const meeting of meetings)
    sequences.set(meeting.id, (await noteDateTold(tx, meeting, [to], true)).get(to.personId) ?? meeting.version)
  const told = meetings.map(meeting => ({ ...meeting, version: sequences.get(meeting.id) ?? meeting.version }))
  const joining = meetings.length === 1 ? await findJoining(tx, first.id) : ''
  const values = {
    name: to.name,
    partnership: first.partnership,
    seat: to.seat,
    dates: meetings.map(meeting => whenAndWhere(t, meeting)).join('\n'),
    link: `${hub.origin}/partnerships/${first.slug}/meetings`,
  }
  const options = { name: first.partnership, origin: hub.origin, timeZone: area.timeZone, now: hub.now() }
  await sendMail(
    tx,
    hub.seal,
    {
      to: to.email,
      subject: t('meetings.mail.joined.subject', { partnership: first.partnership, count: meetings.length }),
      body: [t('meetings.mail.joined.body', values), joining && t('meetings.mail.joining', { joining })]
        .filter(Boolean)
        .join('\n\n'),
      ...(told.length === 1
        ? { calendar: invitationFor(to, told[0]!, area, hub) }
        : { attachments: [fileOf(told, options)] }),
    },
    { kind: 'meeting', id: first.id },
  )
  return 1
}

/** Takes a date out of the calendar of somebody who has left, or who was not told that the meeting was called off. */
async function takeBack(tx: Tx, hub: Hub, { personId, name, email }: HasDate, meeting: Meeting): Promise<number> {
  const sequence = (await noteDateTold(tx, meeting, [{ personId }], false)).get(personId) ?? meeting.version
  if (!email) return 0
  const told = { ...meeting, version: sequence }
  const calendar = invitationFor({ name, email }, told, await hub.area(), hub, 'taken-back')
  const values = { name, partnership: meeting.partnership, day: longDay(meeting.held_on) }
  const subject = t('meetings.mail.left.subject', values)
  const mail = { to: email, subject, body: t('meetings.mail.left.body', values), calendar }
  await sendMail(tx, hub.seal, mail, { kind: 'meeting', id: meeting.id })
  return 1
}
