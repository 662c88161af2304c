/** Which board stands under which: asked, agreed to by both, and ended. */
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Handle, Tx } from '../../../db/open.ts'
import type { BoardLinkTable } from '../../../db/tables.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Edge } from './branch.ts'

/** That one board stands under another, or asked to, with the names of both. */
export type BoardLink = Selectable<BoardLinkTable> & {
  readonly child: BoardName
  readonly parent: BoardName
}

/** A board as a link names it. */
export type BoardName = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly public: boolean
  readonly over: boolean
}

/** For a query over `board_link`: that both had agreed to it and neither had ended it on a day. */
export function holdsOn(on: Day): RawBuilder<boolean> {
  return sql<boolean>`(board_link.agreed and board_link.answered_on <= ${on}::date
    and coalesce(board_link.ended_on > ${on}::date, true) and coalesce(board_link.ends_on >= ${on}::date, true))`
}

/** Whether a link holds on a day. */
export function isInForce(link: Pick<BoardLink, 'agreed' | 'answered_on' | 'ended_on' | 'ends_on'>, on: Day): boolean {
  const begun = link.agreed === true && link.answered_on !== null && link.answered_on <= on
  return begun && (link.ended_on === null || link.ended_on > on) && (link.ends_on === null || link.ends_on >= on)
}

/** Whether the upper board has still to answer. */
export function isAsked({ agreed, ended_on }: Pick<BoardLink, 'agreed' | 'ended_on'>): boolean {
  return agreed === null && ended_on === null
}

const named = (table: 'child' | 'parent') => sql<BoardName>`json_build_object('id', ${sql.ref(`${table}.id`)},
  'slug', ${sql.ref(`${table}.slug`)}, 'name', ${sql.ref(`${table}.name`)}, 'public', ${sql.ref(`${table}.public`)},
  'over', ${sql.ref(`${table}.state`)} in ('ended', 'not-formed'))`

function links(db: Handle) {
  return db
    .selectFrom('board_link')
    .innerJoin('partnership as child', 'child.id', 'board_link.child_id')
    .innerJoin('partnership as parent', 'parent.id', 'board_link.parent_id')
    .selectAll('board_link')
    .select([named('child').as('child'), named('parent').as('parent')])
}

/** A link by its id, or null. */
export async function findLink(db: Handle, id: string): Promise<BoardLink | null> {
  return (await links(db).where('board_link.id', '=', id).executeTakeFirst()) ?? null
}

/** Every link in which a board is one of the two, the latest first. */
export function linksOf(db: Handle, partnershipId: string): Promise<BoardLink[]> {
  return links(db)
    .where(eb => eb.or([eb('child_id', '=', partnershipId), eb('parent_id', '=', partnershipId)]))
    .orderBy('board_link.created_at', 'desc')
    .orderBy('board_link.id')
    .execute()
}

/** The link by which a board stands under another on a day; null where it stands under none. */
export async function linkAbove(db: Handle, childId: string, on: Day): Promise<BoardLink | null> {
  return (await links(db).where('child_id', '=', childId).where(holdsOn(on)).executeTakeFirst()) ?? null
}

/** Who stands under whom today, over the whole area. */
export function edgesOn(db: Handle, on: Day): Promise<Edge[]> {
  return db.selectFrom('board_link').select(['child_id as child', 'parent_id as parent']).where(holdsOn(on)).execute()
}

/** Keeps every link to this transaction until it ends, so that two answers cannot close a circle between them. */
export async function holdLinks(tx: Tx): Promise<void> {
  await sql`lock table board_link in share row exclusive mode`.execute(tx)
}
