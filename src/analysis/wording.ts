/**
 * How hard an English text is to read: its reading age and its long sentences. The Automated Readability Index needs only
 * letters, words and sentences, so the same text gives the same figure everywhere; a grade of school plus five is an age.
 */

/** A sentence with more words than this is hard to follow. */
export const longSentenceWords = 25

/** What a text comes to. */
export type Wording = {
  readonly words: number
  readonly sentences: number
  /** Years, to one decimal; the youngest told is 5, the oldest 25. */
  readonly readingAge: number
  readonly longSentences: readonly string[]
  /** Long words, each once, those used most first: where plainer ones may be found. */
  readonly longWords: readonly string[]
}

/** Letters from which a word counts as long. */
const LONG_WORD = 13

/** Measures paragraphs. Each ends a sentence, whether or not a full stop stands there; numbers and marks are no words. */
export function measureWording(paragraphs: readonly string[]): Wording {
  const sentences = paragraphs.flatMap(sentencesOf).map(text => ({ text, words: wordsOf(text) }))
  const told = sentences.filter(({ words }) => words.length > 0)
  const words = told.flatMap(sentence => sentence.words)
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  const grade = words.length === 0 ? 0 : 4.71 * (letters / words.length) + 0.5 * (words.length / told.length) - 21.43
  return {
    words: words.length,
    sentences: told.length,
    readingAge: Math.round(Math.min(25, Math.max(5, grade + 5)) * 10) / 10,
    longSentences: told.filter(sentence => sentence.words.length > longSentenceWords).map(({ text }) => text),
    longWords: mostUsed(words.filter(word => word.length >= LONG_WORD)),
  }
}

function sentencesOf(paragraph: string): string[] {
  return paragraph
    .split(/(?<=[.!?;:])\s+(?=[\p{Lu}\p{Pi}"'(\d])|\n+/u)
    .map(text => text.trim())
    .filter(Boolean)
}

function wordsOf(sentence: string): string[] {
  return (sentence.match(/\p{L}[\p{L}'’]*/gu) ?? []).map(word => word.toLowerCase())
}

function mostUsed(words: readonly string[]): string[] {
  return [...Map.groupBy(words, word => word)]
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .map(([word]) => word)
}
