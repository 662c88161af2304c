/** One's own account: sessions, roles and ways to be reached. */
import { changeVersioned } from '../../db/change-versioned.ts'
import type { Handle } from '../../db/open.ts'
import type { Way } from '../../web/session.ts'

export type CurrentSession = {
  readonly id: string
  readonly begun: Date
  /** When it was used last, to some minutes. */
  readonly seen: Date
  readonly userAgent: string
  /** How it was begun, and with which organisation's own sign-in. */
  readonly way: Way
  readonly issuer: string | null
  /** The hash of its token. */
  readonly mark: Buffer
}

/** The sessions of a person that have not ended, nor were left alone for longer than `idle` milliseconds. */
export async function findCurrentSessions(
  db: Handle,
  personId: string,
  now: Date,
  idle: number,
): Promise<CurrentSession[]> {
  const rows = await db
    .selectFrom('session')
    .leftJoin('sign_in_issuer as i', 'i.id', 'session.issuer_id')
    .select(['session.id', 'session.created_at', 'seen_at', 'user_agent', 'token_hash', 'way', 'i.name as issuer'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('seen_at', '>', new Date(now.getTime() - idle))
    .orderBy('session.created_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    begun: row.created_at,
    seen: row.seen_at,
    userAgent: row.user_agent,
    way: row.way,
    issuer: row.issuer,
    mark: row.token_hash,
  }))
}

/** A person as the account page shows and changes them. */
export type Account = {
  readonly version: number
  readonly name: string
  readonly email: string | null
  readonly phone: string
  readonly preferred_channel: 'email' | 'phone' | 'post' | 'none'
  readonly language_needs: string
  readonly format_needs: string
}

/** The account of a person. */
export async function findAccount(db: Handle, personId: string): Promise<Account> {
  const row = await db
    .selectFrom('person')
    .select(['version', 'name', 'email', 'phone', 'preferred_channel', 'language_needs', 'format_needs'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return { ...row, preferred_channel: row.preferred_channel as Account['preferred_channel'] }
}

/** Changes an account that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeAccount(
  tx: Handle,
  personId: string,
  version: number,
  change: Omit<Account, 'version' | 'email'>,
): Promise<boolean> {
  return changeVersioned(tx, 'person', personId, version, change)
}
