/**
 * The language of some words as far as their script tells: it decides the direction they are set in, how their letters join, and in
 * which voice they are read out. What is written in Latin letters is taken to be in the language of the document.
 */
import { typefaces } from './typefaces.ts'

const scripts = typefaces
  .filter(face => face.script !== null)
  .map(({ script, lang }) => ({ of: new RegExp(`\\p{Script=${script}}`, 'u'), script, lang }))
const LETTER = /\p{L}/u
/** Letters that Urdu has and Arabic and Persian have not. */
const URDU = /[ٹڈڑںےۓ]/u
/** Letters that Persian has and Arabic has not. */
const PERSIAN = /[پچژگی]/u

/** Languages that are written from right to left. */
const fromRight: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur'])

/**
 * The language by the first letter (Unicode Standard Annex 9, P2: the first strong sign gives the direction of a paragraph); null for
 * that of the document: for Latin letters and for words without any. In a document from right to left Latin letters are not its own: they are
 * taken for English, so that their full stop stands where they end.
 */
export function languageOf(text: string, own = 'en'): string | null {
  const first = [...text].find(sign => LETTER.test(sign))
  const found = first && scripts.find(({ of }) => of.test(first))
  if (
    /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) &&
    (!first || /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(first))
  )
    return 'ja'
  if (!found) return first && fromRight.has(own) ? 'en' : null
  if (found.script === 'Arabic') return URDU.test(text) ? 'ur' : PERSIAN.test(text) ? 'fa' : 'ar'
  return found.lang
}
