/** One number for the state of several records, so that a form that changes them all notices a change of any. */

/** A whole number above zero that differs, but for one chance in two thousand million, where any part differs (FNV-1a). */
export function fingerprint(parts: readonly (string | number | null)[]): number {
  let hash = 0x811c9dc5
  for (const sign of JSON.stringify(parts)) {
    hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193)
  }
  return (hash >>> 1) + 1
}
