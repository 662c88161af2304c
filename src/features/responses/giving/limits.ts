/**
 * How often the same may be done without signing in. A whole library, or thirty people behind one address, stay far below;
 * giving a response is never limited, and whatever is refused leaves what was typed on the page.
 */
import type { Hub } from '../../../web/hub.ts'
import type { Limit } from '../../../web/tries.ts'

const hourly = (name: string, most: number): Limit => ({ name, most, minutes: 60 })
/** Drafts begun from one address on the network in an hour. */
const begun = hourly('drafts begun', 300)
/** Questions about the outcome from one address on the network in an hour. */
const asked = hourly('questions about outcomes', 120)

type Asking = { readonly hub: Hub; readonly ip: string }

/** Whether one more draft may be begun; counts it where it may. */
export function mayBeginDraft({ hub, ip }: Asking): Promise<boolean> {
  return hub.tries.take(begun, ip)
}

/** Whether one more question may be asked; counts it where it may. */
export function mayAsk({ hub, ip }: Asking): Promise<boolean> {
  return hub.tries.take(asked, ip)
}
