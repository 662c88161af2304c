/** Links of mails by which a seat answers: for one entry, one seat and one person, once. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { hashToken, newToken } from '../../../web/session.ts'

/** Whose link it is. */
type EntryLinkOf = { readonly entryId: string; readonly seatId: string; readonly personId: string }

/** Makes a link; gives its token, which only the mail carries. */
export async function makeEntryLink(tx: Tx, of: EntryLinkOf, now: Date): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('entry_link')
    .values({
      id: newId(),
      created_at: now,
      partnership_entry_id: of.entryId,
      seat_id: of.seatId,
      person_id: of.personId,
      token_hash: hashToken(token),
    })
    .execute()
  return token
}

/** The link of a token with the partnership and kind of its entry; null where no such link was sent. */
export async function findEntryLink(db: Handle, token: string) {
  const row = await db
    .selectFrom('entry_link as l')
    .innerJoin('partnership_entry as e', 'e.id', 'l.partnership_entry_id')
    .selectAll('l')
    .select(['e.partnership_id', 'e.kind'])
    .where('l.token_hash', '=', hashToken(token))
    .executeTakeFirst()
  return row ?? null
}
