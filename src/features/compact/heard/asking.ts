/**
 * Mails whoever answers for a subject that a body sees something otherwise, and asks for the answer. A body that says fifty things of
 * one subject in a day fills no mailbox: it is mailed the first of them, and told where the rest stands.
 */
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import { addressOf, type CheckedSubject, refOf } from '../checks/subject.ts'
import { addressesFor, saidOn } from './views.queries.ts'

/** How often one body has those who answer for one subject mailed in a day. */
const MAILED = 3

/** Who said what of which practice, the id of what was said, and within how many days it is answered. */
export type Said = {
  readonly organisation: string
  readonly organisationId: string
  readonly practice: string
  readonly reason: string
  readonly id: string
  readonly days: number
  /** Which words: of a finding seen otherwise, or of a reason disputed. */
  readonly mail: 'mail' | 'dispute-mail'
}

/** Sends the mails, in the transaction in which it was said. */
export async function askForAnswer(
  tx: Tx,
  hub: Hub,
  subject: CheckedSubject,
  { mail, id, organisationId, ...said }: Said,
  today: Day,
  t: Translate,
): Promise<void> {
  const before = await saidOn(tx, subject, organisationId, today)
  if (before > MAILED) return
  const words = { ...said, subject: subject.title }
  const last = before === MAILED
  const rest = { ...words, link: `${hub.origin}${addressOf(subject, 'checks')}` }
  const link = `${hub.origin}${addressOf(subject, `doubts/${id}`)}`
  for (const to of await addressesFor(tx, subject, today))
    await sendMail(
      tx,
      hub.seal,
      {
        to,
        subject: t(`compact.heard.${mail}-subject`, words),
        body: `${t(`compact.heard.${mail}-body`, { ...words, link })}${last ? `\n${t('compact.heard.mail-last', rest)}` : ''}`,
      },
      refOf(subject),
    )
}
