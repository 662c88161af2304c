/** Questions that wait for the word of an organisation itself. */
import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../db/open.ts'
import { asksNoMore, findRequests, latestOnly, type PartyRequest } from './requests.queries.ts'

/** Questions `r` with what stands on them, `s`, and the partnership that asks, `p`. */
export const waiting = sql`party_standing s join party_request r on r.id = s.party_request_id
  left join partnership p on s.subject_kind = 'partnership' and p.id = s.subject_id`

/** Of these, that the party itself has not answered, and that whoever asks is not over. */
export const waits = sql`s.proof is distinct from 'confirmed' and not ${asksNoMore}`

/** The questions that wait and of which more holds, said of `s` and `r`. */
export async function findWaiting(db: Handle, more: RawBuilder<unknown>): Promise<PartyRequest[]> {
  const { rows } = await sql<{ id: string }>`select r.id from ${waiting} where ${waits} and (${more})`.execute(db)
  return latestOnly(await findRequests(db, { ids: rows.map(({ id }) => id) }))
}

/** Whether anybody was ever mailed a question. */
export async function wasMailed(db: Handle, requestId: string): Promise<boolean> {
  const link = await db
    .selectFrom('party_link')
    .select('id')
    .where('party_request_id', '=', requestId)
    .executeTakeFirst()
  return link !== undefined
}
