/** What the two forms that anybody may send have in common: a limit for each address, and mail to those who run it. */
import type { Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import { countTries } from '../../../web/tries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { subjectOf } from '../subject.ts'
import { findTeam } from '../team/team.queries.ts'

/** Requests and concerns that one address may send in an hour, over all partnerships: a whole village hall stays below. */
const sent = countTries(30, 60)

/** Whether the address of a request has had its share; if not, counts it. */
export function hadItsShare({ ip, now }: { readonly ip: string; readonly now: Date }): boolean {
  if (sent.tooMany(ip, now.getTime())) return true
  sent.count(ip, now.getTime())
  return false
}

/** Tells those who run a partnership that somebody has written. */
export async function tellTeam(
  tx: Tx,
  seal: Seal,
  partnership: Partnership,
  today: Day,
  mail: { readonly subject: string; readonly body: string },
): Promise<void> {
  for (const { email } of await findTeam(tx, partnership.id, today))
    if (email) await sendMail(tx, seal, { to: email, ...mail }, subjectOf(partnership))
}
