/**
 * A computer that others use too. Who says so, before giving or at the receipt, leaves nothing behind: what finds a draft lives for an
 * hour, what finds a response no longer than its page is read, and one button ends both.
 */
import type { Cookie } from '../../../web/page.ts'

/** Says that the reader of this browser said so. */
export const sharedCookie = 'hub_shared'
const HOUR = 60 * 60
/** Seconds for which it is remembered: a long sitting. */
const REMEMBERED = 4 * HOUR
/** Seconds for which such a browser finds a draft after it was saved last. */
export const sharedDraft = HOUR

type Cookies = { readonly cookies: Readonly<Record<string, string | undefined>> }

/** Whether this browser is one that others use too. */
export function isShared({ cookies }: Cookies): boolean {
  return cookies[sharedCookie] !== undefined
}

/** Remembers that it is. */
export const nowShared: Cookie = { name: sharedCookie, value: 'yes', maxAge: REMEMBERED }

/** Forgets it. */
export const notShared: Cookie = { name: sharedCookie, value: '', maxAge: 0 }
