/** The public register of interests of a partnership: what holders stated, and what was declared in items taken in the open. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** What a holder of today stated when they took the seat, or since; `interests` is '' for none. */
export type Stated = { readonly name: string; readonly seat: string; readonly interests: string; readonly on: Day }

/** What each holder of today stated; those who have said nothing yet are counted apart. */
export async function listStated(
  db: Handle,
  partnershipId: string,
  today: Day,
): Promise<{ stated: Stated[]; silent: number }> {
  const rows = await db
    .selectFrom('holding')
    .innerJoin('seat', 'seat.id', 'holding.seat_id')
    .innerJoin('person', 'person.id', 'holding.person_id')
    .select(['person.name', 'seat.name as seat', 'holding.interests', 'holding.interests_stated_on as on'])
    .where('seat.partnership_id', '=', partnershipId)
    .where('holding.from_day', '<=', today)
    .where(eb => eb.or([eb('holding.to_day', 'is', null), eb('holding.to_day', '>=', today)]))
    .where(eb => eb.or([eb('seat.to_day', 'is', null), eb('seat.to_day', '>=', today)]))
    .orderBy('seat.name')
    .execute()
  const stated = rows.flatMap(({ on, ...row }) => (on === null ? [] : [{ ...row, on }]))
  return { stated, silent: rows.length - stated.length }
}

/** An interest in an item. Of a closed item neither title nor interest is told, only that the seat takes no part. */
export type InItem = {
  readonly id: string
  readonly seat: string
  readonly interest: string | null
  readonly item: string | null
  readonly meetingId: string
  readonly heldOn: Day
  readonly held: boolean
}

/** Interests declared in items of agendas that are out, the latest meeting first. */
export async function listInItems(db: Handle, partnershipId: string): Promise<InItem[]> {
  const { rows } = await sql<InItem>`
    select d.id, seat.name as seat, case when i.closed then null else d.interest end as interest,
      case when i.closed then null else i.title end as item, m.id as "meetingId", m.held_on as "heldOn",
      m.state = 'held' as held
    from interest_declared d join seat on seat.id = d.seat_id join agenda_item i on i.id = d.agenda_item_id
    join meeting m on m.id = i.meeting_id
    where m.partnership_id = ${partnershipId} and i.state = 'accepted'
      and (m.agenda_published_at is not null or m.state = 'held')
    order by m.held_on desc, i.position, seat.name`.execute(db)
  return rows
}
