/** Seats and the terms of those who hold them. */

import type { Insertable, Selectable, Updateable } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { HoldingTable, SeatTable, SubstituteTable } from '../../../db/tables.ts'
import type { Day } from '../../../kernel/day.ts'

export type Seat = Selectable<SeatTable> & {
  readonly organisation_id: string | null
  readonly organisation: string | null
}

/** All seats of a partnership, past ones too. */
export async function findSeats(db: Handle, partnershipId: string): Promise<Seat[]> {
  return db
    .selectFrom('seat')
    .leftJoin('partner', 'partner.id', 'seat.partner_id')
    .leftJoin('organisation', 'organisation.id', 'partner.organisation_id')
    .selectAll('seat')
    .select(['partner.organisation_id', 'organisation.name as organisation'])
    .where('seat.partnership_id', '=', partnershipId)
    .orderBy('seat.created_at')
    .execute()
}

/** Adds a seat and gives its id. */
export async function addSeat(tx: Tx, seat: Omit<Insertable<SeatTable>, 'id'>): Promise<string> {
  const id = newId()
  await tx
    .insertInto('seat')
    .values({ id, ...seat })
    .execute()
  return id
}

/** Changes a seat that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeSeat(tx: Tx, id: string, version: number, change: Updateable<SeatTable>): Promise<boolean> {
  return changeVersioned(tx, 'seat', id, version, change)
}

export type Substitute = Selectable<SubstituteTable> & { readonly name: string }
export type Term = Selectable<HoldingTable> & { readonly name: string; readonly substitutes: readonly Substitute[] }

/** Who has held a seat, the latest first, each with those who may stand in. */
export async function findTerms(db: Handle, seatId: string): Promise<Term[]> {
  const terms = await db
    .selectFrom('holding')
    .innerJoin('person', 'person.id', 'holding.person_id')
    .selectAll('holding')
    .select('person.name')
    .where('seat_id', '=', seatId)
    .orderBy('from_day', 'desc')
    .execute()
  if (terms.length === 0) return []
  const substitutes = await db
    .selectFrom('substitute')
    .innerJoin('person', 'person.id', 'substitute.person_id')
    .selectAll('substitute')
    .select('person.name')
    .where(
      'holding_id',
      'in',
      terms.map(term => term.id),
    )
    .orderBy('from_day')
    .execute()
  return terms.map(term => ({ ...term, substitutes: substitutes.filter(each => each.holding_id === term.id) }))
}

/** The term that a day falls in, or null while the seat is vacant. */
export function termOn(terms: readonly Term[], on: Day): Term | null {
  return terms.find(term => term.from_day <= on && (term.to_day === null || term.to_day >= on)) ?? null
}

/** Begins a term. The database refuses one that overlaps another of the same seat (`isOverlap`). */
export async function beginTerm(tx: Tx, term: Omit<Insertable<HoldingTable>, 'id'>): Promise<string> {
  const id = newId()
  await tx
    .insertInto('holding')
    .values({ id, ...term })
    .execute()
  return id
}

/** Names who stands in during a term, and gives the id. */
export async function nameSubstitute(tx: Tx, substitute: Omit<Insertable<SubstituteTable>, 'id'>): Promise<string> {
  const id = newId()
  await tx
    .insertInto('substitute')
    .values({ id, ...substitute })
    .execute()
  return id
}

/** Changes a term that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeTerm(
  tx: Tx,
  id: string,
  version: number,
  change: Updateable<HoldingTable>,
): Promise<boolean> {
  return changeVersioned(tx, 'holding', id, version, change)
}

/** Whether the database refused a period because it shares a day with another. */
export function isOverlap(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23P01'
}
