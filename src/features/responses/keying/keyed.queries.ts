/** Keyed responses: found by their reference for those who key, marked as acknowledged or checked. */
import type { Handle, Tx } from '../../../db/open.ts'

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

/** A keyed response as it is listed: nothing of what it says, nor of who said it. */
export type KeyedLine = {
  readonly reference: string
  readonly channel: string
  readonly receivedAt: Date
  readonly keyedAt: Date
  readonly withdrawn: boolean
  readonly scan: boolean
  readonly keyedBy: string
  readonly keyedById: string | null
  readonly checkedAt: Date | null
  /** Whether a letter can be sent and has not been posted. */
  readonly letterWaits: boolean
  readonly posted: boolean
}

/** Every response of a consultation that was keyed in by hand, the latest first; what came in by a file stands with its batch. */
export async function listKeyed(db: Handle, consultationId: string): Promise<KeyedLine[]> {
  const rows = await db
    .selectFrom('response')
    .leftJoin('person', 'person.id', 'response.keyed_by')
    .leftJoin('respondent_contact as contact', join =>
      join.onRef('contact.response_id', '=', 'response.id').on('contact.erased_at', 'is', null),
    )
    .select(['response.reference', 'response.channel', 'response.received_at as receivedAt'])
    .select(['response.created_at as keyedAt', 'response.checked_at as checkedAt', 'response.state'])
    .select(['response.scan_file_id', 'response.keyed_by as keyedById', 'person.name as keyedBy'])
    .select(['contact.reachable', 'contact.acknowledged_at'])
    .where('response.consultation_id', '=', consultationId)
    .where('response.channel', '<>', 'online')
    .where('response.import_id', 'is', null)
    .orderBy('response.created_at', 'desc')
    .orderBy('response.reference')
    .execute()
  return rows.map(({ state, scan_file_id, reachable, acknowledged_at, keyedBy, ...row }) => ({
    ...row,
    keyedBy: keyedBy ?? '',
    withdrawn: state === 'withdrawn',
    scan: scan_file_id !== null,
    letterWaits: state !== 'withdrawn' && reachable === true && acknowledged_at === null,
    posted: acknowledged_at !== null,
  }))
}

/** Lines shown under the form. */
const LATEST = 10

/** The latest that were keyed, and how many there are, wait for a check and wait for a letter. */
export async function keyedSoFar(db: Handle, consultationId: string) {
  const all = await listKeyed(db, consultationId)
  return {
    keyed: all.slice(0, LATEST),
    keyedCounts: {
      all: all.length,
      check: all.filter(({ checkedAt, withdrawn }) => checkedAt === null && !withdrawn).length,
      letter: all.filter(({ letterWaits }) => letterWaits).length,
    },
  }
}
