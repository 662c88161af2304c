/**
 * Names and texts as people look for them: without accents, capitals, apostrophes and punctuation. The database folds in
 * the same way (`hub_fold`, with the searches that rest on it); a test compares the two letter by letter.
 */

/** Signs inside a word that a reader may type or leave out: apostrophes of every shape, soft hyphens, joiners. */
const INSIDE = /[\ufe00-\ufe0f'`\u00ad\u02b9-\u02bd\u0640\u200b-\u200d\u2018-\u201b\u2032-\u2037\u2060\ufeff]/g

/** Accents, and the vowel points of Hebrew and Arabic. Vowel signs of other scripts are letters and stay. */
const MARKS =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: marks are looked for one by one, apart from their letters
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g

/** Whatever parts words: spaces, punctuation, signs. */
const BETWEEN =
  /[\u0001-/:-@[-`{-\u00bf\u00d7\u00f7\u02c2-\u02df\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff\u2e00-\u2e7f\u3000-\u303f\u30fb\ufe30-\ufe6f\uff01-\uff0f\ufff9-\uffff]+/g

/** Letters that are no other letter with an accent, as English writes them. */
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ŋ: 'ng',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
}

/**
 * A text as it is looked for and sorted: "Łódź: St Ann’s CAFÉ" becomes "lodz st anns cafe". Words stand apart by one
 * space; '' where no letter or digit is left. Letters of other scripts stay what they are.
 */
export function fold(text: string): string {
  return text
    .replaceAll('\u00b4', '')
    .normalize('NFKD')
    .replace(INSIDE, '')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[æœßþŋøłđðħŧıς]/g, letter => LETTERS[letter]!)
    .replace(BETWEEN, ' ')
    .trim()
}

/** The order of names in every list, whatever the server's collation: "Ålesund" before "Bath". */
export function byName(a: string, b: string): number {
  return inOrder(fold(a), fold(b)) || inOrder(a, b)
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
