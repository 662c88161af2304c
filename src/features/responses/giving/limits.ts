/**
 * How often the same may be done without signing in. A whole library, or thirty people behind one address, stay far below;
 * giving a response is never limited, and whatever is refused leaves what was typed on the page.
 */
import type { Seal } from '../../../db/seal.ts'
import { countTries } from '../../../web/tries.ts'

const MINUTES = 60
/** Drafts begun from one address on the network in an hour. */
const begun = countTries(300, MINUTES)
/** Mails with a way back to one mailbox in an hour, so that nobody floods a stranger's; as many as sign-in links. */
const toMailbox = countTries(5, MINUTES)
/** The same asked for from one address on the network. */
const mailsAsked = countTries(120, MINUTES)
/** Questions about the outcome from one address on the network in an hour. */
const asked = countTries(120, MINUTES)

type Asking = { readonly ip: string; readonly now: Date }

/** Whether one more draft may be begun; counts it where it may. */
export function mayBeginDraft({ ip, now }: Asking): boolean {
  return take(begun, ip, now)
}

/** Whether one more mail may go to a mailbox; counts it where it may. */
export function mayMail(seal: Seal, mailbox: string, { ip, now }: Asking): boolean {
  // The mailbox itself is not remembered.
  const mark = seal.mark(mailbox.toLowerCase(), 'mails to a mailbox').toString('base64url')
  if (toMailbox.tooMany(mark, now.getTime()) || !take(mailsAsked, ip, now)) return false
  return take(toMailbox, mark, now)
}

/** Whether one more question may be asked; counts it where it may. */
export function mayAsk({ ip, now }: Asking): boolean {
  return take(asked, ip, now)
}

function take(tries: ReturnType<typeof countTries>, key: string, now: Date): boolean {
  if (tries.tooMany(key, now.getTime())) return false
  tries.count(key, now.getTime())
  return true
}
