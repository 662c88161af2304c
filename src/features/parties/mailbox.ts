/**
 * The public mailbox of an organisation, where it is asked when nobody speaks for it in the Hub. The secretariat can change it, and could
 * then answer in the name of the organisation: so a new address is asked only after it has stood for some days, the one before is asked
 * until then, and it is told at once, with all whom it concerns.
 */
import type { Actor } from '../../access/access.ts'
import type { Tx } from '../../db/open.ts'
import { type Day, longDay } from '../../kernel/day.ts'
import { sendMail } from '../../mail/mail.ts'
import { whomRightsConcern } from '../../mail/whose.ts'
import type { Hub } from '../../web/hub.ts'
import { t } from '../../web/render.ts'
import { roleFor, settledOn } from './binding.queries.ts'

/** Tells whom it concerns that the public mailbox of an organisation is another one from today on: the one before first of all. */
export async function tellOfMailbox(
  tx: Tx,
  { hub, today, actor }: { readonly hub: Hub; readonly today: Day; readonly actor: Actor },
  of: {
    readonly id: string
    readonly slug: string
    readonly name: string
    readonly before: string
    readonly after: string
  },
): Promise<void> {
  const { id, slug, name, before, after } = of
  const area = await hub.area()
  const concerned = await whomRightsConcern(tx, { kind: 'organisation', id }, today)
  if (roleFor(actor, id) === null)
    concerned.push(...(await whomRightsConcern(tx, { kind: 'area', id: area.id }, today)))
  const own = actor.person?.email?.toLowerCase()
  const told = new Map([before, ...concerned].map(email => [email.toLowerCase(), email]))
  const words = {
    ...{ name, by: actor.person?.name ?? '', compact: area.compactName, link: `${hub.origin}/organisations/${slug}` },
    ...{ before: before || t('parties.mailbox.none'), after: after || t('parties.mailbox.none') },
    day: longDay(settledOn(today)),
  }
  const mail = { subject: t('parties.mailbox.subject', words), body: t('parties.mailbox.body', words) }
  for (const [key, to] of told)
    if (key !== '' && key !== own && key !== after.toLowerCase())
      await sendMail(tx, hub.seal, { to, ...mail }, { kind: 'organisation', id })
}
