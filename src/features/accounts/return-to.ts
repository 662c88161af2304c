/** Where to go after signing in: only addresses of our own pages, and not to sign in once more. */
import { ownAddress } from '../../web/own-address.ts'

/** The address, or the home page where it may not be led to. */
export function safeReturn(address: string | undefined): string {
  const own = ownAddress(address)
  return own.startsWith('/sign-in') ? '/' : own
}
