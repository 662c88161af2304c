/** Links of mails to parties: for one question and one mailbox, once. */
import { newId } from '../../db/ids.ts'
import type { Handle } from '../../db/open.ts'
import { hashToken, newToken } from '../../web/session.ts'
import type { Mailbox } from './matter.ts'

/** Days for which a link answers; a new one is a press of a button away. */
const linkDays = 60

/** Makes a link for a mailbox; gives its token, which only the mail carries. Links sent to it before stop working. */
export async function makeLink(tx: Handle, requestId: string, to: Mailbox, now: Date): Promise<string> {
  const token = newToken()
  await tx
    .updateTable('party_link')
    .set({ expires_at: now })
    .where('party_request_id', '=', requestId)
    .where('sent_to', '=', to.email)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
  await tx
    .insertInto('party_link')
    .values({
      id: newId(),
      created_at: now,
      party_request_id: requestId,
      token_hash: hashToken(token),
      sent_to: to.email,
      person_id: to.personId,
      expires_at: new Date(now.getTime() + linkDays * 86_400_000),
    })
    .execute()
  return token
}

export type PartyLink = {
  readonly id: string
  readonly requestId: string
  readonly sentTo: string
  readonly personId: string | null
  readonly sentAt: Date
  readonly state: 'good' | 'used' | 'expired'
}

/** The link of a token, and whether it still answers; null where no such link was ever sent. */
export async function findLink(db: Handle, token: string, now: Date): Promise<PartyLink | null> {
  const row = await db
    .selectFrom('party_link')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    requestId: row.party_request_id,
    sentTo: row.sent_to,
    personId: row.person_id,
    sentAt: row.created_at,
    state: row.used_at ? 'used' : row.expires_at <= now ? 'expired' : 'good',
  }
}

/** When a mailbox was last sent a link for a question; null where it never was. */
export async function lastSentTo(db: Handle, requestId: string, email: string): Promise<Date | null> {
  const row = await db
    .selectFrom('party_link')
    .select(eb => eb.fn.max('created_at').as('at'))
    .where('party_request_id', '=', requestId)
    .where('sent_to', '=', email)
    .executeTakeFirst()
  return row?.at ?? null
}
