/** Actions of a partnership. What came of a closed item is for those who may read the item. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { mayReadItem } from '../entitlement.ts'
import type { Standing } from '../standing.ts'

/** An action with its owner by name, and the item and meeting it came of. */
export type Action = {
  readonly id: string
  readonly version: number
  readonly what: string
  readonly due_on: Day | null
  readonly state: 'open' | 'done' | 'dropped' | 'handed-over'
  readonly closed_on: Day | null
  readonly note: string
  readonly ownerSeatId: string | null
  readonly owner: string | null
  readonly sourceKind: string
  readonly sourceId: string | null
  readonly meetingId: string | null
  readonly heldOn: Day | null
  readonly guard: { readonly closed: boolean; readonly conflictedSeats: readonly string[] } | null
}

/** What names an action that came of an item of an agenda. */
export const fromItem = 'agenda-item'

function actions(db: Handle) {
  return db
    .selectFrom('action')
    .leftJoin('seat', 'seat.id', 'action.owner_seat_id')
    .leftJoin('person', 'person.id', 'action.owner_person_id')
    .leftJoin('organisation', 'organisation.id', 'action.owner_organisation_id')
    .leftJoin('agenda_item', join =>
      join.onRef('agenda_item.id', '=', 'action.source_id').on('action.source_kind', '=', fromItem),
    )
    .leftJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
    .select(['action.id', 'action.version', 'action.what', 'action.due_on', 'action.state', 'action.closed_on'])
    .select(['action.note', 'action.owner_seat_id as ownerSeatId', 'action.source_kind as sourceKind'])
    .select(['action.source_id as sourceId', 'meeting.id as meetingId', 'meeting.held_on as heldOn'])
    .select(['agenda_item.closed'])
    .select(sql<string | null>`coalesce(seat.name, organisation.name, person.name)`.as('owner'))
    .select(
      sql<string[]>`array(select seat_id::text from interest_declared
        where interest_declared.agenda_item_id = agenda_item.id)`.as('conflictedSeats'),
    )
    .where('action.subject_kind', '=', 'partnership')
}

type Row = Awaited<ReturnType<ReturnType<typeof actions>['execute']>>[number]

function actionOf({ closed, conflictedSeats, ...row }: Row): Action {
  return { ...row, guard: closed === null ? null : { closed, conflictedSeats } }
}

/** Whether an action may be read: one that came of a closed item only by those who may read the item. */
export function mayReadAction(reader: Standing, action: Pick<Action, 'guard'>): boolean {
  return action.guard === null || mayReadItem(reader, action.guard)
}

/** An action of a partnership by its id, where the reader may read it. */
export async function findAction(
  db: Handle,
  partnershipId: string,
  id: string,
  reader: Standing,
): Promise<Action | null> {
  const row = await actions(db)
    .where('action.subject_id', '=', partnershipId)
    .where('action.id', '=', id)
    .executeTakeFirst()
  const action = row ? actionOf(row) : null
  return action && mayReadAction(reader, action) ? action : null
}

/** The actions of a partnership that a reader may read: open ones first, by the day they are due. */
export async function listActions(db: Handle, partnershipId: string, reader: Standing): Promise<Action[]> {
  const rows = await actions(db)
    .where('action.subject_id', '=', partnershipId)
    .orderBy(sql`action.state <> 'open'`)
    .orderBy(sql`action.due_on nulls last`)
    .orderBy('action.id')
    .execute()
  return rows.map(actionOf).filter(action => mayReadAction(reader, action))
}

/** Every action that came of a meeting, those of closed items too: for those who record it. */
export async function listActionsOf(db: Handle, meetingId: string): Promise<Action[]> {
  const rows = await actions(db).where('agenda_item.meeting_id', '=', meetingId).orderBy('action.id').execute()
  return rows.map(actionOf)
}
