/** How a form ends: it leads on, comes back to be put right, or there is nothing there. Pages find these by `page.ts`. */
import type { Message } from './catalogue.ts'
import type { RawForm } from './fields.ts'

/** The same token came before with another content: nothing is taken, and the page asks. */
export type Repeat = { readonly kind: 'repeat' }

/** How a form ended. */
export type Outcome =
  | { readonly kind: 'redirect'; readonly to: string; readonly cookies?: readonly Cookie[] }
  /** Something typed must be put right: the page again, 422, with what was typed. Keys are field names or control ids. */
  | { readonly kind: 'refuse'; readonly problems: Readonly<Record<string, Message>> }
  /** Somebody else changed the record meanwhile: the page again, 409, with their text beside what was typed. */
  | { readonly kind: 'stale'; readonly theirs: RawForm; readonly version: number }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'forbidden' }

/** Whether what a page was to show leads elsewhere instead. */
export function leadsOn<Found extends object>(found: Found | Outcome): found is Outcome {
  return 'kind' in found
}

export type Cookie = {
  readonly name: string
  readonly value: string
  readonly maxAge: number
  readonly path?: string
  /** True for one that says by its name that no other host has set it (`cookieAt`). */
  readonly thisHostOnly?: true
}

/** Goes on to another page. `done` is a key of the catalogue, shown there once as a notice. */
export function redirect(to: string, done?: string, cookies?: readonly Cookie[]): Outcome {
  const [path = '', hash] = to.split('#')
  const notice = done ? `${path.includes('?') ? '&' : '?'}done=${encodeURIComponent(done)}` : ''
  const target = `${path}${notice}${hash === undefined ? '' : `#${hash}`}`
  return cookies ? { kind: 'redirect', to: target, cookies } : { kind: 'redirect', to: target }
}

/** Sends the form back with what is to be put right, by field. */
export function refuse(problems: Readonly<Record<string, Message | string>>): Outcome {
  const messages = Object.entries(problems).map(([field, problem]) => [
    field,
    typeof problem === 'string' ? { key: problem } : problem,
  ])
  return { kind: 'refuse', problems: Object.fromEntries(messages) }
}

/** Says that somebody else changed the record, with their values. */
export function stale(theirs: RawForm, version: number): Outcome {
  return { kind: 'stale', theirs, version }
}

export const notFound: Outcome = { kind: 'not-found' }

export const forbidden: Outcome = { kind: 'forbidden' }
