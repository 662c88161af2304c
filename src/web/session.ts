/** Who is asking: the session cookie names a session by a token of which only the hash is kept. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, type Grant, nobody } from '../access/access.ts'
import { newId } from '../db/ids.ts'
import type { Handle } from '../db/open.ts'
import type { Day } from '../kernel/day.ts'

export const sessionCookie = 'hub_session'
/** Two weeks. */
export const sessionSeconds = 14 * 24 * 60 * 60

/** The hash under which a token is kept. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** A new token of 256 bits, safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** The actor behind a session token, with the roles that hold today, in one query; nobody if it does not hold. */
export async function findActor(db: Handle, token: string | undefined, now: Date, today: Day): Promise<Actor> {
  if (!token) return nobody
  const row = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .where('session.token_hash', '=', hashToken(token))
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', now)
    .where('person.erased_at', 'is', null)
    .select(['person.id', 'person.name', 'person.email'])
    .select(
      sql<Grant[]>`coalesce((
        select json_agg(json_build_object('role', role, 'kind', subject_kind, 'id', subject_id))
        from role_grant
        where person_id = person.id and from_day <= ${today} and (to_day is null or to_day >= ${today})), '[]')`.as(
        'grants',
      ),
    )
    .executeTakeFirst()
  if (!row) return nobody
  return { person: { id: row.id, name: row.name, email: row.email }, grants: row.grants }
}

/** Whose session a token was of, also one that has ended or run out; null for no session of ours. */
export async function personBehind(db: Handle, token: string | null): Promise<string | null> {
  if (!token) return null
  const row = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select('person.id')
    .where('session.token_hash', '=', hashToken(token))
    .where('person.erased_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Begins a session and gives its token, which goes into the cookie and nowhere else. */
export async function beginSession(tx: Handle, personId: string, userAgent: string, now: Date): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('session')
    .values({
      id: newId(),
      token_hash: hashToken(token),
      person_id: personId,
      user_agent: userAgent.slice(0, 300),
      expires_at: new Date(now.getTime() + sessionSeconds * 1000),
    })
    .execute()
  return token
}

/** Ends one session. */
export async function endSession(tx: Handle, token: string, now: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('ended_at', 'is', null)
    .execute()
}

/** Signs a person out everywhere; gives how many sessions ended. */
export async function endAllSessions(tx: Handle, personId: string, now: Date): Promise<number> {
  const ended = await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}
