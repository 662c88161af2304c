/** The languages that pages for everybody can be read in. English is complete; the others hold the way from a consultation to its receipt. */

/** A language: its code (BCP 47), its name in itself and in English, how Intl writes its days and plurals, and which way it runs. */
export type Language = {
  readonly code: string
  readonly name: string
  readonly inEnglish: string
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
}

export const english: Language = {
  code: 'en',
  name: 'English',
  inEnglish: 'English',
  locale: 'en-GB',
  direction: 'ltr',
}

/** Languages with a file of words in `src/languages`. An area offers those that it chooses. */
export const translated: readonly Language[] = [
  { code: 'cy', name: 'Cymraeg', inEnglish: 'Welsh', locale: 'cy-GB', direction: 'ltr' },
  { code: 'gu', name: 'ગુજરાતી', inEnglish: 'Gujarati', locale: 'gu-IN', direction: 'ltr' },
  { code: 'pl', name: 'Polski', inEnglish: 'Polish', locale: 'pl-PL', direction: 'ltr' },
  { code: 'ur', name: 'اردو', inEnglish: 'Urdu', locale: 'ur-PK', direction: 'rtl' },
]

/** The cookie that holds the language somebody chose to read in. */
export const languageCookie = 'hub_language'

/** The language of a code, among those that an area offers; English where it offers none of that code. */
export function languageOf(code: string | undefined, offered: readonly string[]): Language {
  if (!code || !offered.includes(code)) return english
  return translated.find(one => one.code === code) ?? english
}
