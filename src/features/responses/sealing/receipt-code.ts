/**
 * Codes that a respondent keeps: one comes back to a given response, one to a draft. A code follows from the token of the
 * form it was made with, by a key that is not in the database, so that it need not be kept: the same form sent twice
 * gives the same code, and the database holds only the code's mark.
 */
import type { Seal } from '../../../db/seal.ts'

/** Crockford's alphabet: no I, L, O or U, so that nothing is read wrongly and no word comes out by chance. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 80 bits. */
const SIGNS = 16
const GROUP = 4

/** What a code opens. */
export type CodeOf = 'response' | 'draft'

/** The code that a form's token leads to, in groups: "K7QX-4M2P-9TRW-HJ3C". */
export function codeOf(seal: Seal, token: string, of: CodeOf): string {
  return signs(seal.mark(token, `${of} code`), SIGNS)
    .match(/.{4}/g)!
    .join('-')
}

/** The mark under which a code is kept. */
export function markOf(seal: Seal, code: string, of: CodeOf): Buffer {
  return seal.mark(code, `mark of a ${of} code`)
}

/**
 * The reference of a response, such as "R-4M2P-9TRW": what letters and staff call it by. It opens nothing, and it does not
 * tell in which order responses came, so that nobody can line it up with the post.
 */
export function referenceOf(seal: Seal, token: string): string {
  return `R-${signs(seal.mark(token, 'response reference'), 8).match(/.{4}/g)!.join('-')}`
}

/** The code in what somebody typed: a whole link to a response or a draft holds one, with or without what stands before it. */
export function codeIn(typed: string): string {
  return /\/(?:responses|drafts)\/([^/?#\s]+)/i.exec(typed)?.[1] ?? typed
}

/** Whether what somebody typed is the reference of a response, which opens nothing. */
export function isReference(typed: string): boolean {
  return /^\s*r[\s\-–.]*([0-9a-z][\s\-–.]*){8}$/i.test(typed)
}

/** Whether a text is a reference as it is written, sign by sign. */
export function isWrittenReference(text: string): boolean {
  return /^R-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(text)
}

/** A code as somebody typed or said it, as it is written; null where it cannot be one. */
export function readCode(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\-–.]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if (plain.length !== SIGNS || [...plain].some(sign => !ALPHABET.includes(sign))) return null
  return plain.match(new RegExp(`.{${GROUP}}`, 'g'))!.join('-')
}

function signs(bytes: Buffer, count: number): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff
    for (bits += 8; bits >= 5 && text.length < count; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31]
  }
  return text
}
