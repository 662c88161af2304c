/** What the branch page shows of boards: those a reader may see, who chairs them, and who sits in two of them. */
import { sql } from 'kysely'
import { type Actor, secretariat, sitsOnPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { nameOrder } from '../../../db/search.ts'
import type { Day } from '../../../kernel/day.ts'
import { holderDenied } from '../seats/denied.sql.ts'
import { subjectOf } from '../subject.ts'

/** A board of a branch. */
export type BoardShown = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly public: boolean
  readonly state: string
  readonly seats: number
  readonly chairs: readonly string[]
  readonly meets: Day | null
}

/** The boards among these that a reader may see, with who holds the chair and when they meet next, by name. */
export async function boardsFor(db: Handle, actor: Actor, ids: readonly string[], today: Day): Promise<BoardShown[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<BoardShown>`
    select p.id, p.slug, p.name, p.public, p.state,
      (select count(*)::int from seat where seat.partnership_id = p.id
        and ${today}::date between seat.from_day and coalesce(seat.to_day, 'infinity')) as seats,
      array(select person.name from seat join holding on holding.seat_id = seat.id join person on person.id = holding.person_id
        where seat.partnership_id = p.id and seat.role = 'chair'
          and ${today}::date between holding.from_day and coalesce(holding.to_day, 'infinity')
          and not ${holderDenied('holding', sql`${today}::date`)} order by person.name) as chairs,
      (select min(m.held_on) from meeting m where m.partnership_id = p.id and m.state in ('planned', 'agenda-out')
        and m.held_on >= ${today}::date) as meets
    from partnership p where p.id = any(${[...ids]}::uuid[]) order by ${nameOrder('p.name')}, p.id`.execute(db)
  return rows.filter(board => maySee(actor, board))
}

/** Whether a reader may see a board: a public one everybody, another only who sits on it and the secretariat. */
export function maySee(actor: Actor, board: { readonly id: string; readonly public: boolean }): boolean {
  return board.public || sitsOnPartnership.allows(actor, subjectOf(board)) || secretariat.allows(actor, null)
}

/** Somebody who holds a seat in each of two boards. */
export type Shared = { readonly name: string; readonly here: string; readonly there: string }

/** Who holds a seat in both boards today, with the names of the seats. */
export async function sharedSeats(db: Handle, here: string, there: string, today: Day): Promise<Shared[]> {
  const held = (id: string) => sql`(select holding.person_id, string_agg(seat.name, ', ' order by seat.name) as seats
    from seat join holding on holding.seat_id = seat.id
    where seat.partnership_id = ${id} and ${today}::date between holding.from_day and coalesce(holding.to_day, 'infinity')
      and ${today}::date between seat.from_day and coalesce(seat.to_day, 'infinity')
      and not ${holderDenied('holding', sql`${today}::date`)}
    group by holding.person_id)`
  const { rows } = await sql<Shared>`
    select person.name, own.seats as here, other.seats as there
    from ${held(here)} own join ${held(there)} other on other.person_id = own.person_id
      join person on person.id = own.person_id
    order by ${nameOrder('person.name')}`.execute(db)
  return rows
}

/** Public boards that are not over, and those somebody sits on: under which one can ask to stand. */
export async function boardsToAsk(
  db: Handle,
  actor: Actor,
  not: string,
): Promise<{ readonly value: string; readonly text: string }[]> {
  const rows = await db
    .selectFrom('partnership')
    .select(['id', 'name', 'public'])
    .where('id', '<>', not)
    .where('state', 'not in', ['ended', 'not-formed', 'scoping'])
    .orderBy(nameOrder('name'))
    .execute()
  return rows.filter(row => maySee(actor, row)).map(({ id, name }) => ({ value: id, text: name }))
}

/** The decisions a board took that were carried and stand, the latest first: what a step can rest on. */
export async function decisionsToRestOn(
  db: Handle,
  partnershipId: string,
): Promise<{ readonly value: string; readonly text: string }[]> {
  const { rows } = await sql<{ value: string; text: string }>`
    select decision.id as value, to_char(decision.decided_on, 'FMDD FMMonth YYYY') || ': ' || left(decision.text, 120) as text
    from decision left join agenda_item item on item.id = decision.agenda_item_id
      left join meeting on meeting.id = decision.meeting_id
    where decision.partnership_id = ${partnershipId} and decision.carried and decision.withdrawn_on is null
      and not coalesce(item.closed, decision.closed_to_public) and (meeting.id is null or meeting.state = 'held')
    order by decision.decided_on desc, decision.id desc limit 30`.execute(db)
  return rows
}
