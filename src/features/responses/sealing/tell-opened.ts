/** That somebody looks at who gave responses is told to the others who answer for the consultation, once a day for each who looks. */
import type { Actor } from '../../../access/access.ts'
import type { Tx } from '../../../db/open.ts'
import { sendMail } from '../../../mail/mail.ts'
import { whomRightsConcern } from '../../../mail/whose.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import type { Limit } from '../../../web/tries.ts'

const once: Limit = { name: 'told that seals are opened', most: 1, minutes: 24 * 60 }

/** Tells the leads and the contacts of the lead body that a person opens seals of a consultation today. */
export async function tellOpened(tx: Tx, hub: Hub, consultationId: string, by: Actor): Promise<void> {
  if (!by.person || !(await hub.tries.take(once, `${consultationId} ${by.person.id}`))) return
  const subject = { kind: 'consultation', id: consultationId } as const
  const { title, slug } = await tx
    .selectFrom('consultation')
    .select(['title', 'slug'])
    .where('id', '=', consultationId)
    .executeTakeFirstOrThrow()
  const words = { by: by.person.name, title, link: `${hub.origin}/consultations/${slug}/seal` }
  for (const email of await whomRightsConcern(tx, subject, await hub.today()))
    if (email.toLowerCase() !== by.person.email?.toLowerCase())
      await sendMail(
        tx,
        hub.seal,
        {
          to: email,
          subject: t('responses.opened-mail.subject', { title }),
          body: t('responses.opened-mail.body', words),
        },
        subject,
      )
}
