/** Rounds of questions to the seats. What a seat answered and that it answered are kept apart. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { SeatAnswer } from '../../../facts/partnership/survey-groups.ts'
import type { RoundKind } from '../../../facts/partnership/survey-questions.ts'
import type { Day } from '../../../kernel/day.ts'
import { type Sector, sectors } from '../../organisations/index.ts'

export type Round = {
  readonly id: string
  readonly version: number
  readonly kind: RoundKind
  readonly opened_on: Day
  readonly closes_on: Day
  readonly closed_on: Day | null
  readonly summary: string
  /** Seats that answered. */
  readonly taken: number
}

/** The rounds of a partnership, the latest first. */
export async function findRounds(db: Handle, partnershipId: string): Promise<Round[]> {
  const rows = await db
    .selectFrom('survey_round')
    .select(['id', 'version', 'kind', 'opened_on', 'closes_on', 'closed_on', 'summary'])
    .select(eb =>
      eb
        .selectFrom('survey_taken')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .whereRef('survey_round_id', '=', 'survey_round.id')
        .as('taken'),
    )
    .where('partnership_id', '=', partnershipId)
    .orderBy('opened_on', 'desc')
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(row => ({ ...row, taken: Number(row.taken ?? 0) }))
}

/** Opens a round and gives its id. */
export async function openRound(
  tx: Tx,
  round: {
    readonly partnership_id: string
    readonly kind: RoundKind
    readonly opened_on: Day
    readonly closes_on: Day
  },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('survey_round')
    .values({ id, ...round })
    .execute()
  return id
}

/** The seats that have answered a round. */
export async function findTaken(db: Handle, roundId: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('survey_taken').select('seat_id').where('survey_round_id', '=', roundId).execute()
  return new Set(rows.map(row => row.seat_id))
}

export type GivenAnswer = { readonly scores: Readonly<Record<string, number>>; readonly comment: string }

/**
 * Takes the answer of a seat; false where the seat has answered. Ids are random, not by time, so that the two rows
 * cannot be put together by their order.
 */
export async function takeAnswer(
  tx: Tx,
  of: { readonly roundId: string; readonly seatId: string; readonly sector: Sector; readonly answer: GivenAnswer },
): Promise<boolean> {
  const taken = await tx
    .insertInto('survey_taken')
    .values({ id: randomUUID(), survey_round_id: of.roundId, seat_id: of.seatId })
    .onConflict(conflict => conflict.columns(['survey_round_id', 'seat_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!taken) return false
  await tx
    .insertInto('survey_answer')
    .values({ id: randomUUID(), survey_round_id: of.roundId, sector: of.sector, answers: JSON.stringify(of.answer) })
    .execute()
  await shuffle(tx, of.roundId)
  return true
}

/**
 * Writes the answers of a round anew in one go and in random order: the database keeps rows in the order in which they
 * came, and the record of changes tells who answered when.
 */
async function shuffle(tx: Tx, roundId: string): Promise<void> {
  await sql`
    with old as (delete from survey_answer where survey_round_id = ${roundId} returning sector, answers)
    insert into survey_answer (id, survey_round_id, sector, answers)
    select gen_random_uuid(), ${roundId}, sector, answers from old order by random()`.execute(tx)
}

const kept = z.object({
  sector: z.enum(sectors),
  answers: z.object({ scores: z.record(z.string(), z.number()), comment: z.string() }),
})

/** The answers to a round, in no order of time. */
export async function findAnswersTo(
  db: Handle,
  roundId: string,
): Promise<readonly (SeatAnswer & { readonly comment: string })[]> {
  const rows = await db
    .selectFrom('survey_answer')
    .select(['sector', 'answers'])
    .where('survey_round_id', '=', roundId)
    .orderBy('id')
    .execute()
  return rows.map(row => {
    const { sector, answers } = kept.parse(row)
    return { sector, ...answers }
  })
}

/** Closes a round; false where it was closed. */
export async function closeRound(tx: Tx, roundId: string, today: Day): Promise<boolean> {
  const closed = await tx
    .updateTable('survey_round')
    .set(eb => ({ closed_on: today, version: eb('version', '+', 1) }))
    .where('id', '=', roundId)
    .where('closed_on', 'is', null)
    .executeTakeFirst()
  if (Number(closed.numUpdatedRows) === 0) return false
  return true
}
