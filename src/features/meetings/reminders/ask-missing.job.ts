/** Asks seats that missed as many meetings, one after another and without apology, as the rules of the board name. */
import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { rulesInForce, type SeatOn, seatsOn } from '../../partnerships/index.ts'
import { partnershipRef } from '../subject.ts'

type Body = { readonly id: string; readonly slug: string; readonly name: string }

/** The seats whose holder of today missed all of the last meetings of the number given; an apology is no miss. */
async function missing(db: Handle, partnershipId: string, most: number, today: Day) {
  const last = await db
    .selectFrom('meeting')
    .select(['id', 'held_on'])
    .where('partnership_id', '=', partnershipId)
    .where('state', '=', 'held')
    .orderBy('held_on', 'desc')
    .limit(most)
    .execute()
  const [latest, first] = [last[0], last.at(-1)]
  if (!latest || !first || last.length < most) return null
  const absent = await db
    .selectFrom('attendance')
    .select(['seat_id', eb => eb.fn.countAll<string>().as('count')])
    .where(
      'meeting_id',
      'in',
      last.map(({ id }) => id),
    )
    .where('agenda_item_id', 'is', null)
    .where('state', '=', 'absent')
    .groupBy('seat_id')
    .execute()
  const gone = new Set(absent.filter(({ count }) => Number(count) === most).map(({ seat_id }) => seat_id))
  const seats = (await seatsOn(db, partnershipId, today)).filter(
    ({ id, holder }) => gone.has(id) && holder !== null && !holder.denied && holder.since <= first.held_on,
  )
  return { latest, seats }
}

/** Asks the holder, and tells the chair; false where that was done for the same meeting. */
async function askOnce(hub: Hub, body: Body, seat: SeatOn, at: { meetingId: string; most: number; today: Day }) {
  const holder = seat.holder!
  return hub.db.transaction().execute(async tx => {
    const kept = await tx
      .insertInto('meeting_reminder')
      .values({ id: newId(), meeting_id: at.meetingId, person_id: holder.personId, kind: 'missed' })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!kept) return false
    const chairs = (await seatsOn(tx, body.id, at.today)).flatMap(({ role, holder: one }) =>
      role === 'chair' && one && !one.denied && one.personId !== holder.personId ? [one] : [],
    )
    for (const { name, email } of [holder, ...chairs]) {
      if (!email) continue
      const values = {
        name,
        seat: seat.name,
        partnership: body.name,
        most: at.most,
        link: `${hub.origin}/seats/${seat.id}`,
      }
      const mail = {
        to: email,
        subject: t('meetings.mail.missed.subject', { partnership: body.name }),
        body: t(name === holder.name ? 'meetings.mail.missed.body' : 'meetings.mail.missed.body-chair', values),
      }
      await sendMail(tx, hub.seal, mail, { kind: 'meeting', id: at.meetingId })
    }
    await writeAudit(tx, {
      actor: nobody,
      as: 'system',
      action: 'seat.asked-whether-it-stays',
      subject: partnershipRef(body.id),
      record: { kind: 'seat', id: seat.id },
      after: { missed: at.most },
    })
    return true
  })
}

export const askMissing = defineJob({
  name: 'ask-missing-seats',
  every: '30 8 * * *',
  does: 'Asks seats that missed as many meetings as the terms name whether they stay.',
  async run(hub) {
    const today = await hub.today()
    const bodies = await hub.db
      .selectFrom('partnership')
      .select(['id', 'slug', 'name'])
      .where('state', 'in', ['running', 'reviewing'])
      .execute()
    let asked = 0
    for (const body of bodies) {
      const { missedMost } = (await rulesInForce(hub.db, body.id)).rules
      const found = missedMost === null ? null : await missing(hub.db, body.id, missedMost, today)
      for (const seat of found?.seats ?? [])
        if (await askOnce(hub, body, seat, { meetingId: found!.latest.id, most: missedMost!, today })) asked++
    }
    return asked === 0 ? undefined : `${asked} asked`
  },
})
