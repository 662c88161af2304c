/** What the texts of a campaign have in common: the sentences of the first that stand in most of the others as well. */
import { wordingOf } from './triples.ts'

/** A stretch of the first text. */
export type WordingPart = { readonly text: string; readonly shared: boolean }

// Ends at the marks that end sentences, or at a line break; what is left over is a stretch too.
const SENTENCES = /[^.!?。！？\n]*(?:[.!?。！？]+["”’)]*\s*|\n\s*|$)/gu
/** How much of a sentence must be usual for it to be shared: a word or two may be another. */
const MOST_OF_IT = 0.6

/**
 * The text in stretches, those marked of which most word triples are usual; neighbours of one kind are joined. All stretches in a row
 * are the text, to the last sign. Capitals, spaces and punctuation are not compared; what has no triples goes with what stands
 * before it.
 */
export function sharedWording(text: string, usual: ReadonlySet<number>): readonly WordingPart[] {
  const parts: WordingPart[] = []
  for (const [sentence] of text.matchAll(SENTENCES)) {
    if (sentence === '') continue
    const last = parts.at(-1)
    const triples = wordingOf(sentence, 1)?.triples ?? []
    const found = [...triples].filter(triple => usual.has(triple)).length
    const shared = triples.length === 0 ? (last?.shared ?? false) : found >= MOST_OF_IT * triples.length
    if (last?.shared === shared) parts[parts.length - 1] = { text: last.text + sentence, shared }
    else parts.push({ text: sentence, shared })
  }
  return parts
}
