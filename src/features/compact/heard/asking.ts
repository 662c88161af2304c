/** Mails whoever answers for a subject that a body sees something otherwise, and asks for the answer. */
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import { addressOf, type CheckedSubject, refOf } from '../checks/subject.ts'
import { addressesFor } from './views.queries.ts'

/** Who said what of which practice, the id of what was said, and within how many days it is answered. */
export type Said = {
  readonly organisation: string
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
  { mail, id, ...said }: Said,
  today: Day,
  t: Translate,
): Promise<void> {
  const words = { ...said, subject: subject.title }
  const link = `${hub.origin}${addressOf(subject, `doubts/${id}`)}`
  for (const to of await addressesFor(tx, subject, today))
    await sendMail(
      tx,
      hub.seal,
      {
        to,
        subject: t(`compact.heard.${mail}-subject`, words),
        body: t(`compact.heard.${mail}-body`, { ...words, link }),
      },
      refOf(subject),
    )
}
