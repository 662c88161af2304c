/**
 * Forms that anybody may send without signing in: each makes a record that somebody has to read, and most a mail to whoever that is. How many
 * come from one address on the network is limited, so that no mailbox is flooded and no list filled up, and a whole village hall stays below.
 */
import type { Hub } from './hub.ts'
import type { Limit } from './tries.ts'

/** Such forms from one address in an hour, whichever they are. */
const sent: Limit = { name: 'forms that anybody may send', most: 30, minutes: 60 }

/** Answers that anybody may give, from one address in an hour: they tell nobody by mail, and a whole day centre may answer in turn. */
export const openAnswers: Limit = { name: 'answers that anybody may give', most: 120, minutes: 60 }

/** What is said where an address has had its share. */
export const hadTooMany = 'web.public-form-too-many'

/** Whether the address of a request has had its share; if not, counts it. */
export async function hadItsShare(
  { hub, ip }: { readonly hub: Hub; readonly ip: string },
  limit: Limit = sent,
): Promise<boolean> {
  return !(await hub.tries.take(limit, ip))
}
