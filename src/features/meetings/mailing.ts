/** Mail to the seats of a partnership: to every holder and substitute who can be reached by it, once each. */
import type { Handle, Tx } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import { sendMail } from '../../mail/mail.ts'
import type { Hub } from '../../web/hub.ts'
import { t } from '../../web/render.ts'
import { actingFor, seatsOn } from '../partnerships/index.ts'
import { invitationFor } from './calendar/calendar-file.ts'
import { noteDateTold } from './calendar/dates-told.queries.ts'
import { findJoining } from './joining.queries.ts'
import type { Meeting } from './meeting.queries.ts'

/** Somebody in a seat with an address for mail. */
export type Reachable = {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly seatId: string
  readonly seat: string
  /** The seats that it goes on from. */
  readonly goesOnFrom: readonly string[]
}

/** Holders and substitutes on a day who can be mailed, each person once, by the first of their seats. */
export async function reachableSeats(db: Handle, partnershipId: string, on: Day): Promise<Reachable[]> {
  const found = new Map<string, Reachable>()
  for (const seat of await seatsOn(db, partnershipId, on)) {
    for (const person of actingFor(seat)) {
      if (!person.email || found.has(person.personId)) continue
      const { personId, name, email } = person
      found.set(personId, { personId, name, email, seatId: seat.id, seat: seat.name, goesOnFrom: seat.goesOnFrom })
    }
  }
  return [...found.values()]
}

/** What to tell. `body` is given who reads it. */
export type Telling = {
  /** The meeting as it stands now. */
  readonly meeting: Meeting
  /** Whose seats are told: those of this day. */
  readonly today: Day
  readonly subject: string
  readonly body: (to: Reachable) => string
  /** True where what the mail tells is the date itself: it goes into calendars, or out of them. */
  readonly forCalendars?: true
}

/** Mails every seat, in the transaction of what is told; gives how many people it goes to. */
export async function tellSeats(tx: Tx, hub: Hub, telling: Telling): Promise<number> {
  const { meeting, forCalendars } = telling
  const area = await hub.area()
  // How to join goes with the date, to those invited and to nobody else.
  const joining = forCalendars && meeting.state !== 'cancelled' ? await findJoining(tx, meeting.id) : ''
  const people = await reachableSeats(tx, meeting.partnership_id, telling.today)
  const sequences = forCalendars ? await noteDateTold(tx, meeting, people, meeting.state !== 'cancelled') : null
  for (const person of people) {
    const dated = { ...meeting, version: sequences?.get(person.personId) ?? meeting.version }
    const calendar = forCalendars ? { calendar: invitationFor(person, dated, area, hub) } : {}
    const body = [telling.body(person), joining && t('meetings.mail.joining', { joining })].filter(Boolean).join('\n\n')
    const mail = { to: person.email, subject: telling.subject, body, ...calendar }
    await sendMail(tx, hub.seal, mail, { kind: 'meeting', id: meeting.id })
  }
  return people.length
}

/** Mails whoever holds one seat, and its substitute, in the transaction of what is told; gives how many people it goes to. */
export async function tellSeat(
  tx: Tx,
  hub: Hub,
  telling: Omit<Telling, 'forCalendars'> & { readonly seatId: string },
): Promise<number> {
  const { meeting, seatId, subject, body } = telling
  const seat = (await seatsOn(tx, meeting.partnership_id, telling.today)).find(({ id }) => id === seatId)
  const people = (seat ? actingFor(seat) : []).flatMap(person =>
    person.email
      ? [{ ...person, email: person.email, seatId, seat: seat?.name ?? '', goesOnFrom: seat?.goesOnFrom ?? [] }]
      : [],
  )
  for (const person of people)
    await sendMail(tx, hub.seal, { to: person.email, subject, body: body(person) }, { kind: 'meeting', id: meeting.id })
  return people.length
}
