/** Where a form of a response leads: given, put aside, or kept on the way to another page. Pure. */
import type { RawForm } from '../../../web/fields.ts'
import { ownAddress } from '../../../web/own-address.ts'

/** What a button of the form asks for. `enter`: Enter was pressed in a box. */
export type Way =
  | { readonly kind: 'give' | 'save' | 'enter' | 'change' }
  /** Keep what was typed, and go on: below the draft, or to another page of ours. */
  | { readonly kind: 'go'; readonly to: string }

const GO = 'go:'

/** Which button was pressed; a form without one is to be given, as a hand-made request is. */
export function wayOf(raw: RawForm): Way {
  const action = raw.values['action'] ?? []
  const to = action.find(one => one.startsWith(GO))
  if (to !== undefined) return { kind: 'go', to: to.slice(GO.length) }
  for (const kind of ['save', 'enter', 'change'] as const) if (action.includes(kind)) return { kind }
  return { kind: 'give' }
}

/** Pages that stand below a draft and below the form of a consultation alike. */
const BELOW = /^(?:documents\/[\w-]+|sections\/(?:[1-9]\d{0,2}|about-you)|response|check)(?:\?[\w=&-]*)?(?:#[\w.-]*)?$/

/** The address that a way leads to, below `base`; the page of the draft where it leads nowhere of ours. */
export function goTo(base: string, to: string): string {
  if (BELOW.test(to)) return `${base}/${to}`
  return to.startsWith('/') ? ownAddress(to) : base
}
