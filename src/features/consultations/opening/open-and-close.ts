/** A consultation's state follows its dates: it opens on its first day and closes after its last. */
import { sql } from 'kysely'
import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import type { Tx } from '../../../db/open.ts'
import { type Clock, closingMoment } from '../../../kernel/open-period.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Consultation } from '../consultation.queries.ts'
import { tellInterested } from '../requests/tell-interested.ts'
import { subjectOf } from '../subject.ts'
import { standingOn } from '../timetable.ts'

/** Opens every published consultation whose first day has come; gives how many. */
export async function openDue(tx: Tx, hub: Hub, at: Clock): Promise<number> {
  const due = await tx
    .selectFrom('consultation')
    .innerJoin('organisation', 'organisation.id', 'consultation.lead_organisation_id')
    .selectAll('consultation')
    .select(['organisation.name as lead_organisation', 'organisation.slug as lead_organisation_slug'])
    .where('state', '=', 'planned')
    .where('published_at', 'is not', null)
    .where('opens_on', '<=', at.today)
    .orderBy('opens_on')
    .forUpdate('consultation')
    .skipLocked()
    .execute()
  for (const consultation of due) await open(tx, hub, consultation, at)
  return due.length
}

/** Opens one consultation and tells those who asked to be told. */
async function open(tx: Tx, hub: Hub, consultation: Consultation, at: Clock): Promise<void> {
  await tx
    .updateTable('consultation')
    .set(eb => ({ state: 'open', version: eb('version', '+', 1) }))
    .where('id', '=', consultation.id)
    .execute()
  await audit(tx, consultation, 'consultation.opened', 'planned', 'open')
  // After a long time away it may be over already: nobody is called to what is closed.
  if (standingOn(consultation, at) === 'open') await tellInterested(tx, hub, consultation, 'open')
}

/** Closes every consultation whose last day is over; gives how many. */
export async function closeDue(tx: Tx, now: Date, timeZone: string): Promise<number> {
  const due = await tx
    .selectFrom('consultation')
    .select(['id', 'closes_on', 'closes_at'])
    .where('state', '=', 'open')
    .where(sql<Date>`closing_moment(closes_on, closes_at, ${timeZone})`, '<=', now)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { id, closes_on, closes_at } of due) {
    await tx
      .updateTable('consultation')
      .set(eb => ({
        state: 'closed',
        closed_at: closingMoment(closes_on!, closes_at, timeZone),
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .execute()
    await audit(tx, { id }, 'consultation.closed', 'open', 'closed')
  }
  return due.length
}

async function audit(
  tx: Tx,
  consultation: { readonly id: string },
  action: 'consultation.opened' | 'consultation.closed',
  before: string,
  after: string,
): Promise<void> {
  await writeAudit(tx, {
    actor: nobody,
    as: 'system',
    action,
    subject: subjectOf(consultation),
    record: { kind: 'consultation', id: consultation.id },
    before: { state: before },
    after: { state: after },
  })
}
