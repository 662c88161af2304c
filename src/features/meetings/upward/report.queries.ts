/** What a lower board tells the one above: what it decided and set out to do since it told last, written by its records. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Handle } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'

/** A line of a report. `key` tells the record in the state that is told: it is not told again until that changes. */
export type ReportLine = { readonly key: string; readonly text: string; readonly decisionId: string | null }

/** What there is to tell. `closed` goes up only where the seats above are entitled to it. */
export type ReportDraft = {
  readonly open: readonly ReportLine[]
  readonly closed: readonly ReportLine[]
  /** What the closed ones were decided under, each item once and else the decision in writing itself, with the reason and day of its closure. */
  readonly closedUnder: readonly {
    readonly itemId: string | null
    readonly decisionId: string
    readonly reason: string
    readonly relookOn: Day
  }[]
}

/** A report that was released. */
export type Released = {
  readonly id: string
  readonly words: string
  readonly lines: readonly ReportLine[]
  readonly releasedOn: Day
  readonly meetingId: string
  readonly heldOn: Day
}

const kept = z.array(z.object({ key: z.string(), text: z.string(), decisionId: z.string().nullable() }))

type DecisionRow = {
  id: string
  text: string
  on: Day
  carried: boolean
  withdrawn: boolean
  waits: boolean
  itemId: string | null
  closed: boolean
  reason: string
  relookOn: Day | null
}

/** The decisions since a day that are no notes of a running meeting, and those told before that were withdrawn since. */
async function decisionsSince(db: Handle, boardId: string, since: Day): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select d.id, d.text, d.decided_on as on, d.carried, d.withdrawn_on is not null as withdrawn,
      d.needs_board_id is not null and d.board_agreed is null as waits, item.id as "itemId",
      coalesce(item.closed, d.closed_to_public) as closed, coalesce(item.closed_reason, d.closed_reason) as reason,
      coalesce(item.relook_on, d.relook_on) as "relookOn"
    from decision d left join agenda_item item on item.id = d.agenda_item_id left join meeting m on m.id = d.meeting_id
    where d.partnership_id = ${boardId} and d.decided_on >= ${since}::date and (m.id is null or m.state = 'held')
    order by d.decided_on, d.created_at, d.id`.execute(db)
  return rows
}

type ActionRow = { id: string; what: string; state: string; owner: string | null; due: Day | null; closed: boolean }

async function actionsOf(db: Handle, boardId: string, since: Day): Promise<ActionRow[]> {
  const { rows } = await sql<ActionRow>`
    select a.id, a.what, a.state, coalesce(seat.name, organisation.name) as owner, a.due_on as due, coalesce(item.closed, false) as closed
    from action a left join agenda_item item on item.id = a.source_id and a.source_kind = 'agenda-item'
      left join meeting m on m.id = item.meeting_id
      left join seat on seat.id = a.owner_seat_id left join organisation on organisation.id = a.owner_organisation_id
    where a.subject_kind = 'partnership' and a.subject_id = ${boardId}
      and (a.state = 'open' or a.closed_on >= ${since}::date) and (m.id is null or m.state = 'held')
    order by a.due_on nulls last, a.id`.execute(db)
  return rows
}

/** Which records the reports under a link have told of already. */
async function toldUnder(db: Handle, linkId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('board_report').select('told').where('board_link_id', '=', linkId).execute()
  return new Set(rows.flatMap(({ told }) => told))
}

/** Drafts the next report under a link: everything since the link began that was not told yet. */
export async function draftReport(
  db: Handle,
  link: { readonly id: string; readonly child_id: string; readonly answered_on: Day | null },
  t: Translate,
): Promise<ReportDraft> {
  const since = link.answered_on!
  const told = await toldUnder(db, link.id)
  const decisions = await decisionsSince(db, link.child_id, since)
  const shown = decisions.flatMap(row => {
    const key = row.withdrawn ? `decision:${row.id}:withdrawn` : `decision:${row.id}`
    // What was withdrawn before it was ever told is nothing to tell.
    if (told.has(key) || (row.withdrawn && !told.has(`decision:${row.id}`))) return []
    const state = row.withdrawn ? 'withdrawn' : !row.carried ? 'not-carried' : row.waits ? 'waits' : 'decided'
    const text = t(`meetings.upward.line.${state}`, { day: longDay(row.on), text: row.text })
    return [{ row, line: { key, text, decisionId: row.closed ? null : row.id } }]
  })
  const actions = (await actionsOf(db, link.child_id, since)).flatMap(row => {
    const key = `action:${row.id}:${row.state}`
    if (told.has(key)) return []
    const due = row.due ? longDay(row.due) : ''
    const text = t(`meetings.upward.line.action-${row.state}`, { what: row.what, owner: row.owner ?? '', due })
    return [{ closed: row.closed, line: { key, text, decisionId: null } }]
  })
  const closed = shown.filter(({ row }) => row.closed)
  const under = new Map(
    closed.map(({ row: { id, itemId, reason, relookOn } }) => [
      itemId ?? id,
      { itemId, decisionId: id, reason, relookOn: relookOn! },
    ]),
  )
  return {
    open: [...shown.filter(({ row }) => !row.closed), ...actions.filter(one => !one.closed)].map(({ line }) => line),
    // Actions of closed items stay where they are: those who do them know of them.
    closed: closed.map(({ line }) => line),
    closedUnder: [...under.values()],
  }
}

/** The reports that a board has released to those above it, the latest first: what anybody may read of them. */
export async function listReleased(
  db: Handle,
  boardId: string,
): Promise<(Released & { readonly above: string; readonly abovePublic: boolean; readonly aboveId: string })[]> {
  const rows = await db
    .selectFrom('board_report as r')
    .innerJoin('board_link as l', 'l.id', 'r.board_link_id')
    .innerJoin('partnership as above', 'above.id', 'l.parent_id')
    .innerJoin('agenda_item as item', 'item.id', 'r.agenda_item_id')
    .innerJoin('meeting as m', 'm.id', 'item.meeting_id')
    .select(['r.id', 'r.words', 'r.lines', 'r.released_on as releasedOn', 'm.id as meetingId', 'm.held_on as heldOn'])
    .select(['above.name as above', 'above.public as abovePublic', 'above.id as aboveId'])
    .where('l.child_id', '=', boardId)
    .orderBy('r.released_on', 'desc')
    .orderBy('r.id', 'desc')
    .execute()
  return rows.map(row => ({ ...row, lines: kept.parse(row.lines) }))
}
