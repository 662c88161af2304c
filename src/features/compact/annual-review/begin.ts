/** Beginning a review: by the secretariat, or by itself when it is due. Both sides are asked for their answers by a day. */
import { sql } from 'kysely'
import type { Handle, Tx } from '../../../db/open.ts'
import { addDays, type Day, longDay } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import { addressesOf } from '../editions/signatories.queries.ts'
import { openReview } from './review.queries.ts'
import { REVIEWS } from './review.subject.ts'

/** Opens a review and asks every signatory, by mail to whoever speaks for it, each mailbox once; gives its id. */
export async function beginReview(tx: Tx, hub: Hub, today: Day, t: Translate): Promise<string> {
  const answerBy = addDays(today, (await hub.clock(tx, null, today))('party-answer').value)
  const id = await openReview(tx, today, answerBy)
  const all = [...(await addressesOf(tx, await signatoriesOfSides(tx, today), today)).values()].flat()
  const mailboxes = new Map(all.map(to => [to.toLowerCase(), to]))
  const mail = {
    subject: t('compact.review.asked-subject', { day: longDay(answerBy) }),
    body: t('compact.review.asked-body', { day: longDay(answerBy), link: `${hub.origin}${REVIEWS}/${id}/scorecard` }),
  }
  for (const to of mailboxes.values()) await sendMail(tx, hub.seal, { to, ...mail }, { kind: 'compact_review', id })
  return id
}

/** Today's signatories that are on either side. */
async function signatoriesOfSides(db: Handle, today: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from organisation o where o.sector in ('statutory', 'voluntary', 'community', 'faith') and exists (
      select from signature s where s.organisation_id = o.id and s.from_day <= ${today} and (s.to_day is null or s.to_day >= ${today}))
    order by o.name`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * The day of the last review; where there was none that of the first signature, or the one on which the area began to use the Hub where it had
 * signed before. Null where nobody has signed, the area is being set up, or a review is open.
 */
export async function lastLookedAt(db: Handle): Promise<Day | null> {
  const { rows } = await sql<{ on: Day | null }>`
    select coalesce((select max(closed_on) from compact_review), (select greatest(min(from_day), area.set_up_on) from signature)) as on
    from area where area.set_up_on is not null and exists (select from signature)
      and not exists (select from compact_review where closed_on is null)`.execute(db)
  return rows[0]?.on ?? null
}
