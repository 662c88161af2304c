/**
 * The words of a language as they are said here: the area's own before those of the Hub, and English last. Which of them a speaker has
 * confirmed is worked out from what was confirmed: words, and the English beside them. Where either is another now, it is confirmed no more.
 */
import type { Handle } from '../db/open.ts'
import { catalogue, type Translate } from './catalogue.ts'
import type { Hub } from './hub.ts'
import { english, type Language } from './languages.ts'
import { faultOfWords } from './message-shape.ts'
import { englishWords, inLanguage, wordsOf } from './render.ts'

/** A text that somebody kept, with the English that stood beside it. */
export type KeptWords = { readonly key: string; readonly english: string; readonly words: string }

/** A text of a language as it is said here. */
export type SaidWords = KeptWords & {
  /** Whether these are the area's own words rather than the Hub's. */
  readonly own: boolean
  /** Whether a speaker confirmed just these words beside just this English. */
  readonly confirmed: boolean
}

/**
 * Every text of a language as it is said here. Words of the area stand for the English that they were made from and no other, and only
 * where they can be put in: what a new version of the Hub asks for in another way is said in its own words again.
 */
export function wordsSaid(
  language: Language,
  kept: { readonly own: readonly KeptWords[]; readonly confirmed: readonly KeptWords[] },
  shipped: ReadonlyMap<string, string> = wordsOf(language),
  source: ReadonlyMap<string, string> = englishWords,
): SaidWords[] {
  const own = new Map(kept.own.map(one => [one.key, one]))
  const confirmed = new Map(kept.confirmed.map(one => [one.key, one]))
  return [...shipped].map(([key, words]) => {
    const message = source.get(key) ?? ''
    const ours = own.get(key)
    const fits = ours?.english === message && faultOfWords(message, ours.words, language) === null
    const said = fits ? ours.words : words
    const is = confirmed.get(key)
    return { key, english: message, words: said, own: fits, confirmed: is?.english === message && is.words === said }
  })
}

/** What the area keeps of the words of a language. */
export async function keptWords(db: Handle, { code }: Language) {
  const own = await db
    .selectFrom('language_proposal')
    .select(['key', 'english', 'words'])
    .where('language', '=', code)
    .where('state', '=', 'taken')
    .execute()
  const confirmed = await db
    .selectFrom('language_confirmation')
    .select(['key', 'english', 'words'])
    .where('language', '=', code)
    .execute()
  return { own, confirmed }
}

/** The words of the Hub in a language as they are said here. */
export function tongueOf(hub: Hub, language: Language): Promise<Translate> {
  if (language === english) return Promise.resolve(inLanguage(english))
  return hub.remember(`tongue ${language.code}`, async () => {
    const said = wordsSaid(language, await keptWords(hub.db, language))
    const own = new Map(said.filter(one => one.own).map(({ key, words }) => [key, words]))
    const unconfirmed = said.some(({ confirmed }) => !confirmed)
    return Object.assign(catalogue(own, language, inLanguage(language)), { unconfirmed })
  })
}
