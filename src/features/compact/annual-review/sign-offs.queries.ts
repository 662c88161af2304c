/** Who signed a review off, for what it said; a sign-off lapses as soon as it says something else. */
import { sql } from 'kysely'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import { REVIEWS } from './review.subject.ts'

export type SignOff = {
  readonly side: 'public' | 'sector'
  readonly organisation: string
  readonly slug: string
  readonly on: Day
  /** The day on which the review came to say something else; null where it stands. */
  readonly lapsedOn: Day | null
}

/** Who signed a review off, for which side; those that lapsed too. */
export async function findSignOffs(db: Handle, review: string): Promise<SignOff[]> {
  return db
    .selectFrom('compact_review_sign_off')
    .innerJoin('organisation', 'organisation.id', 'compact_review_sign_off.organisation_id')
    .select([
      'side',
      'organisation.name as organisation',
      'organisation.slug',
      'signed_on as on',
      'lapsed_on as lapsedOn',
    ])
    .where('compact_review_id', '=', review)
    .orderBy('side')
    .orderBy('compact_review_sign_off.id')
    .execute()
}

/** Those that stand. */
export const standing = (signOffs: readonly SignOff[]): SignOff[] =>
  signOffs.filter(({ lapsedOn }) => lapsedOn === null)

/**
 * The mark of what a review says: its words, its actions and those that came back into it, and its answers. It grows with every
 * change, so a form for signing that quotes an earlier one is stale.
 */
export async function markOf(db: Handle, review: string): Promise<number> {
  const { rows } = await sql<{ mark: number }>`
    select (r.version + (select coalesce(sum(a.version), 0) from compact_review_action a)
      + (select count(*) from compact_review_score s where s.compact_review_id = r.id))::int as mark
    from compact_review r where r.id = ${review}`.execute(db)
  return rows[0]?.mark ?? 1
}

/**
 * Holds a review while a form on it is worked; false where it is closed. Whoever signs or closes it then reads what it says after every
 * change that was under way, and a change finds every sign-off given before it.
 */
export async function holdOpen(tx: Tx, review: string): Promise<boolean> {
  const open = tx.selectFrom('compact_review').select('id').where('id', '=', review).where('closed_on', 'is', null)
  return (await open.forUpdate().executeTakeFirst()) !== undefined
}

/** What a page has at hand when it changes what a review says. */
type Changing = { readonly hub: Hub; readonly today: Day; readonly t: Translate }

/**
 * Ends the sign-offs of the review that is open, since it says something else now, and tells those who signed; they stay on record
 * as lapsed. Gives the names of the organisations, for the audit entry of the change.
 */
export async function lapseSignOffs(tx: Tx, { hub, today, t }: Changing): Promise<readonly string[]> {
  await tx.selectFrom('compact_review').select('id').where('closed_on', 'is', null).forUpdate().execute()
  const { rows } = await sql<{ review: string; organisation: string; email: string | null }>`
    with ended as (
      update compact_review_sign_off s set lapsed_on = ${today} from compact_review r
      where r.id = s.compact_review_id and r.closed_on is null and s.lapsed_on is null
      returning r.id as review, s.organisation_id, s.signed_by)
    select ended.review, o.name as organisation, p.email from ended join organisation o on o.id = ended.organisation_id
      left join person p on p.id = ended.signed_by order by o.name`.execute(tx)
  for (const { review, organisation, email } of rows)
    if (email !== null)
      await sendMail(
        tx,
        hub.seal,
        {
          to: email,
          subject: t('compact.review.lapsed-subject', { organisation }),
          body: t('compact.review.lapsed-body', { organisation, link: `${hub.origin}${REVIEWS}/${review}` }),
        },
        { kind: 'compact_review', id: review },
      )
  return rows.map(({ organisation }) => organisation)
}
