/** Finds the word meant by one that was mistyped. */

/** Edits (one letter put in, left out or changed) that lead from one word to another. */
export function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The word of a list that is nearest to one typed, or null if none is near (within a third of its length). */
export function nearest(typed: string, words: readonly string[]): string | null {
  let best: string | null = null
  let least = Math.max(2, Math.floor(typed.length / 3)) + 1
  for (const word of words) {
    if (Math.abs(word.length - typed.length) >= least) continue
    const distance = edits(typed, word)
    if (distance < least) [best, least] = [word, distance]
  }
  return best
}

/** " Did you mean "x"?", or nothing where no word is near. */
export function suggest(typed: string, words: readonly string[]): string {
  const word = nearest(typed, words)
  return word === null ? '' : ` Did you mean "${word}"?`
}
