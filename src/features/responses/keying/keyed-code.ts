/**
 * The code of the response that somebody keyed in last, for its letter: in a sealed cookie of their browser for an hour, so
 * that it stands in no address, no history and no log, and the database still does not hold it.
 */
import type { Seal } from '../../../db/seal.ts'
import type { Cookie } from '../../../web/page.ts'
import { markOf, readCode } from '../sealing/receipt-code.ts'

const NAME = 'keyed'
const SECONDS = 3600

/** Where the cookie goes: the pages of keyed responses of one consultation. */
function pathOf(slug: string): string {
  return `/consultations/${slug}/keying`
}

function placeOf(slug: string, reference: string): string {
  return `keyed code:${slug}:${reference}`
}

/** The cookie that carries the code of a response just keyed. */
export function keyedCookie(seal: Seal, slug: string, reference: string, code: string): Cookie {
  const value = seal.close(code, placeOf(slug, reference)).toString('base64url')
  return { name: NAME, value, maxAge: SECONDS, path: pathOf(slug) }
}

/** The code of a response, where this browser keyed it last; null otherwise. */
export function keyedCode(
  seal: Seal,
  cookies: Readonly<Record<string, string | undefined>>,
  keyed: { readonly slug: string; readonly reference: string; readonly code_hash: Buffer },
): string | null {
  const sealed = cookies[NAME]
  if (!sealed) return null
  try {
    const code = readCode(seal.open(Buffer.from(sealed, 'base64url'), placeOf(keyed.slug, keyed.reference)))
    return code && markOf(seal, code, 'response').equals(keyed.code_hash) ? code : null
  } catch {
    // Sealed for another response, or not by us.
    return null
  }
}
