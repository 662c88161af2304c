/** Questions put to every seat in writing, and what the seats answered: every answer, with its giver and moment. */
import { type Selectable, sql } from 'kysely'
import { dayOf } from '../../../db/day-of.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { WrittenProcedureTable } from '../../../db/tables.ts'
import { answersThatStand } from '../../../governance/votes.ts'
import type { Day } from '../../../kernel/day.ts'

/** What a seat can say; a seat with a conflict of interest says so and is not counted. */
export const writtenPositions = ['for', 'against', 'abstain', 'conflict'] as const
export type WrittenPosition = (typeof writtenPositions)[number]

/** An answer as it was given. `stands`: no other answer of its seat stands in its place. */
export type WrittenAnswer = {
  readonly id: string
  readonly seatId: string
  readonly seat: string
  readonly position: WrittenPosition
  readonly view: string
  readonly as: 'holder' | 'substitute'
  readonly giver: string | null
  readonly personId: string | null
  readonly at: Date
  /** The day of it in the area. */
  readonly on: Day
  readonly stands: boolean
}

/** A written procedure with its answers, the earliest first. */
export type WrittenProcedure = Selectable<WrittenProcedureTable> & {
  readonly slug: string
  readonly partnership: string
  readonly given: readonly WrittenAnswer[]
  /** The answers that stand, one for each seat that answered. */
  readonly answers: readonly WrittenAnswer[]
}

type Row = Omit<WrittenAnswer, 'at' | 'stands'> & { readonly at: string }

/** A written procedure by its id, or null. */
export async function findWritten(db: Handle, id: string): Promise<WrittenProcedure | null> {
  const row = await db
    .selectFrom('written_procedure')
    .innerJoin('partnership', 'partnership.id', 'written_procedure.partnership_id')
    .selectAll('written_procedure')
    .select(['partnership.slug', 'partnership.name as partnership'])
    .select(
      sql<Row[]>`coalesce((select json_agg(json_build_object('id', a.id, 'seatId', seat.id, 'seat', seat.name,
        'position', a.position, 'view', a.view, 'as', a.acted_as, 'giver', person.name, 'personId', a.person_id, 'at', a.created_at,
        'on', ${dayOf('a.created_at')})
        order by a.created_at, a.id)
        from written_answer a join seat on seat.id = a.seat_id left join person on person.id = a.person_id
        where a.written_procedure_id = written_procedure.id), '[]')`.as('rows'),
    )
    .where('written_procedure.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { rows, ...written } = row
  const all = rows.map(one => ({ ...one, at: new Date(one.at) }))
  const standing = answersThatStand(all)
  const given = all.map(one => ({ ...one, stands: standing.get(one.seatId)?.id === one.id }))
  return { ...written, given, answers: given.filter(({ stands }) => stands) }
}

/**
 * Keeps a question to this transaction until it ends, so that an answer and the closing wait for one another: what is kept before
 * the question closes is counted, and nothing is kept after. Gives the question as it stands then.
 */
export async function holdWritten(tx: Tx, id: string): Promise<WrittenProcedure> {
  await tx.selectFrom('written_procedure').select('id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  return (await findWritten(tx, id))!
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
