/** Tells the rest of the secretariat that the rule on how it signs in was changed. */
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import { whomRightsConcern } from '../../../mail/whose.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import type { Rule } from './rule.queries.ts'

/** What the rule is now, and who set it. */
export type RuleChange = {
  readonly rule: Rule
  readonly by: { readonly name: string; readonly email: string | null }
  readonly today: Day
}

/** Tells them, in the transaction of the change. */
export async function tellOfRule(tx: Tx, hub: Hub, { rule, by, today }: RuleChange): Promise<void> {
  const area = await hub.area()
  const subject = { kind: 'area', id: area.id } as const
  const words = {
    way: rule.secretariat_way,
    seals: rule.seals_way,
    by: by.name,
    compact: area.compactName,
    link: `${hub.origin}/account/ways`,
  }
  for (const to of new Set(await whomRightsConcern(tx, subject, today)))
    if (to.toLowerCase() !== by.email?.toLowerCase())
      await sendMail(
        tx,
        hub.seal,
        { to, subject: t('accounts.rule.mail.subject', words), body: t('accounts.rule.mail.body', words) },
        subject,
      )
}
