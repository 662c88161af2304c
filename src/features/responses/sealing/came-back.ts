/**
 * Mail to a respondent that came back: what it told is said untold again, and told again where the mail is tried again. Those who run
 * the consultation are told of all of a day together: the reference beside a minute would say when the response came.
 */
import type { Tx } from '../../../db/open.ts'
import type { Mail } from '../../../mail/mail.ts'

/** Notes that mail about a response was given up, and that what it told was not told. */
export async function noteCameBack(tx: Tx, responseId: string, tells: Mail['tells'], now: Date): Promise<void> {
  await tx
    .updateTable('respondent_contact')
    .set({
      came_back_at: now,
      came_back_told: false,
      ...(tells === 'acknowledgement' ? { acknowledged_at: null } : {}),
      ...(tells === 'feedback' ? { feedback_sent_at: null, feedback_by_letter: true } : {}),
    })
    .where('response_id', '=', responseId)
    .where('erased_at', 'is', null)
    .execute()
}

/** Mail to a respondent that was given up. */
export type GivenUp = { readonly id: string; readonly responseId: string; readonly tells: Mail['tells'] }

/**
 * Notes that mail to respondents is tried again: what it tells counts as told, as when it was written. Gives the ids of those that may
 * be: not where a letter or another mail told it meanwhile, the address was put right, or the response was taken back.
 */
export async function noteTriedAgain(tx: Tx, mails: readonly GivenUp[], now: Date): Promise<ReadonlySet<string>> {
  if (mails.length === 0) return new Set()
  const rows = await tx
    .selectFrom('respondent_contact as contact')
    .innerJoin('response', 'response.id', 'contact.response_id')
    .select(['contact.response_id', 'contact.acknowledged_at', 'contact.feedback_sent_at'])
    .where('contact.response_id', 'in', [...new Set(mails.map(mail => mail.responseId))])
    .where('contact.came_back_at', 'is not', null)
    .where('contact.erased_at', 'is', null)
    .where('response.state', '<>', 'withdrawn')
    .orderBy('contact.id')
    .forUpdate('contact')
    .execute()
  const contacts = new Map(rows.map(row => [row.response_id, row]))
  const again = new Map<string, GivenUp>()
  for (const mail of mails) {
    const contact = contacts.get(mail.responseId)
    const told = { acknowledgement: contact?.acknowledged_at, feedback: contact?.feedback_sent_at }
    if (contact && (!mail.tells || !told[mail.tells])) again.set(`${mail.responseId} ${mail.tells ?? mail.id}`, mail)
  }
  for (const { responseId, tells } of again.values())
    await tx
      .updateTable('respondent_contact')
      .set({
        came_back_at: null,
        came_back_told: false,
        ...(tells === 'acknowledgement' ? { acknowledged_at: now, acknowledged_by_letter: false } : {}),
        ...(tells === 'feedback' ? { feedback_sent_at: now, feedback_by_letter: false } : {}),
      })
      .where('response_id', '=', responseId)
      .execute()
  return new Set([...again.values()].map(mail => mail.id))
}

/** Whose mail came back and is not told of yet: by consultation, the references in the order of their letters. Counts them as told. */
export async function takeCameBack(tx: Tx): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx
    .updateTable('respondent_contact as contact')
    .from('response')
    .set({ came_back_told: true })
    .whereRef('response.id', '=', 'contact.response_id')
    .where('contact.came_back_at', 'is not', null)
    .where('contact.came_back_told', '=', false)
    .where('contact.erased_at', 'is', null)
    .returning(['response.consultation_id', 'response.reference'])
    .execute()
  const byConsultation = Map.groupBy(rows, row => row.consultation_id)
  return new Map([...byConsultation].map(([id, of]) => [id, of.map(row => row.reference).toSorted()]))
}
