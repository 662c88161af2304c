/**
 * The typefaces of every PDF: one for Latin letters, and for each other script that people of an area write the one of the Noto family
 * (SIL Open Font License), each regular and bold. For Korean, Chinese and Japanese the packages with whole sets in few files are taken.
 */
import { existsSync as isThere } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The typeface of a script. */
export type Typeface = {
  /** The script as Unicode names it; null for the ones that stand in for signs of no script. */
  readonly script: string | null
  /** What the operator and readers call what can be printed with it. */
  readonly name: string
  /** The name that the layout asks for. */
  readonly family: string
  /** The language of most texts in it, as far as the script tells (BCP 47). */
  readonly lang: string
  readonly package: string
  readonly faces: readonly string[]
}

/** A typeface of the Expo packages, which hold each face in a folder of its own. */
function noto(script: string | null, name: string, family: string, lang: string): Typeface {
  const short = family.toLowerCase().replaceAll(' ', '-')
  return { script, name, family, lang, package: `@expo-google-fonts/${short}`, faces: ['400Regular', '700Bold'] }
}

/** The typefaces for what is not Latin, in the order in which they are asked for a sign. */
export const typefaces: readonly Typeface[] = [
  noto('Cyrillic', 'Greek, Cyrillic and more of Latin', 'Noto Sans', 'uk'),
  noto('Arabic', 'Arabic, Urdu, Persian, Kurdish, Pashto', 'Noto Sans Arabic', 'ar'),
  noto('Hebrew', 'Hebrew and Yiddish', 'Noto Sans Hebrew', 'he'),
  noto('Gurmukhi', 'Panjabi', 'Noto Sans Gurmukhi', 'pa'),
  noto('Gujarati', 'Gujarati', 'Noto Sans Gujarati', 'gu'),
  noto('Bengali', 'Bengali and Sylheti', 'Noto Sans Bengali', 'bn'),
  noto('Devanagari', 'Hindi, Nepali, Marathi', 'Noto Sans Devanagari', 'hi'),
  noto('Tamil', 'Tamil', 'Noto Sans Tamil', 'ta'),
  noto('Telugu', 'Telugu', 'Noto Sans Telugu', 'te'),
  noto('Kannada', 'Kannada', 'Noto Sans Kannada', 'kn'),
  noto('Malayalam', 'Malayalam', 'Noto Sans Malayalam', 'ml'),
  noto('Sinhala', 'Sinhala', 'Noto Sans Sinhala', 'si'),
  noto('Thai', 'Thai', 'Noto Sans Thai', 'th'),
  noto('Khmer', 'Khmer', 'Noto Sans Khmer', 'km'),
  noto('Myanmar', 'Burmese', 'Noto Sans Myanmar', 'my'),
  noto('Ethiopic', 'Amharic and Tigrinya', 'Noto Sans Ethiopic', 'am'),
  noto('Georgian', 'Georgian', 'Noto Sans Georgian', 'ka'),
  noto('Armenian', 'Armenian', 'Noto Sans Armenian', 'hy'),
  {
    script: 'Hangul',
    name: 'Korean',
    family: 'Noto Sans KR',
    lang: 'ko',
    package: '@embedpdf/fonts-kr',
    faces: ['fonts/NotoSansKR-Regular.otf', 'fonts/NotoSansKR-Bold.otf'],
  },
  {
    script: 'Han',
    name: 'Chinese and Japanese',
    family: 'Noto Sans Hans',
    lang: 'zh',
    package: '@embedpdf/fonts-sc',
    faces: ['fonts/NotoSansHans-Regular.otf', 'fonts/NotoSansHans-Bold.otf'],
  },
  noto(null, 'Emoji, in one colour', 'Noto Emoji', 'en'),
]

const LATIN = '@expo-google-fonts/atkinson-hyperlegible-next'

/** Files and folders that hold the typefaces; one whose package is not installed is left out. */
export function typefacePaths(): string[] {
  const latin = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map(face => join(homeOf(LATIN)!, face))
  return [...latin, ...typefaces.flatMap(({ package: name, faces }) => facesIn(homeOf(name), faces))]
}

/** The typefaces whose packages are installed, and those whose are not. */
export function installedTypefaces(): { readonly there: readonly Typeface[]; readonly missing: readonly Typeface[] } {
  const there = typefaces.filter(({ package: name }) => homeOf(name) !== null)
  return { there, missing: typefaces.filter(face => !there.includes(face)) }
}

function facesIn(home: string | null, faces: readonly string[]): string[] {
  return home === null ? [] : faces.map(face => join(home, face))
}

function homeOf(name: string): string | null {
  const require = createRequire(import.meta.url)
  for (const folder of require.resolve.paths(name) ?? []) {
    const home = join(folder, name)
    if (isThere(join(home, 'package.json'))) return home
  }
  return null
}
