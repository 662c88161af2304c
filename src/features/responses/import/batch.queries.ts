/** The responses that came in by one file, as one batch. */
import { sql } from 'kysely'
import type { Actor } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'

/** Of a batch: how many responses stand, how many of their givers were thanked, how many points rest on them. */
export type Batch = { readonly standing: number; readonly told: number; readonly points: number }

/** Counts a batch. */
export async function countBatch(db: Handle, importId: string): Promise<Batch> {
  const { rows } = await sql<Batch>`
    select count(*)::integer as standing, count(k.acknowledged_at)::integer as told,
      coalesce(sum((select count(*) from point p where p.response_id = r.id)), 0)::integer as points
    from response r left join respondent_contact k on k.response_id = r.id
    where r.import_id = ${importId}::uuid and r.state <> 'withdrawn'`.execute(db)
  return rows[0] ?? { standing: 0, told: 0, points: 0 }
}

/** Withdraws every response of a batch that stands, each with its own entry in the record of changes; gives how many. */
export async function withdrawBatch(
  tx: Tx,
  { importId, consultationId, by, now }: { importId: string; consultationId: string; by: Actor; now: Date },
): Promise<number> {
  const withdrawn = await tx
    .updateTable('response')
    .set(eb => ({ state: 'withdrawn', withdrawn_at: now, version: eb('version', '+', 1) }))
    .where('import_id', '=', importId)
    .where('state', '<>', 'withdrawn')
    .returning('id')
    .execute()
  for (let from = 0; from < withdrawn.length; from += LOT) await tell(withdrawn.slice(from, from + LOT))
  return withdrawn.length

  async function tell(responses: readonly { readonly id: string }[]): Promise<void> {
    await tx
      .insertInto('audit_entry')
      .values(
        responses.map(({ id }) => ({
          id: newId(),
          actor_id: by.person?.id ?? null,
          actor_label: 'person',
          action: 'response.withdrawn',
          subject_kind: 'consultation',
          subject_id: consultationId,
          record_kind: 'response',
          record_id: id,
          after: JSON.stringify({ batch: importId }),
        })),
      )
      .execute()
  }
}

/** Entries that are written in one statement. */
const LOT = 500
