/** Somebody on the way to an issuer and back: kept for some minutes, found once, and only by the browser that went. */
import { newId } from '../../../db/ids.ts'
import type { Db } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import { cookieAt, hashToken } from '../../../web/session.ts'
import type { Secrets } from './provider.ts'

/** How long somebody may take at the issuer, in minutes. */
export const attemptMinutes = 15

/** Names the browser that went to an issuer. */
export const attemptCookie = 'hub_way'

/** The name of that cookie at an address. */
export function attemptCookieAt(origin: string): string {
  return cookieAt(attemptCookie, origin)
}

/** What was kept of somebody who went. */
export type Attempt = { readonly secrets: Secrets; readonly returnTo: string; readonly fresh: boolean }

/** Keeps what is needed when they come back. `browser`: the token of its cookie. */
export async function keepAttempt(
  db: Db,
  seal: Seal,
  { issuerId, browser, now }: { readonly issuerId: string; readonly browser: string; readonly now: Date },
  { secrets, returnTo, fresh }: Attempt,
): Promise<void> {
  const id = newId()
  await db
    .insertInto('sign_in_attempt')
    .values({
      id,
      created_at: now,
      issuer_id: issuerId,
      state_hash: hashToken(secrets.state),
      browser_hash: hashToken(browser),
      sealed: seal.close(JSON.stringify(secrets), `sign_in_attempt:${id}`),
      return_to: returnTo,
      fresh,
      expires_at: new Date(now.getTime() + attemptMinutes * 60_000),
    })
    .execute()
}

/** Takes what was kept: it is gone after. Null for another browser, another issuer, a second time, or too late. */
export async function takeAttempt(
  db: Db,
  seal: Seal,
  { issuerId, browser, now }: { readonly issuerId: string; readonly browser: string; readonly now: Date },
  state: string,
): Promise<Attempt | null> {
  const row = await db
    .deleteFrom('sign_in_attempt')
    .where('state_hash', '=', hashToken(state))
    .where('browser_hash', '=', hashToken(browser))
    .where('issuer_id', '=', issuerId)
    .where('expires_at', '>', now)
    .returning(['id', 'sealed', 'return_to', 'fresh'])
    .executeTakeFirst()
  if (!row) return null
  const secrets = JSON.parse(seal.open(row.sealed, `sign_in_attempt:${row.id}`)) as Secrets
  return { secrets, returnTo: row.return_to, fresh: row.fresh }
}
