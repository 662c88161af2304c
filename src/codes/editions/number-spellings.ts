/** One spelling for the many in which a number and what it counts are written, so that `numbersSaid` need know only one. */

const UNIT = '(?:days?|weeks?|months?|years?|hours?|minutes?|pages?|sides?|fortnights?)'
const FIRST = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')
/** Welsh numbers as they stand before what they count. */
const WELSH: Readonly<Record<string, string>> = {
  ...{
    un: 'one',
    dau: 'two',
    dwy: 'two',
    tri: 'three',
    tair: 'three',
    pedwar: 'four',
    pedair: 'four',
    pum: 'five',
    pump: 'five',
  },
  ...{
    chwe: 'six',
    chwech: 'six',
    saith: 'seven',
    wyth: 'eight',
    naw: 'nine',
    deg: 'ten',
    deng: 'ten',
    deuddeg: 'twelve',
  },
  ...{ deuddeng: 'twelve', pymtheg: 'fifteen', ugain: 'twenty' },
}
const WELSH_UNITS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:wythnos|wythnosau)\b/g, 'weeks'],
  [/\b(?:diwrnod|ddiwrnod|niwrnod)\b/g, 'days'],
  [/\b(?:mis|fis|misoedd)\b(?! )|(?<=\d )(?:mis|fis)\b/g, 'months'],
  [/\b(?:blynedd|mlynedd|flynedd)\b/g, 'years'],
]
const FRACTIONS: Readonly<Record<string, number>> = { fifths: 5, sixths: 6, sevenths: 7, eighths: 8, ninths: 9 }
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

/** The units of what is written in other ways, and numbers written without letters that a reader would count as such. */
const units: readonly (readonly [RegExp, string])[] = [
  [/[\s\u2007\u202f]+/g, ' '],
  [/[\u2010-\u2013]/g, '-'],
  [/(?<=\d),(?=\d{3}\b)/g, ''],
  [/(?<=\d)(?=(?:days?|weeks?|wks?|months?|years?|yrs?|hours?|hrs?|minutes?|mins?|pages?)\b)/g, ' '],
  [/\bwk(s?)\b/g, 'week$1'],
  [/\byr(s?)\b/g, 'year$1'],
  [/\bhr(s?)\b/g, 'hour$1'],
  [/\bmin(s?)\b/g, 'minute$1'],
  [/\bhalf a dozen\b/g, 'six'],
  [/\btwo dozen\b/g, 'twenty-four'],
  [/\b(?:a |one )?dozen\b/g, 'twelve'],
  [/\ba hundred\b/g, 'one hundred'],
  [/(?<=\d)(?: ?½| 1\/2\b)/g, '.5'],
  [/½|\b1\/2\b/g, '0.5'],
  // "Ten (10) weeks": both are said, and each counts weeks.
  [/\(([\d.]+|[a-z]+(?:-[a-z]+)?)\)(?= (?:[a-z]+ ){0,2}(?:day|week|month|year|hour|minute|page|side)s?\b)/g, '$1'],
  [/ or more (?=(?:[a-z]+ )?(?:day|week|month|year|hour|minute|page)s?\b)/g, ' '],
  [/\bbusiness (days?)\b/g, 'working $1'],
  [/\bper annum\b/g, 'every year'],
  [/\b(quarters?) of (?:a|the) year\b/g, '$1'],
  [/\b(two|three|nine)-(thirds|quarters|tenths)\b/g, '$1 $2'],
  [/\b(?:a|one) (day|week|month|year) and a half\b/g, 'one and a half $1s'],
  [
    /\b(?:twice (?:a|each|every|per) year|twice[- ]yearly|half yearly|six-monthly|(?:bi|semi-?)annual(?:ly)?)\b/g,
    'half-yearly',
  ],
  [/\bhalf-year\b/g, 'half a year'],
  // Twice in a month or once in two: it says no number that could be held against another.
  [/\bbi-(?=monthly|weekly)/g, 'bi'],
  [/\bthree times (?:a|each|every|per) year\b/g, 'four months'],
  [/\bfour times (?:a|each|every|per) year\b/g, 'quarterly'],
  [/\bevery other (day|week|month|year)\b/g, 'two $1s'],
  [/\bbiennial(?:ly)?\b/g, 'two years'],
]

