/** Minutes follow the decisions that approve them: approved once the seats have said so, and not any more where the last one falls. */
import { sql } from 'kysely'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** The days minutes are approved from, as they follow from the decisions; null where none approves them. */
export type Approval = { readonly open: Day | null; readonly closed: Day | null }

/**
 * The first day on which a decision that was carried and not withdrawn approved the minutes of a meeting: on an item of an
 * agenda, or in writing. A closed item approves the closed part.
 */
async function approvalOf(db: Handle, meetingId: string): Promise<Approval> {
  const { rows } = await sql<Approval>`
    select min(d.decided_on) filter (where not by.closed) as open, min(d.decided_on) filter (where by.closed) as closed
    from decision d join (
      select one.id as decision_id, item.closed
      from agenda_item item join decision one on one.agenda_item_id = item.id where item.approves_meeting_id = ${meetingId}
      union all
      select w.decision_id, false from written_procedure w where w.approves_meeting_id = ${meetingId}
    ) by on by.decision_id = d.id
    where d.carried and d.withdrawn_on is null`.execute(db)
  return rows[0] ?? { open: null, closed: null }
}

/** The meeting whose minutes a decision is about, on its item or in writing; null for every other decision. */
export async function minutesAskedOf(
  db: Handle,
  decision: { readonly id: string; readonly agenda_item_id: string | null },
): Promise<string | null> {
  const { rows } = await sql<{ meeting: string }>`
    select approves_meeting_id as meeting from agenda_item
      where id = ${decision.agenda_item_id} and approves_meeting_id is not null
    union all
    select approves_meeting_id from written_procedure
      where decision_id = ${decision.id} and approves_meeting_id is not null`.execute(db)
  return rows[0]?.meeting ?? null
}

/**
 * Brings the minutes of a meeting in line with every decision that approves them, in the transaction of whatever changes one.
 * Gives what changed, for the audit entry of that act.
 */
export async function followApproval(tx: Tx, meetingId: string | null): Promise<{ readonly minutes?: Approval }> {
  if (meetingId === null) return {}
  const { open, closed } = await approvalOf(tx, meetingId)
  const changed = await tx
    .updateTable('meeting')
    .set({ minutes_approved_on: open, closed_minutes_approved_on: closed, version: sql`version + 1` })
    .where('id', '=', meetingId)
    .where('minutes_published_at', 'is not', null)
    .where(eb =>
      eb.or([
        eb('minutes_approved_on', 'is distinct from', open),
        eb('closed_minutes_approved_on', 'is distinct from', closed),
      ]),
    )
    .returning('id')
    .executeTakeFirst()
  return changed ? { minutes: { open, closed } } : {}
}

/** The question in writing by which the seats are approving the minutes of a meeting just now; null where there is none. */
export async function questionOnMinutes(
  db: Handle,
  meetingId: string,
): Promise<{ readonly id: string; readonly closes_on: Day } | null> {
  const found = await db
    .selectFrom('written_procedure')
    .select(['id', 'closes_on'])
    .where('approves_meeting_id', '=', meetingId)
    .where('closed_on', 'is', null)
    .orderBy('closes_on')
    .executeTakeFirst()
  return found ?? null
}
