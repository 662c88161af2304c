/** Departures from codes: explained with a public reason, withdrawn when the practice is kept after all. */
import type { SubjectRef } from '../../../access/access.ts'
import { practiceOf } from '../../../codes/index.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'

/** A departure with its published reason. */
export type KeptDeparture = {
  readonly id: string
  readonly practice: string
  readonly title: string
  readonly reason: string
  readonly publishedAt: Date
  readonly withdrawnAt: Date | null
}

/** Departures of a subject that stand, the latest first; those withdrawn come after, so that nothing is hidden. */
export async function findDepartures(db: Handle, { kind, id }: SubjectRef): Promise<KeptDeparture[]> {
  const rows = await departures(db)
    .where('subject_kind', '=', kind as 'consultation')
    .where('subject_id', '=', id)
    .orderBy('withdrawn_at', order => order.desc().nullsFirst())
    .orderBy('published_at', 'desc')
    .execute()
  return rows.map(titled)
}

/** One departure of a subject, or null. */
export async function findDeparture(
  db: Handle,
  { kind, id }: SubjectRef,
  departure: string,
): Promise<KeptDeparture | null> {
  const row = await departures(db)
    .where('subject_kind', '=', kind as 'consultation')
    .where('subject_id', '=', id)
    .where('id', '=', departure)
    .executeTakeFirst()
  return row ? titled(row) : null
}

function departures(db: Handle) {
  return db
    .selectFrom('departure')
    .select(['id', 'practice', 'reason', 'published_at as publishedAt', 'withdrawn_at as withdrawnAt'])
}

function titled(row: Omit<KeptDeparture, 'title'>): KeptDeparture {
  return { ...row, title: practiceOf(row.practice)?.title ?? row.practice }
}

/** Publishes the reason for a departure; null where one for this practice stands already. */
export async function publishDeparture(
  tx: Tx,
  { kind, id }: SubjectRef,
  departure: { readonly practice: string; readonly reason: string; readonly by: string; readonly now: Date },
): Promise<string | null> {
  const row = await tx
    .insertInto('departure')
    .values({
      id: newId(),
      subject_kind: kind as 'consultation',
      subject_id: id,
      practice: departure.practice,
      reason: departure.reason,
      published_at: departure.now,
      published_by: departure.by,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Withdraws a departure; false where it was withdrawn before. The reason stays on record. */
export async function withdrawDeparture(tx: Tx, id: string, now: Date): Promise<boolean> {
  const changed = await tx
    .updateTable('departure')
    .set(eb => ({ withdrawn_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
}
