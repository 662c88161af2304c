/** Sign-in links: made for a person, found by the hash of their token, used once. */
import { newId } from '../../db/ids.ts'
import type { Handle } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import { hashToken, newToken } from '../../web/session.ts'

/** How long a link works, in minutes. */
export const linkMinutes = 20

/** The person with an email address, whatever its capitals; null where there is none. */
export async function findPersonByEmail(db: Handle, email: string): Promise<{ id: string; name: string } | null> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where(eb => eb(eb.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** When the links of the hour before a moment were made that nobody has used. */
export async function recentUnusedLinks(db: Handle, personId: string, now: Date): Promise<Date[]> {
  const rows = await db
    .selectFrom('sign_in_link')
    .select('created_at')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('created_at', '>', new Date(now.getTime() - 3_600_000))
    .execute()
  return rows.map(row => row.created_at)
}

/** Makes a link for a person; gives its token, which only the mail carries. */
export async function makeSignInLink(
  tx: Handle,
  personId: string,
  returnTo: string,
  now: Date,
  minutes = linkMinutes,
): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('sign_in_link')
    .values({
      id: newId(),
      created_at: now,
      token_hash: hashToken(token),
      person_id: personId,
      return_to: returnTo,
      expires_at: new Date(now.getTime() + minutes * 60_000),
    })
    .execute()
  return token
}

export type SignInLink = {
  readonly id: string
  readonly personId: string
  readonly returnTo: string
  readonly state: 'good' | 'used' | 'expired'
}

/** The link of a token, and whether it still works. */
export async function findSignInLink(db: Handle, token: string, now: Date): Promise<SignInLink | null> {
  const row = await db
    .selectFrom('sign_in_link')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()
  if (!row) return null
  const state = row.used_at ? 'used' : row.expires_at <= now ? 'expired' : 'good'
  return { id: row.id, personId: row.person_id, returnTo: row.return_to, state }
}

/** Whether somebody is of the secretariat on a day. */
export async function holdsSecretariat(db: Handle, personId: string, today: Day): Promise<boolean> {
  const row = await db
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', personId)
    .where('role', '=', 'secretariat')
    .where('from_day', '<=', today)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', today)]))
    .executeTakeFirst()
  return row !== undefined
}
