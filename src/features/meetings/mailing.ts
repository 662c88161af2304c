/** Mail to the seats of a partnership: to every holder and substitute who can be reached by it, once each. */
import type { Handle, Tx } from '../../db/open.ts'
import type { Seal } from '../../db/seal.ts'
import type { Day } from '../../kernel/day.ts'
import { type Attachment, sendMail } from '../../mail/mail.ts'
import { seatsOn } from '../partnerships/index.ts'

/** Somebody in a seat with an address for mail. */
export type Reachable = {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly seatId: string
  readonly seat: string
}

/** Holders and substitutes on a day who can be mailed, each person once, by the first of their seats. */
export async function reachableSeats(db: Handle, partnershipId: string, on: Day): Promise<Reachable[]> {
  const found = new Map<string, Reachable>()
  for (const seat of await seatsOn(db, partnershipId, on)) {
    for (const person of [seat.holder, seat.substitute]) {
      if (!person?.email || found.has(person.personId)) continue
      const { personId, name, email } = person
      found.set(personId, { personId, name, email, seatId: seat.id, seat: seat.name })
    }
  }
  return [...found.values()]
}

/** What to tell. `body` is given who reads it. */
export type Telling = {
  readonly meetingId: string
  readonly partnershipId: string
  readonly today: Day
  readonly subject: string
  readonly body: (to: Reachable) => string
  readonly attachments?: readonly Attachment[]
}

/** Mails every seat, in the transaction of what is told; gives how many people it goes to. */
export async function tellSeats(tx: Tx, seal: Seal, telling: Telling): Promise<number> {
  const people = await reachableSeats(tx, telling.partnershipId, telling.today)
  for (const person of people) {
    await sendMail(
      tx,
      seal,
      {
        to: person.email,
        subject: telling.subject,
        body: telling.body(person),
        attachments: telling.attachments ?? [],
      },
      { kind: 'meeting', id: telling.meetingId },
    )
  }
  return people.length
}
