/** Notes that respondents were told what came of what they said. */
import type { Tx } from '../../../db/open.ts'

/** Notes that a respondent was told, or that only a letter will reach them. */
export async function noteTold(tx: Tx, contactId: string, how: { sentAt: Date } | 'letter'): Promise<void> {
  await tx
    .updateTable('respondent_contact')
    .set(how === 'letter' ? { feedback_by_letter: true } : { feedback_sent_at: how.sentAt })
    .where('id', '=', contactId)
    .execute()
}

/** Notes that the letters of a consultation have gone; gives how many. */
export async function noteLettersGone(tx: Tx, consultationId: string, now: Date): Promise<number> {
  const told = await tx
    .updateTable('respondent_contact')
    .set({ feedback_sent_at: now })
    .where('feedback_by_letter', '=', true)
    .where('feedback_sent_at', 'is', null)
    .where('response_id', 'in', eb =>
      eb.selectFrom('response').select('id').where('consultation_id', '=', consultationId),
    )
    .executeTakeFirst()
  return Number(told.numUpdatedRows)
}
