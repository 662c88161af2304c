/** Reviews of the Compact: what they cover, how both sides scored it, what is to be done, and who signed it off. */
import { sql } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { dayOf } from '../../../db/day-of.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { addDays, addMonths, type Day } from '../../../kernel/day.ts'
import { countVerdictsNow, type Kept, publicSubjects } from '../monitoring/public-now.queries.ts'

/** What the records of the period say. */
export type Figures = {
  readonly findings: {
    readonly kept: number
    readonly stated: number
    readonly explained: number
    readonly notKept: number
  }
  readonly doubts: number
  readonly comments: number
  readonly concerns: number
  readonly signed: number
  readonly withdrawn: number
  readonly successes: readonly { readonly title: string; readonly href: string }[]
}

export type Review = {
  readonly id: string
  readonly version: number
  readonly openedOn: Day
  readonly from: Day
  readonly to: Day
  readonly report: string
  readonly figures: Figures | null
  readonly closedOn: Day | null
  /** The day by which both sides are asked for their answers; null for one from before they were asked by a day. */
  readonly answerBy: Day | null
  /** What it was closed without, and why. */
  readonly without: readonly Missing[]
  readonly because: string
}

/** Something that both sides owe a review: the answers of a side, those of both together, the signature of a side. */
export type Missing = 'score-public' | 'score-sector' | 'score-joint' | 'sign-public' | 'sign-sector'

function reviews(db: Handle) {
  return db
    .selectFrom('compact_review')
    .select([
      'id',
      'version',
      'opened_on as openedOn',
      'covers_from as from',
      'covers_to as to',
      'report',
      'closed_on as closedOn',
      'answer_by as answerBy',
      'closed_because as because',
    ])
    .select(sql<readonly Missing[]>`closed_without`.as('without'))
    .select(sql<Figures | null>`figures`.as('figures'))
}

/** Every review, the latest first. */
export async function findReviews(db: Handle): Promise<Review[]> {
  return reviews(db).orderBy('opened_on', 'desc').orderBy('id', 'desc').execute()
}

/** One review, or null. */
export async function findReview(db: Handle, id: string): Promise<Review | null> {
  return (await reviews(db).where('id', '=', id).executeTakeFirst()) ?? null
}

const earlier = (one: Day, other: Day): Day => (one <= other ? one : other)

/** Opens a review of the time since the last one, or of the last twelve months where there was none; gives its id. */
export async function openReview(tx: Tx, today: Day, answerBy: Day): Promise<string> {
  const last = (await findReviews(tx))[0]
  const from = last ? addDays(last.to, 1) : addMonths(today, -12)
  const id = newId()
  const to = today
  await tx
    .insertInto('compact_review')
    .values({ id, opened_on: today, covers_from: earlier(from, to), covers_to: to, answer_by: answerBy })
    .execute()
  return id
}

/** Keeps the words of the report while the review is open; false where somebody was faster. */
export async function keepReport(tx: Tx, id: string, version: number, report: string): Promise<boolean> {
  return changeVersioned(tx, 'compact_review', id, version, { report })
}

/** Closes a review with the figures as they are, and what it lacks; false where somebody was faster. */
export async function closeReview(
  tx: Tx,
  { id, version }: Review,
  as: {
    readonly figures: Figures
    readonly missing: readonly Missing[]
    readonly because: string
    readonly today: Day
  },
): Promise<boolean> {
  return changeVersioned(tx, 'compact_review', id, version, {
    ...{ figures: JSON.stringify(as.figures), closed_on: as.today },
    ...{ closed_without: [...as.missing], closed_because: as.because },
  })
}

/** What the records say of the days from one to another, public subjects alone. */
export async function findFigures(db: Handle, from: Day, to: Day): Promise<Figures> {
  const kept = await countVerdictsNow(db)
  const count = (is: (one: Kept[number]) => boolean) => kept.reduce((sum, one) => (is(one) ? sum + one.count : sum), 0)
  const { rows } = await sql<Omit<Figures, 'findings'>>`
    select (select count(*)::int from finding_view v join ${publicSubjects} s on s.kind = v.subject_kind and s.id = v.subject_id
        where v.says = 'doubted' and v.withdrawn_at is null and ${dayOf('v.created_at')} between ${from} and ${to}) as doubts,
      (select count(*)::int from code_comment m where ${dayOf('m.created_at')} between ${from} and ${to}) as comments,
      (select count(*)::int from concern n join ${publicSubjects} s on s.kind = n.subject_kind and s.id = n.subject_id
        where ${dayOf('n.created_at')} between ${from} and ${to}) as concerns,
      (select count(*)::int from signature where from_day between ${from} and ${to}) as signed,
      (select count(*)::int from signature where withdrawn_on between ${from} and ${to}) as withdrawn,
      coalesce((select json_agg(json_build_object('title', s.what, 'href', '/partnerships/' || p.slug) order by s.happened_on desc)
        from success s join partnership p on p.id = s.partnership_id
        where p.public and s.happened_on between ${from} and ${to}), '[]') as successes`.execute(db)
  const findings = {
    kept: count(({ verdict, proof }) => verdict === 'met' && proof !== 'stated'),
    stated: count(({ verdict, proof }) => verdict === 'met' && proof === 'stated'),
    explained: count(({ verdict }) => verdict === 'explained'),
    notKept: count(({ verdict }) => verdict === 'notMet' || verdict === 'partly'),
  }
  return { findings, ...rows[0]! }
}

export type Action = {
  readonly id: string
  readonly version: number
  readonly review: string
  readonly what: string
  readonly owner: string
  readonly due: Day
  readonly state: 'open' | 'done' | 'dropped'
  readonly note: string
  readonly lookedOn: Day
}

/** The actions of a review; and those of earlier ones that are open still, which come back until they are done or dropped. */
export async function findActions(db: Handle, review: string): Promise<Action[]> {
  return db
    .selectFrom('compact_review_action')
    .select([
      'id',
      'version',
      'compact_review_id as review',
      'what',
      'owner',
      'due_on as due',
      'state',
      'note',
      'looked_on as lookedOn',
    ])
    .where(eb =>
      eb.or([
        eb('compact_review_id', '=', review),
        eb.and([
          eb('state', '=', 'open'),
          eb(
            'compact_review_id',
            'in',
            sql<string>`(select a.id from compact_review a, compact_review b
            where b.id = ${review} and a.opened_on <= b.opened_on)`,
          ),
        ]),
      ]),
    )
    .orderBy('due_on')
    .orderBy('id')
    .execute()
}

/** Signatories that somebody speaks for, with the side that each is on. */
export async function speaksAs(
  db: Handle,
  organisations: readonly string[],
  today: Day,
): Promise<{ readonly id: string; readonly name: string; readonly side: 'public' | 'sector' }[]> {
  if (organisations.length === 0) return []
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'sector'])
    .where('id', 'in', [...organisations])
    .where('sector', 'in', ['statutory', 'voluntary', 'community', 'faith'])
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('signature')
          .select('signature.id')
          .whereRef('signature.organisation_id', '=', 'organisation.id')
          .where('from_day', '<=', today)
          .where(or => or.or([or('to_day', 'is', null), or('to_day', '>=', today)])),
      ),
    )
    .orderBy('name')
    .execute()
  return rows.map(({ id, name, sector }) => ({ id, name, side: sector === 'statutory' ? 'public' : 'sector' }))
}
