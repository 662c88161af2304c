/** What may be seen of a mail that holds a link to sign in. */
import type { Mail } from '../../mail/mail.ts'

/**
 * The text of a mail for other eyes than those it is for: a link that signs in as somebody is taken out. It stays only where
 * no mail leaves and the address can never be reached (RFC 2606), that is for the invented people of a demonstration. Where
 * no mail leaves for real people, the operator makes a link with `compact-hub invite`, which is written down.
 */
export function withoutSignInLinks({ to, body }: Mail, { mailLeaves }: { readonly mailLeaves: boolean }): string {
  if (!mailLeaves && to.endsWith('.invalid')) return body
  return body.replace(/\/sign-in\/[\w-]{20,}/g, '/sign-in/…')
}
