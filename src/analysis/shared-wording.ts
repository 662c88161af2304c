/** What the texts of a campaign have in common: the sentences of the first that stand in all the others as well. */

/** A stretch of the first text. */
export type WordingPart = { readonly text: string; readonly shared: boolean }

// Ends at the marks that end sentences, or at a line break; what is left over is a stretch too.
const SENTENCES = /[^.!?。！？\n]*(?:[.!?。！？]+["”’)]*\s*|\n\s*|$)/gu
const NOT_WORDS = /[^\p{L}\p{M}\p{N}]+/gu

/**
 * The first text in stretches, those that every other text has marked; neighbours of one kind are joined. All stretches in
 * a row are the first text, to the last sign. Capitals, spaces and punctuation are not compared.
 */
export function sharedWording(first: string, others: readonly string[]): readonly WordingPart[] {
  const plain = others.map(text => ` ${wordsOf(text)} `)
  const parts: WordingPart[] = []
  for (const [text] of first.matchAll(SENTENCES)) {
    if (text === '') continue
    const words = wordsOf(text)
    const last = parts.at(-1)
    // A stretch without words, such as a line break, goes with what stands before it.
    const shared = words === '' ? (last?.shared ?? false) : plain.every(other => other.includes(` ${words} `))
    if (last?.shared === shared) parts[parts.length - 1] = { text: last.text + text, shared }
    else parts.push({ text, shared })
  }
  return parts
}

function wordsOf(text: string): string {
  return text.toLowerCase().replace(NOT_WORDS, ' ').trim()
}
