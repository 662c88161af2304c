/** What a partnership keeps from the public, and each time that was looked at again. */
import { type RawBuilder, sql } from 'kysely'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import { addDays, type Day } from '../../kernel/day.ts'

/** What can be closed: an item of an agenda, with all that was decided under it, or a decision taken in writing. */
export type ClosedThing = 'agenda-item' | 'decision'

/** Days before its day from which it is asked whether something stays closed. */
const ASKED_BEFORE = 7

/** One time that closure was looked at. */
export type Look = {
  readonly lookedOn: Day
  readonly opened: boolean
  readonly because: string
  readonly nextOn: Day | null
}

const column = { 'agenda-item': 'agenda_item_id', decision: 'decision_id' } as const

/** The times that closure of one thing was looked at, the first of them first. */
export async function listLooks(db: Handle, thing: ClosedThing, id: string): Promise<Look[]> {
  return (await looksOf(db, thing, [id])).get(id) ?? []
}

/** The same of several things at once. */
export async function looksOf(db: Handle, thing: ClosedThing, ids: readonly string[]): Promise<Map<string, Look[]>> {
  const found = new Map<string, Look[]>()
  if (ids.length === 0) return found
  const rows = await db
    .selectFrom('closure_look')
    .select([`${column[thing]} as of`, 'looked_on as lookedOn', 'opened', 'because', 'next_on as nextOn'])
    .where(column[thing], 'in', [...ids])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  for (const { of, ...look } of rows) found.set(of!, [...(found.get(of!) ?? []), look])
  return found
}

/** Keeps that closure was looked at. */
export async function keepLook(tx: Tx, thing: ClosedThing, id: string, look: Look): Promise<void> {
  await tx
    .insertInto('closure_look')
    .values({
      id: newId(),
      [column[thing]]: id,
      looked_on: look.lookedOn,
      opened: look.opened,
      because: look.because,
      next_on: look.nextOn,
    })
    .execute()
}

/** Something that is closed to the public. */
export type Closed = {
  readonly thing: ClosedThing
  readonly id: string
  readonly title: string
  /** The meeting it was on; null for a decision taken in writing. */
  readonly meetingId: string | null
  readonly on: Day
  readonly reason: string
  readonly relookOn: Day
  /** Seats with an interest in it, from which it is kept too. */
  readonly conflictedSeats: readonly string[]
}

/** Everything a partnership keeps from the public, that which is looked at again first on top. */
export async function listClosed(db: Handle, partnershipId: string): Promise<Closed[]> {
  const { rows } = await sql<Closed>`
    select 'agenda-item' as thing, i.id, i.title, m.id as "meetingId", m.held_on as "on", i.closed_reason as reason, i.relook_on as "relookOn",
      array(select seat_id::text from interest_declared where agenda_item_id = i.id) as "conflictedSeats"
    from meeting m join agenda_item i on i.meeting_id = m.id and i.closed
    where m.partnership_id = ${partnershipId} and i.state = 'accepted' and m.state <> 'cancelled'
    union all
    select 'decision', d.id, d.text, null, d.decided_on, d.closed_reason, d.relook_on,
      array(select seat_id::text from decision_seat where decision_id = d.id and why = 'conflict')
    from decision d where d.partnership_id = ${partnershipId} and d.closed_to_public and d.withdrawn_on is null
    order by "relookOn", "on", id`.execute(db)
  return rows
}

/** From which day on it is asked whether what is looked at again on a later one stays closed. */
export function askedFrom(today: Day): Day {
  return addDays(today, ASKED_BEFORE)
}

/**
 * What of the partnerships of `run` is to be looked at again soon, with its day, as SQL. A matter is not asked of whoever sits in a
 * seat with an interest in it: `mine` is the list of the seats of the reader.
 */
export function closedAndDue(run: RawBuilder<unknown>, mine: RawBuilder<unknown>, today: Day): RawBuilder<unknown> {
  return sql`(select run.id as partnership, i.relook_on from ${run} join meeting m on m.partnership_id = run.id and m.state = 'held'
      join agenda_item i on i.meeting_id = m.id and i.closed and i.state = 'accepted' and i.relook_on <= ${askedFrom(today)}::date
      where not exists (select from interest_declared d where d.agenda_item_id = i.id and d.seat_id = any(${mine}))
    union all
    select run.id, d.relook_on from ${run} join decision d on d.partnership_id = run.id and d.closed_to_public and d.withdrawn_on is null
      and d.relook_on <= ${askedFrom(today)}::date
      where not exists (select from decision_seat s where s.decision_id = d.id and s.why = 'conflict' and s.seat_id = any(${mine})))`
}
