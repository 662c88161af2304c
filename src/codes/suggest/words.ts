/** The words of an English text by which it is known: small words left out, endings taken off, so that "asked" meets "asks". */
import { fold } from '../../kernel/fold.ts'

/** Words that say nothing of what a sentence is about. */
const SMALL = new Set(
  `a about after all also an and any are as at be because been before being both but by can could did do does each either every for from
  had has have he her his how if in into is it its itself just least may might more most must no nor not of off on once one only or other
  ought our out over own per shall she should so some such than that the their them then there these they this those through to too
  under until up upon us was we were what when where whether which while who whom whose why will with within without would you your`.split(
    /\s+/,
  ),
)

/** Endings, the longest first; what is left of a word has three letters at least. */
const ENDINGS = 'ations ation ments ment ingly edly ities ity ings ing ness ies ied ers ens ed es er ly al e s y'.split(
  ' ',
)

/** A word without its ending. */
function stem(word: string): string {
  const ending = ENDINGS.find(each => word.endsWith(each) && word.length - each.length >= 3)
  return ending === undefined ? word : word.slice(0, -ending.length)
}

/** The words of a text as they are compared, each with the form in which it stands there first. */
export function wordsOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const word of fold(text).split(' ')) {
    if (word === '' || SMALL.has(word) || /^\d+$/.test(word)) continue
    const key = stem(word)
    if (!found.has(key)) found.set(key, word)
  }
  return found
}
