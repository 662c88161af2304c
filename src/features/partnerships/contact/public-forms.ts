/** What the two forms that anybody may send have in common: a limit for each address, and mail to those who run it. */
import type { Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Limit } from '../../../web/tries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { subjectOf } from '../subject.ts'
import { findTeam } from '../team/team.queries.ts'

/** Requests and concerns that one address may send in an hour, over all partnerships: a whole village hall stays below. */
const sent: Limit = { name: 'forms to partnerships', most: 30, minutes: 60 }

/** Whether the address of a request has had its share; if not, counts it. */
export async function hadItsShare({ hub, ip }: { readonly hub: Hub; readonly ip: string }): Promise<boolean> {
  return !(await hub.tries.take(sent, ip))
}

/** Tells those who run a partnership that somebody has written: once each, whatever roles they hold. */
export async function tellTeam(
  tx: Tx,
  seal: Seal,
  partnership: Partnership,
  today: Day,
  mail: { readonly subject: string; readonly body: string },
): Promise<void> {
  const team = await findTeam(tx, partnership.id, today)
  for (const email of new Set(team.map(member => member.email)))
    if (email) await sendMail(tx, seal, { to: email, ...mail }, subjectOf(partnership))
}
