/** What may be seen of a mail that holds a link which speaks for whoever has it: signs in, answers, begins, stops. */
import type { Mail } from '../../mail/mail.ts'
import { withoutTokens } from '../../web/session.ts'

/**
 * The text of a mail for other eyes than those it is for: every token is taken out of its links. It stays only where no mail
 * leaves and the address can never be reached (RFC 2606), that is for the invented people of a demonstration. Where no mail
 * leaves for real people, the operator makes a link to sign in with `compact-hub invite`, which is written down.
 */
export function withoutSecretLinks({ to, body }: Mail, { mailLeaves }: { readonly mailLeaves: boolean }): string {
  return !mailLeaves && to.endsWith('.invalid') ? body : withoutTokens(body)
}
