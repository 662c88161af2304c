/**
 * Addresses of mail as people write them. A domain may stand in letters of any script; it is kept in the letters that every mail server
 * takes (RFC 5890), so that one mailbox has one address however it was typed.
 */
import { domainToASCII } from 'node:url'

const NAME = /^(?!\.)(?!.*\.\.)[\w'+\-.]*[\w+-]$/
const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i
const LAST = /^(?:[a-z]{2,63}|xn--[a-z\d-]{1,59})$/i
/** The longest address (RFC 5321, 4.5.3.1.3). */
const LONGEST = 254

/** An address as it is kept; null where it is none. */
export function readAddress(typed: string): string | null {
  const at = typed.lastIndexOf('@')
  const [name, written] = [typed.slice(0, at), typed.slice(at + 1)]
  if (at < 1 || !NAME.test(name) || /[^\p{L}\p{M}\p{N}.-]/u.test(written)) return null
  const domain = /^[\x21-\x7e]*$/.test(written) ? written : domainToASCII(written)
  const labels = domain.split('.')
  const isDomain = labels.length > 1 && labels.every(label => LABEL.test(label)) && LAST.test(labels.at(-1)!)
  return isDomain && name.length + domain.length < LONGEST ? `${name}@${domain}` : null
}
