/** What the records say of a consultation, for those who review it half way and evaluate it after. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** How many responses there are of a kind; `value` is '' where it was not said. */
export type Share = { readonly value: string; readonly count: number }

/** The responses given so far, without those taken back: how many in all, and of those not given in confidence how and from whom. */
export type Given = {
  readonly total: number
  readonly byChannel: readonly Share[]
  readonly bySector: readonly Share[]
}

/** Counts the responses of a consultation, most first. */
export async function countGiven(db: Handle, consultationId: string): Promise<Given> {
  const by = (column: 'channel' | 'sector'): Promise<Share[]> =>
    db
      .selectFrom('response')
      .select([`${column} as value`, sql<number>`count(*)::int`.as('count')])
      .where('consultation_id', '=', consultationId)
      .where('state', '<>', 'withdrawn')
      .where('confidential', '=', false)
      .groupBy(column)
      .orderBy('count', 'desc')
      .orderBy(column)
      .execute()
  const [byChannel, bySector] = [await by('channel'), await by('sector')]
  // Reviewers see this page and read every response but those: the difference would tell how and from whom they came.
  const { total } = await db
    .selectFrom('response')
    .select(sql<number>`count(*)::int`.as('total'))
    .where('consultation_id', '=', consultationId)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirstOrThrow()
  return { total, byChannel, bySector }
}

/** A target group: how many of it are expected, and what was done to reach it. */
export type GroupReach = {
  readonly name: string
  readonly seldomHeard: boolean
  readonly expected: number | null
  readonly reachedOn: Day | null
  /** Entries of the publicity log that name the group. */
  readonly publicity: number
}

/** The target groups of a consultation in the order they were named. */
export async function findReach(db: Handle, consultationId: string): Promise<GroupReach[]> {
  return db
    .selectFrom('target_group')
    .leftJoin('publicity', 'publicity.target_group_id', 'target_group.id')
    .select([
      'target_group.name',
      'target_group.seldom_heard as seldomHeard',
      'target_group.expected',
      'target_group.outreach_done_on as reachedOn',
      sql<number>`count(publicity.id)::int`.as('publicity'),
    ])
    .where('target_group.consultation_id', '=', consultationId)
    .groupBy('target_group.id')
    .orderBy('target_group.created_at')
    .orderBy('target_group.id')
    .execute()
}

/** Counts that stand beside the elements of an evaluation. */
export type Figures = {
  readonly groups: number
  readonly expected: number
  readonly given: number
  readonly channels: number
  readonly publicity: number
  readonly documents: number
  readonly points: number
  readonly amended: number
}

/** Counts what belongs to a consultation, in one query. */
export async function countFigures(db: Handle, consultationId: string): Promise<Figures> {
  const count = (from: ReturnType<typeof sql>) => sql<number>`(select count(*)::int from ${from})`
  const given = sql`response where consultation_id = ${consultationId} and state <> 'withdrawn'`
  return db
    .selectNoFrom([
      count(sql`target_group where consultation_id = ${consultationId}`).as('groups'),
      sql<number>`(select coalesce(sum(expected), 0)::int from target_group where consultation_id = ${consultationId})`.as(
        'expected',
      ),
      count(given).as('given'),
      sql<number>`(select count(distinct channel)::int from ${given})`.as('channels'),
      count(sql`publicity where consultation_id = ${consultationId}`).as('publicity'),
      count(sql`pack_document where consultation_id = ${consultationId}`).as('documents'),
      count(sql`point where consultation_id = ${consultationId}`).as('points'),
      count(
        sql`point join point_action a on a.point_id = point.id where point.consultation_id = ${consultationId} and a.action = 'amended'`,
      ).as('amended'),
    ])
    .executeTakeFirstOrThrow()
}
