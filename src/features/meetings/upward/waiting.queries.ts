/** Decisions that wait for the board above, and what that board has made of them. */
import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { boardLinkHolds } from '../../partnerships/index.ts'

/** A decision as it goes up to the board above. */
export type GoingUp = {
  readonly id: string
  readonly text: string
  readonly basis: string
  readonly cost: string | null
  readonly boardId: string
  readonly board: string
  readonly boardPublic: boolean
  readonly aboveId: string
  readonly abovePublic: boolean
  readonly readsClosed: boolean
  readonly itemId: string | null
  /** Meetings at which it was put off. */
  readonly putOffAt: readonly string[]
  readonly closed: boolean
  readonly closedReason: string
  readonly relookOn: Day | null
}

/** For a query over `decision`: that it was carried, is no note of a running meeting, and the board above has still to decide. */
function waits(on: Day): RawBuilder<boolean> {
  return sql<boolean>`(decision.carried and decision.withdrawn_on is null and decision.board_agreed is null
    and decision.needs_board_id is not null
    and not exists (select from meeting own where own.id = decision.meeting_id and own.state <> 'held')
    and exists (select from board_link where board_link.child_id = decision.partnership_id
      and board_link.parent_id = decision.needs_board_id and ${boardLinkHolds(on)}))`
}

/** The decisions that wait for a board and stand on no agenda of it that is to come. What it would not take up is not asked again. */
export async function findToPut(db: Handle, aboveId: string, on: Day): Promise<GoingUp[]> {
  const { rows } = await sql<GoingUp>`
    select decision.id, decision.text, decision.basis, decision.cost, own.id as "boardId", own.name as board,
      own.public as "boardPublic", above.id as "aboveId", above.public as "abovePublic",
      (select reads_closed from board_link where child_id = own.id and parent_id = above.id and ${boardLinkHolds(on)})
        as "readsClosed",
      item.id as "itemId", coalesce(item.closed, decision.closed_to_public) as closed,
      coalesce(item.closed_reason, decision.closed_reason) as "closedReason", coalesce(item.relook_on, decision.relook_on) as "relookOn",
      array(select off.meeting_id::text from agenda_item off where off.refers_decision_id = decision.id and off.state = 'deferred')
        as "putOffAt"
    from decision join partnership own on own.id = decision.partnership_id
      join partnership above on above.id = decision.needs_board_id
      left join agenda_item item on item.id = decision.agenda_item_id
    where decision.needs_board_id = ${aboveId} and ${waits(on)}
      and not exists (select from agenda_item up join meeting m on m.id = up.meeting_id where up.refers_decision_id = decision.id
        and (up.state = 'declined' and up.answered_on is not null
          or up.state in ('proposed', 'accepted') and m.state in ('planned', 'agenda-out')))
    order by decision.decided_on, decision.id`.execute(db)
  return rows
}

/** Items on agendas to come of a board that ask about a decision that does not wait for it any more. */
export async function findStale(db: Handle, aboveId: string, on: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select up.id from agenda_item up join meeting m on m.id = up.meeting_id join decision on decision.id = up.refers_decision_id
    where m.partnership_id = ${aboveId} and m.state in ('planned', 'agenda-out') and up.state in ('proposed', 'accepted')
      and not ${waits(on)}`.execute(db)
  return rows.map(({ id }) => id)
}

/** What a board above has made of a decision, as its records say it now. */
export type Outcome = {
  readonly id: string
  readonly boardId: string
  readonly agreed: boolean | null
  readonly by: string | null
  readonly on: Day | null
  readonly was: boolean | null
  readonly wasBy: string | null
}

/**
 * Every decision that a board was asked about and whose outcome differs from what is kept: its last decision that stands on an item about
 * it, of a meeting that has ended. One that itself waits for confirmation is none yet.
 */
export async function findOutcomes(db: Handle, aboveId: string): Promise<Outcome[]> {
  const { rows } = await sql<Outcome>`
    select decision.id, decision.partnership_id as "boardId", last.carried as agreed,
      last.id as by, last.decided_on as on, decision.board_agreed as was, decision.board_decision_id as "wasBy"
    from decision left join lateral (
      select above.id, above.carried, above.decided_on from decision above
        join agenda_item up on up.id = above.agenda_item_id join meeting m on m.id = up.meeting_id
      where up.refers_decision_id = decision.id and m.state = 'held' and above.withdrawn_on is null
        and (not above.carried or not above.subject_to_confirmation or above.confirmed_on is not null)
      order by above.decided_on desc, above.created_at desc limit 1) last on true
    where decision.needs_board_id = ${aboveId}
      and (last.id is distinct from decision.board_decision_id or last.carried is distinct from decision.board_agreed)`.execute(
    db,
  )
  return rows
}

/** Where a decision stands on an agenda of the board above that is to come, or was not taken up. */
export type OnAgenda = {
  readonly meetingId: string
  readonly heldOn: Day
  readonly state: string
  readonly answer: string
  readonly closed: boolean
}

/** The last item of the board above about a decision; null where it has none yet. */
export async function findItemAbout(db: Handle, decisionId: string): Promise<OnAgenda | null> {
  const { rows } = await sql<OnAgenda>`
    select m.id as "meetingId", m.held_on as "heldOn", up.state, up.answer, up.closed
    from agenda_item up join meeting m on m.id = up.meeting_id
    where up.refers_decision_id = ${decisionId} and m.state <> 'cancelled' order by m.held_on desc, up.id desc limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

/** The decisions of a board that wait for the one above and are no closed ones: what its reports page lists. */
export async function listWaiting(
  db: Handle,
  boardId: string,
  on: Day,
): Promise<{ readonly id: string; readonly text: string; readonly decidedOn: Day }[]> {
  const { rows } = await sql<{ id: string; text: string; decidedOn: Day }>`
    select decision.id, decision.text, decision.decided_on as "decidedOn"
    from decision left join agenda_item item on item.id = decision.agenda_item_id
    where decision.partnership_id = ${boardId} and ${waits(on)} and not coalesce(item.closed, decision.closed_to_public)
    order by decision.decided_on, decision.id`.execute(db)
  return rows
}
