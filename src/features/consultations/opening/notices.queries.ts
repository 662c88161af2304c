/** Public notices of what changed after a consultation was published. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Hour } from '../../../kernel/hour.ts'

export type Notice = {
  readonly kind: 'extended' | 'rescheduled' | 'withdrawn' | 'taken-back'
  readonly reason: string
  readonly opens_before: Day | null
  readonly opens_after: Day | null
  readonly closes_before: Day | null
  readonly closes_after: Day | null
  readonly closes_at_before: Hour | null
  readonly closes_at_after: Hour | null
}
export type KeptNotice = Notice & { readonly id: string; readonly created_at: Date }

/** Puts up a notice; it is never taken down. */
export async function putNotice(tx: Tx, consultationId: string, notice: Notice, now: Date): Promise<string> {
  const id = newId()
  await tx
    .insertInto('consultation_notice')
    .values({ id, consultation_id: consultationId, created_at: now, ...notice })
    .execute()
  return id
}

/** The notices of a consultation, latest first. */
export async function findNotices(db: Handle, consultationId: string): Promise<KeptNotice[]> {
  return db
    .selectFrom('consultation_notice')
    .select([
      'id',
      'created_at',
      'kind',
      'reason',
      'opens_before',
      'opens_after',
      'closes_before',
      'closes_after',
      'closes_at_before',
      'closes_at_after',
    ])
    .where('consultation_id', '=', consultationId)
    .orderBy('created_at', 'desc')
    .execute()
}
