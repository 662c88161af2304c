/** Registers that are open again after they were public: why, and since when. */
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import { analyseAgain } from '../consultations/index.ts'

/** A reopening that is not settled yet. */
export type Reopening = {
  readonly id: string
  readonly reason: string
  readonly reopenedAt: Date
  readonly stateBefore: 'reported' | 'evaluated'
}

/** The reopening of a consultation's register that is not settled yet, or null. */
export async function findReopening(db: Handle, consultationId: string): Promise<Reopening | null> {
  const row = await db
    .selectFrom('register_reopening')
    .select(['id', 'reason', 'created_at as reopenedAt', 'state_before as stateBefore'])
    .where('consultation_id', '=', consultationId)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Opens a register again: the consultation is analysed once more, and what was public stays so. */
export async function reopenRegister(
  tx: Tx,
  consultation: { readonly id: string; readonly state: 'reported' | 'evaluated' },
  reason: string,
  by: string | null,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('register_reopening')
    .values({
      id: newId(),
      created_at: now,
      consultation_id: consultation.id,
      reason,
      state_before: consultation.state,
      reopened_by: by,
    })
    .execute()
  await analyseAgain(tx, consultation.id)
}

/** Notes that the consultation is reported again. */
export async function settleReopening(tx: Tx, { id }: Reopening, now: Date): Promise<void> {
  await tx.updateTable('register_reopening').set({ settled_at: now }).where('id', '=', id).execute()
}
