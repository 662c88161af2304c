/** Whether a text says anything. A floor, and no judge: whoever it is owed to is the judge. */

/** Scripts in which one sign is a word, or near to one. */
const WORD_SIGNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** The fewest different letters and digits of a text that says anything; of one written in words of one sign. */
const FEWEST = 3
const FEWEST_SIGNS = 1

/**
 * What people write where they have nothing to say yet, as words without marks: it names nothing and says nothing, whatever box it stands
 * in. In English and Welsh.
 */
const PLACEHOLDERS: ReadonlySet<string> = new Set(
  `n a|not applicable|tba|tbc|tbd|to be added|to be agreed|to be announced|to be completed|to be confirmed|to be decided
   to be determined|to be written|to come|to do|todo|to follow|will follow|pending|later|see above|see below|as above|as before|ditto
   same|same as above|unknown|not known|not yet known|don t know|dont know|not sure|not yet|no answer|no comment|yes|no|ok|okay|null
   blank|empty|placeholder|dummy|test|testing|some text|lorem ipsum|asdf|qwerty|amherthnasol|ddim yn berthnasol
   i w gadarnhau|i ddilyn`
    .split(/[|\n]/)
    .map(each => each.trim()),
)

/** That there is nothing: an answer where a question asks for it, and otherwise no content. */
const NOTHING: ReadonlySet<string> = new Set(['none', 'nil', 'nothing', 'dim', 'dim byd'])

/** Whether a text is nothing but such words, one or a list of them; "Na" is a name where "n/a" is none. */
function isPlaceholder(text: string): boolean {
  const parts = text
    .split(/[,;\n]/)
    .map(wordsOf)
    .filter(({ length }) => length > 0)
  return parts.length > 0 && parts.every(words => standsFor(words, PLACEHOLDERS) || standsFor(words, NOTHING))
}

/** Whether words are one of those known, also over and over ("test test"), or where each letter has a point ("t.b.c."). */
function standsFor(words: readonly string[], known: ReadonlySet<string>): boolean {
  const once = new Set(words).size === 1 ? words.slice(0, 1) : words
  if (known.has(once.join(' '))) return true
  return once.length > 2 && once.every(({ length }) => length === 1) && known.has(once.join(''))
}

/**
 * Whether something is named at all: a person, a body, a number, an address, a measure. "Jo" and "5" can be all there is to
 * say, so nothing is asked of it but a digit, or two different letters: "x" and "xx" name nothing, nor do "tbc" and "n/a".
 */
export function given(text: string | null): text is string {
  if (text === null || isPlaceholder(text)) return false
  if (/\p{N}/u.test(text) || WORD_SIGNS.test(text)) return true
  return new Set(text.normalize('NFKC').toLowerCase().match(/\p{L}/gu) ?? []).size > 1
}

/** Those of some things that have a name: what is only called "x" is no target group, no notice and no question. */
export function namedOnes<Thing extends { readonly label: string }>(things: readonly Thing[]): readonly Thing[] {
  return things.filter(({ label }) => given(label))
}

/**
 * Whether a text that is to be evidence says anything. Words of no content do not: fewer than three different letters or
 * digits ("x", "aaaa", "--"), what stands for words that are still to come ("tbc", "n/a", "see above"), one word over and over, or the words
 * of the question that it answers.
 */
export function says(text: string | null, question = ''): text is string {
  if (text === null) return false
  const words = wordsOf(text)
  // "None" answers a question that asks whether there is any.
  if (standsFor(words, NOTHING)) return wordsOf(question).some(word => NOTHING.has(word))
  if (!given(text) || words.join('') === 'na') return false
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
