/** Links of mails by which a seat answers in writing: for one question, one seat and one person, once. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { hashToken, newToken } from '../../../web/session.ts'

/** Whose link it is. */
export type WrittenLinkOf = {
  readonly writtenId: string
  readonly seatId: string
  readonly personId: string
  readonly as: 'holder' | 'substitute'
}

/** Makes a link; gives its token, which only the mail carries. */
export async function makeWrittenLink(tx: Tx, of: WrittenLinkOf, now: Date): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('written_link')
    .values({
      id: newId(),
      created_at: now,
      written_procedure_id: of.writtenId,
      seat_id: of.seatId,
      person_id: of.personId,
      acted_as: of.as,
      token_hash: hashToken(token),
    })
    .execute()
  return token
}

/** The link of a token with its seat and whether it was used; null where no such link was sent. */
export async function findWrittenLink(db: Handle, token: string) {
  const row = await db
    .selectFrom('written_link')
    .innerJoin('seat', 'seat.id', 'written_link.seat_id')
    .selectAll('written_link')
    .select('seat.name as seat')
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()
  return row ?? null
}
