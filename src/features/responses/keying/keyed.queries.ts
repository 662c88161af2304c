/** Keyed responses: found by their reference for those who key, marked as acknowledged or checked. */
import { sql } from 'kysely'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Window } from '../../../web/list.ts'

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
    .set({ acknowledged_at: now, acknowledged_by_letter: true })
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

/** What is left to do with keyed responses: a second look, a letter of thanks. */
export type Left = 'check' | 'letter'

const withdrawn = sql<boolean>`response.state = 'withdrawn'`
const toCheck = sql<boolean>`(response.checked_at is null and not ${withdrawn})`
const letterWaits = sql<boolean>`coalesce(contact.reachable and contact.acknowledged_at is null and not ${withdrawn}, false)`

function keyed(db: Handle, consultationId: string) {
  return db
    .selectFrom('response')
    .leftJoin('respondent_contact as contact', join =>
      join.onRef('contact.response_id', '=', 'response.id').on('contact.erased_at', 'is', null),
    )
    .where('response.consultation_id', '=', consultationId)
    .where('response.channel', '<>', 'online')
    .where('response.import_id', 'is', null)
}

/**
 * Responses of a consultation that were keyed in by hand, the latest first; those with something left to do where that is asked. What came in
 * by a file stands with its batch.
 */
export async function listKeyed(
  db: Handle,
  consultationId: string,
  left: Left | null,
  { limit, offset }: Window,
): Promise<KeyedLine[]> {
  const rows = await keyed(db, consultationId)
    .leftJoin('person', 'person.id', 'response.keyed_by')
    .select(['response.reference', 'response.channel', 'response.received_at as receivedAt'])
    .select(['response.created_at as keyedAt', 'response.checked_at as checkedAt'])
    .select(['response.scan_file_id', 'response.keyed_by as keyedById', 'person.name as keyedBy'])
    .select(['contact.acknowledged_at', withdrawn.as('withdrawn'), letterWaits.as('letterWaits')])
    .$if(left !== null, query => query.where(left === 'check' ? toCheck : letterWaits))
    .orderBy('response.created_at', 'desc')
    .orderBy('response.reference')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(({ scan_file_id, acknowledged_at, keyedBy, ...row }) => ({
    ...row,
    keyedBy: keyedBy ?? '',
    scan: scan_file_id !== null,
    posted: acknowledged_at !== null,
  }))
}

/** How many were keyed, wait for a check and wait for a letter. */
export async function countKeyed(db: Handle, consultationId: string): Promise<Readonly<Record<'all' | Left, number>>> {
  const counted = await keyed(db, consultationId)
    .select(eb => [
      eb.fn.countAll<string>().as('all'),
      eb.fn.countAll<string>().filterWhere(toCheck).as('check'),
      eb.fn.countAll<string>().filterWhere(letterWaits).as('letter'),
    ])
    .executeTakeFirstOrThrow()
  return { all: Number(counted.all), check: Number(counted.check), letter: Number(counted.letter) }
}

/** Lines shown under the form. */
const LATEST = 10

/** The latest that were keyed, and how many there are, wait for a check and wait for a letter. */
export async function keyedSoFar(db: Handle, consultationId: string) {
  return {
    keyed: await listKeyed(db, consultationId, null, { limit: LATEST, offset: 0 }),
    keyedCounts: await countKeyed(db, consultationId),
  }
}