/** What is written before a unit and is a number all the same. */
const loose: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  [/\b(?:a )?couple of\b/g, 'two'],
  [/\b(?:one|a) thousand\b/g, '1000'],
  [/(?<=\d),(?=\d{1,2} )/g, '.'],
  [/(?<=\w) ?\+ ?(?=[a-z])|-(?:plus|odd)\b/g, ' '],
  [/\((?:or more|at least|minimum|min\.?|or so)\) /g, ''],
  [/\bweek[- ]?days\b|\bworking-days\b/g, 'working days'],
  [/\b(?:per-cent|pc)\b/g, 'per cent'],
  [/(?<=\d) ?pp\b/g, ' pages'],
  [/(?<=\d) ?h\b/g, ' hours'],
  [/(?<=\d) ?w\b/g, ' weeks'],
  [/-and-a-half\b/g, ' and a half'],
  [/(?<=\d)-(?=1\/2\b)/g, ' '],
  [/(?<=\d)(?: ?1\/4| 1\/4)\b/g, '.25'],
  [/(?<=\d) 3\/4\b/g, '.75'],
  [/\b3\/4 of a year\b/g, 'nine months'],
  [/\b1\/4 of a year\b/g, 'three months'],
  [/\b(\d{1,2})\/(\d{1,3})(?= of\b)/g, (_, part, whole) => `${(100 * Number(part)) / Number(whole)}%`],
  [
    new RegExp(`\\b(${FIRST.join('|')}) (${Object.keys(FRACTIONS).join('|')})\\b`, 'g'),
    (_, part = '', whole = '') => `${(100 * (FIRST.indexOf(part) + 1)) / (FRACTIONS[whole] ?? 1)}%`,
  ],
  [
    new RegExp(`\\bevery (${ORDINALS.slice(1).join('|')}) (?=${UNIT}\\b)`, 'g'),
    (_, which = '') => `every ${cardinal(which)} `,
  ],
  [new RegExp(`\\b(${ORDINALS.join('|')}) (?=${UNIT}\\b)`, 'g'), (_, which = '') => `${cardinal(which)} `],
  [new RegExp(`(?<=\\d)(?:st|nd|rd|th) (?=${UNIT}\\b)`, 'g'), ' '],
  [
    new RegExp(`\\b(week|day|month) (\\d{1,3}|${FIRST.join('|')})\\b(?! ${UNIT})`, 'g'),
    (_, unit, many) => `${many} ${unit}s`,
  ],
  [new RegExp(`\\b(?=[ivxlc]{2,})([ivxlc]+) (?=${UNIT}\\b)`, 'g'), (whole, roman = '') => romanOf(roman) ?? whole],
  [new RegExp(`\\b(${FIRST.join('|')}|twenty|thirty|forty|sixty|ninety)(?=${UNIT}\\b)`, 'g'), '$1 '],
  [/\ba (day|week|month|year)s (?=notice\b)/g, 'one $1 '],
  [/\b(\d{1,2}|[a-z]+)[- ]year[- ]olds?\b/g, 'reading age $1'],
]

const cardinal = (ordinal: string): string => FIRST[ORDINALS.indexOf(ordinal)] ?? ordinal

/** "XII" as "12"; null for letters that stand in no order of a number. */
function romanOf(letters: string): string | null {
  const values = [...letters].map(letter => ROMAN[letter] ?? 0)
  if (!/^(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(letters)) return null
  const sum = values.reduce((total, value, at) => total + ((values[at + 1] ?? 0) > value ? -value : value), 0)
  return `${sum} `
}

/** Digits of any script as ours. */
function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, digit => {
    const point = digit.codePointAt(0)!
    let zero = point
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && point - zero < 9) zero--
    return point < 128 ? digit : String(point - zero)
  })
}

/** A text in small letters with its numbers and units spelt in one way. Signs that nobody sees part no word and join none. */
export function spelledAlike(text: string): string {
  const seen = plainDigits(text.replace(/(\d)([¼½¾])/g, '$1 $2').normalize('NFKC'))
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replaceAll('\u2044', '/')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\[([^\]]*)\]/g, '($1)')
    .replace(/[\s\u2007\u202f]+/g, ' ')
  const welsh = seen.replace(
    /\b(\p{L}+) (?=(?:wythnos|diwrnod|ddiwrnod|niwrnod|mis\b|fis\b|blynedd|mlynedd|flynedd))/gu,
    (whole, word: string) => (WELSH[word] ? `${WELSH[word]} ` : whole),
  )
  const all = [...WELSH_UNITS, ...loose, ...units] as readonly (readonly [RegExp, string])[]
  return all.reduce((said, [from, to]) => said.replace(from, to), welsh)
}
