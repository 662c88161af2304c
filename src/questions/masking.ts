/**
 * Leaving out of a text what may show who somebody is. What has such a shape is left out before anybody has looked at it, unless a reader said
 * that it may stay; what a reader named is left out wherever it stands, however it is spaced or capitalised. Pure.
 */

import { type Answers, type QuestionForm, saidQuestions, typeOf } from './form.ts'
import { identifyingIn } from './identifying.ts'

/** What stands where words were left out. */
export const LEFT_OUT = '[…]'

/** Words of one response: those that are left out, and those that may stay. */
export type Masking = { readonly masked: readonly string[]; readonly kept: readonly string[] }

/** Nothing was found or named. */
export const unmasked: Masking = { masked: [], kept: [] }

/** Fewest signs of words cut off at the beginning or end of a text by which they are still known. */
const FEWEST = 4

/** A text as it may leave the team. */
export function withMask(text: string, { masked, kept }: Masking): string {
  if (text === '') return text
  const may = new Set(kept.map(fold))
  const longest = masked.toSorted((a, b) => b.length - a.length)
  const named = longest.reduce((left, words) => cutOff(left.replace(shapeOf(words), LEFT_OUT), words), text)
  return leaveFound(named, may)
}

/** Leaves out what has a shape, as often as something is found: what stood right beside it can have one by itself then. */
function leaveFound(text: string, may: ReadonlySet<string>): string {
  let left = text
  for (let again = 0; again < 5; again++) {
    const found = identifyingIn(left).filter(({ words }) => !may.has(fold(words)))
    if (found.length === 0) break
    left = found.reduce((rest, { words }) => rest.replaceAll(words, LEFT_OUT), left)
  }
  return left
}

/** Words as they are compared, however they are spaced or capitalised. */
const fold = (words: string): string => words.toLowerCase().replaceAll(/\s+/g, ' ')

/** Whether they are the same words, however they are spaced or capitalised. */
export function sameWords(one: string, other: string): boolean {
  return fold(one) === fold(other)
}

/** Whether one of the texts says the words, however they are spaced or capitalised. */
export function isSaidIn(words: string, texts: readonly string[]): boolean {
  const sought = fold(words)
  return texts.some(text => fold(text).includes(sought))
}

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replaceAll(/\s+/g, '\\s+')

/** Words as a whole: "Lee" is not in "Leeds"; an address or a long number is one beside anything. */
function shapeOf(words: string): RegExp {
  if (words.includes('@') || words.replaceAll(/\D/g, '').length > 6) return new RegExp(escaped(words), 'giu')
  return new RegExp(`(?<![\\p{L}\\d])${escaped(words)}(?![\\p{L}\\d])`, 'giu')
}

/** Leaves out what is left of words of which a text has only the beginning, at its end, or only the end, at its beginning. */
function cutOff(text: string, words: string): string {
  const [low, sought] = [text.toLowerCase(), words.toLowerCase()]
  for (let length = words.length - 1; length >= FEWEST; length--) {
    if (low.endsWith(sought.slice(0, length))) return `${text.slice(0, -length)}${LEFT_OUT}`
    if (low.startsWith(sought.slice(-length))) return `${LEFT_OUT}${text.slice(length)}`
  }
  return text
}

/** Answers with what is left out of their texts; what was chosen stays. */
export function maskedAnswers(form: QuestionForm, answers: Answers, masking: Masking): Answers {
  const changed = saidQuestions(form).flatMap(question => {
    const answer = answers[question.id] ?? null
    if (answer === null) return []
    const texts = typeOf(question)
      .texts(answer)
      .map(({ field, text }) => [field, withMask(text, masking)] as const)
    return texts.length === 0 ? [] : [[question.id, { ...(answer as object), ...Object.fromEntries(texts) }] as const]
  })
  return changed.length === 0 ? answers : { ...answers, ...Object.fromEntries(changed) }
}
