/** Questions put to every seat in writing, and what the seats answered. */
import { type Selectable, sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { WrittenProcedureTable } from '../../../db/tables.ts'

/** An answer of a seat; a seat with a conflict of interest says so and is not counted. */
export type WrittenAnswer = {
  readonly seatId: string
  readonly seat: string
  readonly position: 'for' | 'against' | 'abstain' | 'conflict'
  readonly view: string
}

/** A written procedure with its answers. */
export type WrittenProcedure = Selectable<WrittenProcedureTable> & {
  readonly slug: string
  readonly partnership: string
  readonly answers: readonly WrittenAnswer[]
}

/** A written procedure by its id, or null. */
export async function findWritten(db: Handle, id: string): Promise<WrittenProcedure | null> {
  const row = await db
    .selectFrom('written_procedure')
    .innerJoin('partnership', 'partnership.id', 'written_procedure.partnership_id')
    .selectAll('written_procedure')
    .select(['partnership.slug', 'partnership.name as partnership'])
    .select(
      sql<WrittenAnswer[]>`coalesce((select json_agg(json_build_object('seatId', seat.id, 'seat', seat.name,
        'position', written_answer.position, 'view', written_answer.view) order by seat.name)
        from written_answer join seat on seat.id = written_answer.seat_id
        where written_answer.written_procedure_id = written_procedure.id), '[]')`.as('answers'),
    )
    .where('written_procedure.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The written procedures of a partnership still open, by the day they close. */
export function listOpenWritten(db: Handle, partnershipId: string): Promise<Selectable<WrittenProcedureTable>[]> {
  return db
    .selectFrom('written_procedure')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .where('closed_on', 'is', null)
    .orderBy('closes_on')
    .execute()
}
