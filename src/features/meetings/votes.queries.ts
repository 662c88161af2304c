/** Votes that seats give themselves in a meeting: called for an item, each kept as it was given, and ended when a decision is recorded. */
import { type Selectable, sql } from 'kysely'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { ItemVoteTable } from '../../db/tables.ts'

/** What a seat can say with its phone; an interest is declared in the item itself. */
export const castPositions = ['for', 'against', 'abstain'] as const
export type CastPosition = (typeof castPositions)[number]

/** A vote as a seat gave it. */
export type Cast = {
  readonly seatId: string
  readonly seat: string
  readonly personId: string
  readonly as: 'holder' | 'substitute'
  readonly position: CastPosition
  readonly view: string
  readonly at: Date
}

/** A vote that was called, with every vote given, the earliest first. */
export type ItemVote = Selectable<ItemVoteTable> & { readonly casts: readonly Cast[] }

type Row = Omit<Cast, 'at'> & { readonly at: string }

function votes(db: Handle) {
  return db
    .selectFrom('item_vote')
    .selectAll('item_vote')
    .select(
      sql<
        Row[]
      >`coalesce((select json_agg(json_build_object('seatId', seat.id, 'seat', seat.name, 'personId', c.person_id, 'as', c.acted_as,
        'position', c.position, 'view', c.view, 'at', c.created_at) order by c.created_at, c.id)
        from item_vote_cast c join seat on seat.id = c.seat_id where c.item_vote_id = item_vote.id), '[]')`.as('rows'),
    )
}

const voteOf = ({ rows, ...vote }: Selectable<ItemVoteTable> & { rows: Row[] }): ItemVote => ({
  ...vote,
  casts: rows.map(one => ({ ...one, at: new Date(one.at) })),
})

/** A vote by its id, or null. */
export async function findVote(db: Handle, id: string): Promise<ItemVote | null> {
  const row = await votes(db).where('item_vote.id', '=', id).executeTakeFirst()
  return row ? voteOf(row) : null
}

/** The vote that runs on an item, or null. */
export async function runningVote(db: Handle, itemId: string): Promise<ItemVote | null> {
  const row = await votes(db).where('agenda_item_id', '=', itemId).where('ended_at', 'is', null).executeTakeFirst()
  return row ? voteOf(row) : null
}

/** The vote that a decision was recorded from, or null. */
export async function voteBehind(db: Handle, decisionId: string): Promise<ItemVote | null> {
  const row = await votes(db).where('decision_id', '=', decisionId).executeTakeFirst()
  return row ? voteOf(row) : null
}

/** The votes that run in a meeting, by the item. */
export async function runningVotes(db: Handle, meetingId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('item_vote')
    .innerJoin('agenda_item', 'agenda_item.id', 'item_vote.agenda_item_id')
    .select(['item_vote.id', 'agenda_item_id'])
    .where('agenda_item.meeting_id', '=', meetingId)
    .where('ended_at', 'is', null)
    .execute()
  return new Map(rows.map(row => [row.agenda_item_id, row.id]))
}

/** Keeps a vote to this transaction until it ends, so that a vote given and its end wait for one another. */
export async function holdVote(tx: Tx, id: string): Promise<ItemVote> {
  await tx.selectFrom('item_vote').select('id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  return (await findVote(tx, id))!
}

/** Calls a vote on an item; null where one runs already. */
export async function callVote(
  tx: Tx,
  of: { readonly itemId: string; readonly text: string; readonly by: string },
): Promise<string | null> {
  const id = newId()
  const made = await tx
    .insertInto('item_vote')
    .values({ id, agenda_item_id: of.itemId, text: of.text, called_by: of.by })
    .onConflict(on => on.column('agenda_item_id').where('ended_at', 'is', null).doNothing())
    .executeTakeFirst()
  return Number(made.numInsertedOrUpdatedRows) > 0 ? id : null
}

/** Keeps what a seat says beside what it said before. */
export async function castVote(
  tx: Tx,
  voteId: string,
  { seatId, personId, as, position, view, at }: Omit<Cast, 'seat'>,
) {
  await tx
    .insertInto('item_vote_cast')
    .values({
      id: newId(),
      created_at: at,
      item_vote_id: voteId,
      seat_id: seatId,
      person_id: personId,
      acted_as: as,
      position,
      view,
    })
    .execute()
}

/** Ends a vote, with the decision that was recorded from it where there is one. */
export async function endVote(tx: Tx, id: string, at: Date, decisionId: string | null): Promise<void> {
  await tx
    .updateTable('item_vote')
    .set(eb => ({ ended_at: at, decision_id: decisionId, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every vote that still runs in a meeting: nothing was recorded from them. */
export async function endVotesOf(tx: Tx, meetingId: string, at: Date): Promise<void> {
  for (const id of (await runningVotes(tx, meetingId)).values()) await endVote(tx, id, at, null)
}
