/** Tells a person by mail that a way to sign in as them came or went, in the transaction in which it did. */
import type { Tx } from '../../db/open.ts'
import { sendMail } from '../../mail/mail.ts'
import type { Hub } from '../../web/hub.ts'
import { t } from '../../web/render.ts'

/** What happened to a way in. */
export type WayChange = 'issuer-added' | 'issuer-removed' | 'passkey-added' | 'passkey-removed'

/** Tells it; `way` is what the way is called. Somebody without a mail address is told nothing. */
export async function tellOfWay(tx: Tx, hub: Hub, personId: string, change: WayChange, way: string): Promise<void> {
  const { name, email } = await tx
    .selectFrom('person')
    .select(['name', 'email'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  if (email === null) return
  const { compactName: compact } = await hub.area()
  const words = { name, way, compact, link: `${hub.origin}/account/ways` }
  await sendMail(
    tx,
    hub.seal,
    {
      to: email,
      subject: t(`accounts.ways.mail.${change}-subject`, words),
      body: t(`accounts.ways.mail.${change}`, words),
    },
    { kind: 'person', id: personId },
  )
}
