/** Going back after giving: what is typed then is laid over the response that was given, to change it; there is no second one. */
import type { RawForm } from '../../../web/fields.ts'
import { holdForm } from '../../../web/held.ts'
import { findBefore } from '../../../web/once.ts'
import { type Outcome, redirect, refuse, type TakeRequest } from '../../../web/page.ts'
import { asForm, layOver } from '../form/as-form.ts'
import { typedFields } from '../form/reading.ts'
import type { Responding } from '../form/responding.queries.ts'
import { addressOf, bringsCookies, keepCode } from '../sealing/own-address.ts'
import { findGiven, type Pencil } from './pencil.ts'
import { wayOf } from './ways.ts'

type Asking = Pick<TakeRequest<unknown, unknown, unknown, never>, 'hub' | 'db' | 'ip' | 'claim' | 'cookies'> & {
  readonly raw: RawForm
}

/** Leads to the page on which a response is changed: what was given there, with what was typed now laid over it. */
export async function changeInstead(
  request: Omit<Asking, 'claim'>,
  of: Responding,
  given: { readonly code: string },
): Promise<Outcome> {
  const { hub, db, ip, raw } = request
  const response = await findGiven(db, hub, given.code)
  const at = `${addressOf(bringsCookies(request) ? response.reference : given.code)}/change`
  const form = layOver(asForm({ response, of }), typedFields(raw))
  const held = await holdForm(hub, at, form.values, { ip, personId: null })
  if (!held) return refuse({ form: 'responses.problem.change-not-carried' })
  const opens = keepCode(response.reference, given.code, request)
  return redirect(`${at}?held=${held.token}`, 'responses.done.change-instead', opens)
}

/**
 * What becomes of a form from a browser that a response was given with already: its reader is asked whether it changes that one or is
 * another. Null where nothing was given, or where it was said that this is another one.
 */
export async function unlessAnother(request: Asking, of: Responding, pencil: Pencil | null): Promise<Outcome | null> {
  if (pencil?.kind !== 'given') return null
  const { raw, db, hub, claim } = request
  if (wayOf(raw).kind === 'change') return changeInstead(request, of, pencil)
  if (raw.values['another']) return null
  const before = await findBefore(db, hub.seal, claim)
  if (before?.kind === 'same') return { kind: 'redirect', to: before.to }
  // The page was gone back to: what it gave is known to be the same reader's.
  return before ? changeInstead(request, of, pencil) : refuse({ form: 'responses.problem.given-here' })
}
