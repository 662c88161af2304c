/** Decisions with how every seat stood, the views of a minority, and what guards them. */

import { type RawBuilder, type Selectable, type SqlBool, sql, type Updateable } from 'kysely'
import { changeVersioned } from '../../db/change-versioned.ts'
import type { Handle, Tx } from '../../db/open.ts'
import { isFoundByWords, nameOrder } from '../../db/search.ts'
import type { DecisionTable } from '../../db/tables.ts'
import type { Position } from '../../governance/votes.ts'
import type { Day } from '../../kernel/day.ts'
import type { DecisionGuard } from './entitlement.ts'

/** What a seat said that was not for it. `givenOn`: the day it put that on record itself; null where it was noted for it. */
export type MinorityView = {
  readonly seatId: string
  readonly seat: string
  readonly text: string
  readonly givenOn: Day | null
}

/** A decision as pages show it. `guard` says who may read it. */
export type Decision = Selectable<DecisionTable> & {
  readonly partnership: string
  readonly slug: string
  readonly owner: string | null
  readonly item: string | null
  readonly heldOn: Day | null
  readonly key: boolean
  /** How each counted seat stood; `byItself`: it voted on a phone of its own, and nobody noted it. */
  readonly positions: readonly {
    readonly seatId: string
    readonly seat: string
    readonly position: Position
    readonly byItself: boolean
  }[]
  readonly views: readonly MinorityView[]
  readonly conflicted: readonly string[]
  readonly guard: DecisionGuard
}

