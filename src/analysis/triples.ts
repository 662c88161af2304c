/** Texts as sets of word triples (Broder 1997): two texts share as much of their wording as they share triples. */

// Languages that write without spaces are read sign by sign, all others word by word.
const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu

/** A text as it is compared: its triples, each once and in order, and a mark that only the same words have. */
export type Wording = { readonly triples: Uint32Array; readonly mark: number }

/** Reads a text; null for one of fewer words than are compared. Capitals, spaces and punctuation are not compared. */
export function wordingOf(text: string, leastWords: number): Wording | null {
  const hashes: number[] = []
  for (const [word] of text.toLowerCase().matchAll(WORDS)) hashes.push(hashOf(word))
  if (hashes.length < leastWords) return null
  let [low, high] = [0, 0]
  for (const hash of hashes) {
    low = mix(Math.imul(low, 31) + hash)
    high = mix(Math.imul(high, 33) ^ hash)
  }
  return { triples: triplesOf(hashes), mark: low * 0x200000 + (high & 0x1fffff) }
}

function triplesOf(hashes: readonly number[]): Uint32Array {
  const all = new Uint32Array(Math.max(0, hashes.length - 2))
  for (let at = 0; at < all.length; at++)
    all[at] = mix(Math.imul(mix(Math.imul(hashes[at]!, 31) + hashes[at + 1]!), 31) + hashes[at + 2]!)
  all.sort()
  let kept = 0
  for (let at = 0; at < all.length; at++) if (at === 0 || all[at] !== all[at - 1]) all[kept++] = all[at]!
  return all.slice(0, kept)
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Spreads the bits of a 32-bit number (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
