/**
 * Where a response is read: below its reference, which opens nothing. The code that opens it is exchanged for a cookie when it comes
 * in an address, so that it stands in no address afterwards: not in the history of the browser, nor in what a server on the way notes
 * (OWASP ASVS 5.0, 14.2.1).
 */
import type { RawForm } from '../../../web/fields.ts'
import type { Cookie } from '../../../web/page.ts'
import { isReference, isWrittenReference } from './receipt-code.ts'
import { isShared } from './shared-computer.ts'

/** Holds the code of one response, for the pages of that response only. */
export const responseCookie = 'hub_response'
/** Remembers which responses a browser can open, by references, which open nothing: so that one button ends them all. */
const openedCookie = 'hub_opened'
const MOST_OPENED = 20
/** Seconds for which a browser opens a response: a day's work, and half an hour where others use the computer too. */
const KEPT = 12 * 60 * 60
const KEPT_SHARED = 30 * 60

/** Tells whether a browser keeps cookies at all: set when it comes with none, and looked for when it comes again at once. */
const TRIED = 'again'
const tried: Omit<Cookie, 'path'> = { name: 'hub_tried', value: 'yes', maxAge: 60 }

type Cookies = { readonly cookies: Readonly<Record<string, string | undefined>> }

/** The address of a response, by its reference, or by its code in a browser that keeps no cookies. */
export function addressOf(way: string): string {
  return `/responses/${way}`
}

/** Whether a browser is known to keep cookies: it comes with one. */
export function bringsCookies({ cookies }: Cookies): boolean {
  return Object.keys(cookies).length > 0
}

/** Has a browser open a response at its address. */
export function keepCode(reference: string, code: string, asked: Cookies): readonly Cookie[] {
  const maxAge = isShared(asked) ? KEPT_SHARED : KEPT
  const opened = [...openedIn(asked).filter(each => each !== reference), reference]
  return [
    { name: responseCookie, value: code, maxAge, path: addressOf(reference) },
    { name: openedCookie, value: opened.slice(-MOST_OPENED).join('.'), maxAge: KEPT },
    ...opened.slice(0, -MOST_OPENED).map(forgetCode),
  ]
}

/** Has a browser forget how responses are opened: every one that it can open, and those named. */
export function forgetCodes(asked: Cookies, references: readonly string[]): readonly Cookie[] {
  const all = new Set([...openedIn(asked), ...references.filter(isWrittenReference)])
  return [{ name: openedCookie, value: '', maxAge: 0 }, ...[...all].map(forgetCode)]
}

function openedIn({ cookies }: Cookies): readonly string[] {
  return (cookies[openedCookie] ?? '').split('.').filter(isWrittenReference)
}

function forgetCode(reference: string): Cookie {
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
  if (bringsCookies({ cookies })) return true
  if (isTried(url)) return false
  return {
    to: `${url.pathname}${url.search ? `${url.search}&` : '?'}${TRIED}=yes`,
    cookie: { ...tried, path: url.pathname.split('/').slice(0, 2).join('/') },
  }
}

/** The address of a response that a browser was just given the code of: coming without it there, it keeps no cookies. */
export function addressToTry(reference: string): string {
  return `${addressOf(reference)}?${TRIED}=yes`
}

/** Whether a browser comes again at once, to find out whether it keeps cookies. */
export function isTried({ searchParams }: URL): boolean {
  return searchParams.has(TRIED)
}

/** What an address asked for besides, without the question whether the browser keeps cookies; '' for nothing. */
export function askedBesides({ searchParams }: URL): string {
  const rest = [...searchParams].filter(([name]) => name !== TRIED)
  return rest.length > 0 ? `?${new URLSearchParams(rest)}` : ''
}
