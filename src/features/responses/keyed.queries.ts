/** Keyed responses: found by their reference for those who key, marked as acknowledged or checked. */
import type { Handle, Tx } from '../../db/open.ts'

/** A keyed response, without who gave it. */
export type Keyed = NonNullable<Awaited<ReturnType<typeof findKeyed>>>

/** The keyed response of a reference. */
export async function findKeyed(db: Handle, consultationId: string, reference: string) {
  const row = await db
    .selectFrom('response')
    .innerJoin('consultation', 'consultation.id', 'response.consultation_id')
    .leftJoin('respondent_contact', 'respondent_contact.response_id', 'response.id')
    .selectAll('response')
    .select([
      'consultation.slug',
      'respondent_contact.id as contactId',
      'respondent_contact.reachable',
      'respondent_contact.acknowledged_at',
    ])
    .where('response.consultation_id', '=', consultationId)
    .where('response.reference', '=', reference)
    .where('response.channel', '<>', 'online')
    .executeTakeFirst()
  return row ?? null
}

/** Notes that a letter of acknowledgement was posted; false where one was before, or nobody can be reached. */
export async function noteAcknowledged(tx: Tx, responseId: string, now: Date): Promise<boolean> {
  const noted = await tx
    .updateTable('respondent_contact')
    .set({ acknowledged_at: now })
    .where('response_id', '=', responseId)
    .where('acknowledged_at', 'is', null)
    .executeTakeFirst()
  return Number(noted.numUpdatedRows) === 1
}

/** Notes that a second person keyed the same paper and it was settled. */
export async function noteChecked(tx: Tx, responseId: string, by: string, now: Date): Promise<void> {
  await tx.updateTable('response').set({ checked_by: by, checked_at: now }).where('id', '=', responseId).execute()
}
