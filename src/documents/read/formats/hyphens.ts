/** Hyphens at the ends of lines: part of a word, or only there because the line ended. */

/** Words of the document, to tell a hyphen of the word ("self-help") from one of the line end ("partner-ship"). */
export type Vocabulary = ReadonlySet<string>

/** Collects the words that stand whole on their lines. */
export function collectWords(lines: Iterable<string>): Vocabulary {
  const words = new Set<string>()
  for (const line of lines)
    for (const [word] of line.toLowerCase().matchAll(/[\p{L}\p{N}]+(?:[-‐][\p{L}\p{N}]+)*/gu))
      words.add(word.replaceAll('‐', '-'))
  return words
}

/** An address of the web or of mail that is cut at the end of a line has no space there. */
const insideAddress = /(?:https?:\S*|www\.\S*|@\S*)(?<=[./?=&_@-])$|\w\/$/i

/** Whether the hyphen between two lines stays; null when there is none. */
export function hyphenKept(before: string, after: string, vocabulary: Vocabulary): boolean | null {
  const left = /([\p{L}\p{N}]+)([-‐\u00ad])$/u.exec(before)
  const right = /^[\p{L}\p{N}]+/u.exec(after)
  // A number that a narrow cell cuts in two.
  if (insideAddress.test(before) || (/\d$/.test(before) && /^\.\d/.test(after))) return true
  if (!left?.[1] || !right) return endsInsideWord(before, after, vocabulary) ? false : null
  if (left[2] === '\u00ad') return false
  const [one, two] = [left[1].toLowerCase(), right[0].toLowerCase()]
  if (vocabulary.has(one + two)) return false
  if (vocabulary.has(`${one}-${two}`) || !/^\p{Ll}/u.test(right[0])) return true
  return /^(?:self|non|co|cross|well|multi|inter|part|pre|re|sub|under|over|anti|ex|e|mid|post|long|short|high|low|full|half|hard|one|two|three|four|six|twelve|decision|policy|task|public|publicly|user|third|so)$/.test(
    one,
  )
}

/** Some PDFs leave the hyphen of a line end out altogether: then neither half is a word, and both together are one. */
function endsInsideWord(before: string, after: string, vocabulary: Vocabulary): boolean {
  const left = /[\p{L}]+$/u.exec(before)?.[0].toLowerCase()
  const right = /^[\p{L}]+/u.exec(after)?.[0].toLowerCase()
  if (!left || !right) return false
  return vocabulary.has(left + right) && !vocabulary.has(left) && !vocabulary.has(right)
}
