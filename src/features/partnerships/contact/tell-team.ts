/** Mail to those who run a partnership about what somebody else wrote. */
import type { Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Partnership } from '../partnership.queries.ts'
import { subjectOf } from '../subject.ts'
import { findTeam } from '../team/team.queries.ts'

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
