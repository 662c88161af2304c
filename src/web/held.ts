/** What somebody typed when they were not signed in any more: sealed, kept for seven days, given back after sign-in. */
import { newId } from '../db/ids.ts'
import type { Handle } from '../db/open.ts'
import type { RawForm } from './fields.ts'
import type { Hub } from './hub.ts'
import { hashToken, newToken } from './session.ts'
import type { Limit } from './tries.ts'

const DAYS = 7
const LARGEST = 1_000_000

/** Forms of one address that are kept in ten minutes: enough for a room of people whose sign-in ran out together. */
const heldForms: Limit = { name: 'held forms', most: 30, minutes: 10 }

/**
 * Keeps a form; gives the token with which it is found, or null where it is too large to keep, or one of too many from an
 * address. Files are not kept.
 */
export async function holdForm(hub: Hub, path: string, raw: RawForm, ip: string): Promise<string | null> {
  const text = JSON.stringify(raw.values)
  if (text.length > LARGEST || !(await hub.tries.take(heldForms, ip))) return null
  const token = newToken()
  const id = newId()
  await hub.db
    .insertInto('held_form')
    .values({
      id,
      token_hash: hashToken(token),
      path,
      sealed: hub.seal.close(text, `held_form:${id}`),
      expires_at: new Date(hub.now().getTime() + DAYS * 24 * 60 * 60 * 1000),
    })
    .execute()
  return token
}

/** Finds what was kept for a page, or null. */
export async function findHeld(db: Handle, hub: Hub, token: string, path: string): Promise<RawForm | null> {
  const row = await db
    .selectFrom('held_form')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('path', '=', path)
    .where('expires_at', '>', hub.now())
    .executeTakeFirst()
  if (!row) return null
  return { values: JSON.parse(hub.seal.open(row.sealed, `held_form:${row.id}`)) as Record<string, string[]>, files: {} }
}