function decisions(db: Handle) {
  return db
    .selectFrom('decision')
    .innerJoin('partnership', 'partnership.id', 'decision.partnership_id')
    .leftJoin('seat', 'seat.id', 'decision.owner_seat_id')
    .leftJoin('meeting', 'meeting.id', 'decision.meeting_id')
    .leftJoin('agenda_item', 'agenda_item.id', 'decision.agenda_item_id')
    .selectAll('decision')
    .select(['partnership.name as partnership', 'partnership.slug', 'seat.name as owner', 'meeting.held_on as heldOn'])
    .select(['meeting.state as meetingState', 'agenda_item.title as item', 'agenda_item.closed as itemClosed'])
    .select(['agenda_item.key_decision as key'])
    .select([
      sql<Decision['positions']>`coalesce((select json_agg(json_build_object('seatId', held.id, 'seat', held.name,
        'position', position.position, 'byItself', position.by_itself) order by held.name)
        from position join seat held on held.id = position.seat_id where position.decision_id = decision.id and position.counted), '[]')`.as(
        'positions',
      ),
      sql<Decision['views']>`coalesce((select json_agg(json_build_object('seatId', held.id, 'seat', held.name,
        'text', minority_view.text, 'givenOn', minority_view.given_on) order by held.name)
        from minority_view join seat held on held.id = minority_view.seat_id
        where minority_view.decision_id = decision.id), '[]')`.as('views'),
      sql<{ id: string; name: string }[]>`coalesce((select json_agg(json_build_object('id', held.id, 'name', held.name)
        order by held.name) from interest_declared join seat held on held.id = interest_declared.seat_id
        where interest_declared.agenda_item_id = decision.agenda_item_id), '[]')`.as('interests'),
      // Of a question in writing, the seats that answered that they have an interest.
      sql<string[]>`array(select seat_id::text from decision_seat
        where decision_seat.decision_id = decision.id and decision_seat.why = 'conflict')`.as('said'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof decisions>['execute']>>[number]

function decisionOf({ interests, said, itemClosed, meetingState, ...row }: Row): Decision {
  const item = row.agenda_item_id
    ? { closed: itemClosed ?? true, conflictedSeats: interests.map(seat => seat.id) }
    : row.closed_to_public
      ? { closed: true, conflictedSeats: [...said] }
      : null
  return {
    ...row,
    key: row.key ?? false,
    conflicted: interests.map(seat => seat.name),
    guard: { settled: row.meeting_id === null || meetingState === 'held', item },
  }
}

/** A decision by its id, or null. Whether it may be shown is its guard's to say. */
export async function findDecision(db: Handle, id: string): Promise<Decision | null> {
  const row = await decisions(db).where('decision.id', '=', id).executeTakeFirst()
  return row ? decisionOf(row) : null
}

/** Every decision of a meeting, closed ones too, in the order they were taken. */
export async function listDecisionsOf(db: Handle, meetingId: string): Promise<Decision[]> {
  const rows = await decisions(db)
    .where('decision.meeting_id', '=', meetingId)
    .orderBy('decision.created_at')
    .orderBy('decision.id')
    .execute()
  return rows.map(decisionOf)
}

/** What to look for among the public decisions. */
export type DecisionSearch = {
  readonly words?: string
  readonly partnership?: string
  readonly year?: string
  readonly of?: 'partnership' | 'consultation'
  readonly sort?: 'newest' | 'oldest'
  /** Only those that were not withdrawn. */
  readonly standing?: true
}

/**
 * The decisions that anybody may read and that fit: of public partnerships, of meetings that have ended or taken in writing, and
 * never of a closed item, whatever is looked for.
 */
export function publicDecisions(search: DecisionSearch): RawBuilder<SqlBool> {
  const { year } = search
  const conditions = [
    sql<SqlBool>`decision.in_public`,
    ...(search.words ? [isFoundByWords('decision', search.words, 'decision', sql`found.in_public`)] : []),
    ...(search.partnership
      ? [sql`decision.partnership_id = (select id from partnership where slug = ${search.partnership})`]
      : []),
    ...(search.standing ? [sql`decision.withdrawn_on is null`] : []),
    ...(year ? [sql`decision.decided_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`] : []),
  ]
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`
}

/** How many decisions anybody may read fit. */
export async function countDecisions(db: Handle, search: DecisionSearch): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from decision where ${publicDecisions(search)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Decisions by their ids, in no order. */
export async function decisionsOfIds(db: Handle, ids: readonly string[]): Promise<Decision[]> {
  if (ids.length === 0) return []
  return (
    await decisions(db)
      .where('decision.id', 'in', [...ids])
      .execute()
  ).map(decisionOf)
}

/** Decisions of one search, the newest first unless the oldest are asked for. */
export async function searchDecisions(db: Handle, search: DecisionSearch, limit: number): Promise<Decision[]> {
  const direction = search.sort === 'oldest' ? 'asc' : 'desc'
  const rows = await decisions(db)
    .where(publicDecisions(search))
    .orderBy('decision.decided_on', direction)
    .orderBy('decision.id', direction)
    .limit(limit)
    .execute()
  return rows.map(decisionOf)
}

/** Partnerships and years that have public decisions, for the filter. */
export async function decisionFilters(
  db: Handle,
): Promise<{ partnerships: { slug: string; name: string }[]; years: string[] }> {
  const partnerships = await db
    .selectFrom('partnership')
    .select(['slug', 'name'])
    .where('public', '=', true)
    .where(sql<SqlBool>`exists (select from decision where partnership_id = partnership.id and in_public)`)
    .orderBy(nameOrder('name'))
    .execute()
  const { rows } = await sql<{ year: number }>`
    select year from (select extract(year from min(decided_on))::int as first, extract(year from max(decided_on))::int as last
      from decision where in_public) span cross join generate_series(first, last) year
    where exists (select from decision where in_public and decided_on between make_date(year, 1, 1) and make_date(year, 12, 31))
    order by year desc`.execute(db)
  return { partnerships, years: rows.map(({ year }) => String(year)) }
}

/** Changes a decision that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeDecision(
  tx: Tx,
  id: string,
  version: number,
  change: Updateable<DecisionTable>,
): Promise<boolean> {
  return changeVersioned(tx, 'decision', id, version, change)
}
