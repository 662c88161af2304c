/** Identities of records. */
import { randomUUIDv7 } from 'node:crypto'

let last = ''

/** A new UUIDv7: unique everywhere, and later ones of this process sort after earlier ones. */
export function newId(): string {
  const fresh: string = randomUUIDv7()
  last = fresh > last ? fresh : after(last, fresh)
  return last
}

/**
 * An identity after the last one, though no millisecond has passed: the twelve bits behind the version count on, and
 * carry into the time (RFC 9562, 6.2); the rest is as random as in a fresh one.
 */
function after(before: string, fresh: string): string {
  const [high = '', low = '', count = ''] = before.split('-')
  const next = (BigInt(`0x${high}${low}${count.slice(1)}`) + 1n).toString(16).padStart(15, '0')
  return `${next.slice(0, 8)}-${next.slice(8, 12)}-7${next.slice(12)}${fresh.slice(18)}`
}
