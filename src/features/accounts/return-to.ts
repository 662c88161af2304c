/** Where to go after signing in: only addresses of our own pages, and not to sign in once more. */
import type { Handle } from '../../db/open.ts'
import { heldCookie, listHeld } from '../../web/held.ts'
import { ownAddress } from '../../web/own-address.ts'

/** The address, or the home page where it may not be led to. */
export function safeReturn(address: string | undefined): string {
  const own = ownAddress(address)
  return own.startsWith('/sign-in') ? '/' : own
}

/** Who has just signed in, where they wanted to go, and what their browser keeps. */
type JustSignedIn = {
  readonly personId: string
  readonly returnTo: string
  readonly cookies: Readonly<Record<string, string | undefined>>
}

/** Where somebody is led who has just signed in. Whoever goes nowhere in particular comes to what they were doing when their sign-in ended. */
export async function whereTo(db: Handle, now: Date, { personId, returnTo, cookies }: JustSignedIn): Promise<string> {
  if (returnTo !== '/') return returnTo
  const actor = { person: { id: personId, name: '', email: null }, grants: [] }
  const kept = await listHeld(db, now, { actor, cookie: cookies[heldCookie] })
  return kept.length > 0 ? '/account/kept' : '/'
}
