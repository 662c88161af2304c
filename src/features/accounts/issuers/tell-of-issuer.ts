/** Tells the rest of the secretariat that an organisation's own sign-in was added or changed: it decides who can be whom. */
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import { whomRightsConcern } from '../../../mail/whose.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'

/** Which one, how it stands now, and who did it. */
export type IssuerChange = {
  readonly name: string
  readonly state: 'on' | 'off'
  readonly by: { readonly id: string; readonly name: string; readonly email: string | null }
  readonly today: Day
}

/** Tells them, in the transaction of the change. */
export async function tellOfIssuer(tx: Tx, hub: Hub, { name, state, by, today }: IssuerChange): Promise<void> {
  const area = await hub.area()
  const subject = { kind: 'area', id: area.id } as const
  const words = { name, state, by: by.name, compact: area.compactName }
  for (const to of new Set(await whomRightsConcern(tx, subject, today)))
    if (to.toLowerCase() !== by.email?.toLowerCase())
      await sendMail(
        tx,
        hub.seal,
        { to, subject: t('accounts.issuers.mail.subject', words), body: t('accounts.issuers.mail.body', words) },
        subject,
      )
}
