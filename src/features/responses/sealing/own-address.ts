/**
 * Where a response is read: below its reference, which opens nothing. The code that opens it is exchanged for a cookie when it comes
 * in an address, so that it stands in no address afterwards: not in the history of the browser, nor in what a server on the way notes
 * (OWASP ASVS 5.0, 14.2.1).
 */
import type { RawForm } from '../../../web/fields.ts'
import type { Cookie } from '../../../web/page.ts'
import { isReference } from './receipt-code.ts'
import { isShared } from './shared-computer.ts'

/** Holds the code of one response, for the pages of that response only. */
export const responseCookie = 'hub_response'
/** Seconds for which it does: a day's work, and half an hour where others use the computer too. */
const KEPT = 12 * 60 * 60
const KEPT_SHARED = 30 * 60

/** Tells whether a browser keeps cookies at all: set when it comes with none, and looked for when it comes again at once. */
const TRIED = 'again'
const tried: Cookie = { name: 'hub_tried', value: 'yes', maxAge: 60, path: '/responses' }

type Cookies = { readonly cookies: Readonly<Record<string, string | undefined>> }

/** The address of a response, by its reference, or by its code in a browser that keeps no cookies. */
export function addressOf(way: string): string {
  return `/responses/${way}`
}

/** Has a browser open a response at its address. */
export function keepCode(reference: string, code: string, asked: Cookies): Cookie {
  const maxAge = isShared(asked) ? KEPT_SHARED : KEPT
  return { name: responseCookie, value: code, maxAge, path: addressOf(reference) }
}

/** Has a browser forget how a response is opened. */
export function forgetCode(reference: string): Cookie {
  return { name: responseCookie, value: '', maxAge: 0, path: addressOf(reference) }
}

/** The code that a request opens a response with: in its address, in its cookie, or in the form that was open when that ran out. */
export function codeAsked({ cookies, raw }: Cookies & { readonly raw?: RawForm | null }, inAddress: string): string {
  if (!isReference(inAddress)) return inAddress
  return cookies[responseCookie] ?? raw?.values['code']?.[0] ?? ''
}

/**
 * Whether a browser that comes with a code keeps cookies: then the code can leave the address. Where that is not known yet: where it is led
 * once to find out, with what it should bring back.
 */
export function keepsCookies({
  cookies,
  url,
}: Cookies & { readonly url: URL }): boolean | { to: string; cookie: Cookie } {
  if (Object.keys(cookies).length > 0) return true
  if (url.searchParams.has(TRIED)) return false
  return { to: `${url.pathname}${url.search ? `${url.search}&` : '?'}${TRIED}=yes`, cookie: tried }
}

/** What an address asked for besides, without the question whether the browser keeps cookies; '' for nothing. */
export function askedBesides({ searchParams }: URL): string {
  const rest = [...searchParams].filter(([name]) => name !== TRIED)
  return rest.length > 0 ? `?${new URLSearchParams(rest)}` : ''
}
