/** Mail to a respondent that came back: what it told is said untold again. */
import type { Tx } from '../../../db/open.ts'
import type { Mail } from '../../../mail/mail.ts'

/** Notes that mail about a response was given up, and that what it told was not told; gives the reference, or null where it is gone. */
export async function noteCameBack(
  tx: Tx,
  responseId: string,
  tells: Mail['tells'],
  now: Date,
): Promise<string | null> {
  await tx
    .updateTable('respondent_contact')
    .set({
      came_back_at: now,
      ...(tells === 'acknowledgement' ? { acknowledged_at: null } : {}),
      ...(tells === 'feedback' ? { feedback_sent_at: null, feedback_by_letter: true } : {}),
    })
    .where('response_id', '=', responseId)
    .where('erased_at', 'is', null)
    .execute()
  const response = await tx.selectFrom('response').select('reference').where('id', '=', responseId).executeTakeFirst()
  return response?.reference ?? null
}
