/** Going back after giving: what is typed then is laid over the response that was given, to change it; there is no second one. */
import type { RawForm } from '../../../web/fields.ts'
import { holdForm } from '../../../web/held.ts'
import type { Hub } from '../../../web/hub.ts'
import { type Outcome, redirect } from '../../../web/page.ts'
import { typedFields } from '../form/reading.ts'

/** Leads to the page on which a response is changed, with what was typed. */
export async function changeInstead(
  { hub, ip, raw }: { readonly hub: Hub; readonly ip: string; readonly raw: RawForm },
  given: { readonly code: string; readonly version: number },
): Promise<Outcome> {
  const at = `/responses/${given.code}/change`
  const values = { ...typedFields(raw), version: [String(given.version)] }
  const held = await holdForm(hub, at, { values, files: {} }, { ip, personId: null })
  return redirect(held ? `${at}?held=${held.token}` : at, 'responses.done.change-instead')
}
