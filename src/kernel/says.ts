/** Whether a text says anything. A floor, and no judge: whoever it is owed to is the judge. */

/** Scripts in which one sign is a word, or near to one. */
const WORD_SIGNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** The fewest different letters and digits of a text that says anything; of one written in words of one sign. */
const FEWEST = 3
const FEWEST_SIGNS = 1

/**
 * Whether something is named at all: a person, a body, a number, an address, a measure. "Jo" and "5" can be all there is to
 * say, so nothing is asked of it but a digit, or two different letters: "x" and "xx" name nothing.
 */
export function given(text: string | null): text is string {
  if (text === null) return false
  if (/\p{N}/u.test(text) || WORD_SIGNS.test(text)) return true
  return new Set(text.normalize('NFKC').toLowerCase().match(/\p{L}/gu) ?? []).size > 1
}

/** Those of some things that have a name: what is only called "x" is no target group, no notice and no question. */
export function namedOnes<Thing extends { readonly label: string }>(things: readonly Thing[]): readonly Thing[] {
  return things.filter(({ label }) => given(label))
}

/**
 * Whether a text that is to be evidence says anything. Words of no content do not: fewer than three different letters or
 * digits ("x", "aaaa", "n/a", "--"), one word over and over, or the words of the question that it answers.
 */
export function says(text: string | null, question = ''): text is string {
  if (!given(text)) return false
  const words = wordsOf(text)
  const signs = new Set(words.join(''))
  if (signs.size < (WORD_SIGNS.test(text) ? FEWEST_SIGNS : FEWEST)) return false
  if (words.length > 1 && new Set(words).size === 1) return false
  return !echoes(words, wordsOf(question))
}

/** The words of a text as letters and digits alone, without regard to case or marks. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

/** Whether words are those of the question, in its order: all of it, or a run of at least half of it. */
function echoes(words: readonly string[], question: readonly string[]): boolean {
  if (question.length < 2 || words.length * 2 < question.length) return false
  return ` ${question.join(' ')} `.includes(` ${words.join(' ')} `)
}
