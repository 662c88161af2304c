/** How alike paragraphs are by their words: for files read anew, which have no lasting identity. */
import { plainText } from '../export/inline.ts'
import type { Paragraph } from '../tree.ts'

/** The different words of each paragraph of a version, as numbers shared between both versions. */
export type Words = readonly (readonly number[])[]

/** The words of two versions, numbered alike. */
export function wordsOf(old: readonly Paragraph[], fresh: readonly Paragraph[]): readonly [Words, Words] {
  const numbers = new Map<string, number>()
  const number = (word: string) => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, numbers.size)
    return numbers.size - 1
  }
  const words = ({ text, printed }: Paragraph) => {
    const found = plainText(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [`#${printed}${text}`]
    return [...new Set(found)].map(number)
  }
  return [old.map(words), fresh.map(words)]
}

/** Two paragraphs that share words: positions in both versions, and how many words are shared. */
export type Shared = { readonly old: number; readonly fresh: number; readonly count: number }

/** Every pair of the given paragraphs with words in common. Counting goes by word, so strangers cost nothing. */
export function sharedWords(
  oldWords: Words,
  freshWords: Words,
  among: { readonly old: Iterable<number>; readonly fresh: Iterable<number> },
): Shared[] {
  const holders = new Map<number, number[]>()
  for (const fresh of among.fresh) {
    for (const word of freshWords[fresh]!) {
      const known = holders.get(word)
      if (known) known.push(fresh)
      else holders.set(word, [fresh])
    }
  }
  const pairs: Shared[] = []
  const counts = new Uint32Array(freshWords.length)
  for (const old of among.old) {
    const touched: number[] = []
    for (const word of oldWords[old]!) {
      for (const fresh of holders.get(word) ?? []) {
        if (counts[fresh] === 0) touched.push(fresh)
        counts[fresh]! += 1
      }
    }
    for (const fresh of touched) {
      pairs.push({ old, fresh, count: counts[fresh]! })
      counts[fresh] = 0
    }
  }
  return pairs
}
