/**
 * Where a draft is worked on: below its identity, which opens nothing. The code that opens it is exchanged for a cookie when it comes in
 * an address, as that of a response is (OWASP ASVS 5.0, 14.2.1). Several people may work on one draft, and one browser on several.
 */
import type { RawForm } from '../../../web/fields.ts'
import type { Cookie } from '../../../web/page.ts'
import { bringsCookies } from '../sealing/own-address.ts'
import { readCode } from '../sealing/receipt-code.ts'
import { isShared } from '../sealing/shared-computer.ts'

/** Holds the codes of the drafts that a browser works on, the latest last. */
export const draftsCookie = 'hub_drafts'
const MOST = 8

/** Has a browser forget the codes of all drafts that it works on. */
export const noDrafts: Cookie = { name: draftsCookie, value: '', maxAge: 0 }

type Cookies = { readonly cookies: Readonly<Record<string, string | undefined>> }
type Known = { readonly id: string; readonly code: string }

/** Whether what stands in an address is the identity of a draft, and no code. */
export function isDraftId(way: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(way)
}

/** The address of a draft; with its code only for a browser that is not known to keep cookies. */
export function draftAddress({ id, code }: Known, asked: Cookies): string {
  return `/drafts/${bringsCookies(asked) ? id : code}`
}

/** The codes that a request brings: in its cookie, or in the form that was open when that ran out. */
export function codesBrought({ cookies, raw }: Cookies & { readonly raw?: RawForm | null }): readonly string[] {
  const held = (cookies[draftsCookie] ?? '').split('.').toReversed()
  const brought = [...(raw?.values['code'] ?? []), ...held].slice(0, MOST + 1)
  return brought.flatMap(typed => readCode(typed) ?? [])
}

/** Has a browser work on a draft for some seconds more; on a computer that others use too, on no other beside it. */
export function workOn(code: string, asked: Cookies, maxAge: number): Cookie {
  const others = isShared(asked) ? [] : codesBrought({ cookies: asked.cookies }).filter(other => other !== code)
  return { name: draftsCookie, value: [...others.toReversed(), code].slice(-MOST).join('.'), maxAge }
}
