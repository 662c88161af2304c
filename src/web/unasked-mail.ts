/**
 * Mail to an address that somebody typed without showing that it is theirs: thanks for a response, the way back to a draft, the
 * confirmation of an interest. One rule for all of it, so that no stranger's mailbox can be filled through the Hub, whatever forms are
 * used and from wherever.
 */
import type { Hub } from './hub.ts'
import type { Limit } from './tries.ts'

const DAY = 24 * 60

/** Such mails to one mailbox in a day. Somebody who saves a draft, gives it and asks to be told stays below. */
const toMailbox: Limit = { name: 'unasked mails to a mailbox', most: 4, minutes: DAY }
/** Such mails asked for from one address on the network in an hour: a whole library stays below. */
const askedFor: Limit = { name: 'unasked mails asked for', most: 120, minutes: 60 }

/** Mails of any kind to one mailbox in a day: whoever may write to others by signing in fills none either. */
const anyToMailbox: Limit = { name: 'mails to a mailbox', most: 100, minutes: DAY }

/** Whether a mailbox may have one more mail of whatever kind today; counts it where it may. What is over its share rests in the outbox. */
export function mayReach({ tries }: Hub): (address: string) => Promise<boolean> {
  return address => tries.take(anyToMailbox, mailboxOf(address))
}

/** Whether one more such mail may leave now; counts it where it may. */
export async function mayMailUnasked({ tries }: Hub, mailbox: string, ip: string): Promise<boolean> {
  return (await tries.take(askedFor, ip)) && (await tries.take(toMailbox, mailboxOf(mailbox)))
}

/** Providers that leave dots in the name of a mailbox out. */
const DOTLESS = new Set(['gmail.com'])
/** Domains that are another name of one. */
const SAME = new Map([['googlemail.com', 'gmail.com']])

/**
 * The mailbox that an address leads to, as far as it can be told: what stands behind a plus is a note of its owner (RFC 5233), so that a
 * thousand such addresses are one mailbox. It is only counted under this; mail goes to the address as it was typed.
 */
export function mailboxOf(address: string): string {
  const typed = address.trim().normalize('NFKC').toLowerCase()
  const at = typed.lastIndexOf('@')
  const [name, said] = [typed.slice(0, at).replace(/(?<=.)\+.*$/, ''), typed.slice(at + 1)]
  const domain = SAME.get(said) ?? said
  return `${DOTLESS.has(domain) ? name.replaceAll('.', '') : name}@${domain}`
}
