/** Numbers as plain English says them in a clause: "ten weeks", "10 working days", "once a year", "half a year", "three quarters", "90%". */

/** What a number counts; null for a number that stands alone. */
export type Unit = 'days' | 'weeks' | 'months' | 'years' | 'hours' | 'minutes' | 'pages' | 'age' | 'share'

/** A number that a text says. A share is between 0 and 1; of days, `working` says that only working days count. */
export type Said = { readonly value: number; readonly unit: Unit | null; readonly working?: true }

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const units: Readonly<Record<string, readonly [Unit, number]>> = {
  day: ['days', 1],
  week: ['weeks', 1],
  fortnight: ['weeks', 2],
  month: ['months', 1],
  quarter: ['months', 3],
  year: ['years', 1],
  hour: ['hours', 1],
  minute: ['minutes', 1],
  page: ['pages', 1],
  side: ['pages', 1],
}

const often: Readonly<Record<string, Said>> = {
  annual: { value: 1, unit: 'years' },
  annually: { value: 1, unit: 'years' },
  yearly: { value: 1, unit: 'years' },
  'half-yearly': { value: 6, unit: 'months' },
  quarterly: { value: 3, unit: 'months' },
  monthly: { value: 1, unit: 'months' },
  fortnightly: { value: 2, unit: 'weeks' },
  weekly: { value: 1, unit: 'weeks' },
}

const shares: Readonly<Record<string, number>> = {
  half: 1 / 2,
  'a half': 1 / 2,
  'two thirds': 2 / 3,
  'a third': 1 / 3,
  'three quarters': 3 / 4,
  'a quarter': 1 / 4,
  'nine tenths': 9 / 10,
}

/** Halves of a unit: "half a year" is six months. */
const parts: Readonly<Record<string, Said>> = {
  'half a year': { value: 6, unit: 'months' },
  'half of a year': { value: 6, unit: 'months' },
  'half a month': { value: 0.5, unit: 'months' },
  'half a day': { value: 0.5, unit: 'days' },
  'half an hour': { value: 30, unit: 'minutes' },
}

/** How units are shortened, and what else is written in more than one way. */
const spellings: readonly (readonly [RegExp, string])[] = [
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

const small = `(?:${tens.join('|')})(?:[- ](?:${ones.slice(1, 10).join('|')}))?|${ones.toReversed().join('|')}`
const word = `(?:${ones.slice(1, 10).join('|')}) hundred(?: and (?:${small}))?|${small}`
const amount = `\\d+(?:\\.\\d+)?|(?:${word})(?: and a half)?`
const counted = Object.keys(units).join('|')
const phrases = [
  ...Object.keys(parts),
  ...Object.keys(often),
  // A quarter may be three months; two thirds are never time.
  ...Object.keys(shares).map(share => (/thirds|tenths/.test(share) ? share : `${share}(?= of)`)),
].join('|')
const kinds = '(?:clear |full |whole |calendar |consecutive |further |additional )*'
/** "Ten to twelve weeks", "5-10 days": the first of two counts what the second does. */
const firstOfTwo = new RegExp(
  `\\b(${amount})(?=(?: to | or |(?<=\\d) ?[-/] ?(?=\\d))(?:${amount}) ${kinds}(working )?(${counted})s?\\b)`,
  'g',
)
const pattern = new RegExp(
  `\\b(?:reading age (?:of )?(?<age>${amount})|(?<percent>${amount}) ?(?:%|per ?cent\\b)|(?<phrase>${phrases})\\b|` +
    `(?:once )?(?<one>an? |every |each |per )${kinds}(?<oneWorks>working )?(?<each>${counted})\\b|` +
    `(?<number>${amount})(?:[- ]${kinds}(?<works>working )?(?<unit>${counted})s?\\b)?)`,
  'gi',
)

/** The numbers of a text, in its order. Numbers of clauses ("7.2") stand alone like any other without a unit. */
export function numbersSaid(text: string): readonly Said[] {
  const plain = spellings
    .reduce((said, [from, to]) => said.replace(from, to), text.toLowerCase())
    .replace(
      firstOfTwo,
      (_, first: string, works: string | undefined, unit: string) => `${first} ${works ?? ''}${unit}`,
    )
  return [...plain.matchAll(pattern)].map(({ groups = {} }) => {
    const { age, percent, phrase, each, number, unit, works, oneWorks } = groups
    if (age !== undefined) return { value: amountOf(age), unit: 'age' }
    if (percent !== undefined) return { value: amountOf(percent) / 100, unit: 'share' }
    if (phrase !== undefined) return parts[phrase] ?? often[phrase] ?? { value: shares[phrase] ?? 0, unit: 'share' }
    const [measure, times] = units[each ?? unit ?? ''] ?? [null, 1]
    const value = (each === undefined ? amountOf(number ?? '0') : 1) * times
    const working = measure === 'days' && (works ?? oneWorks) !== undefined
    return working ? { value, unit: measure, working } : { value, unit: measure }
  })
}

function amountOf(said: string): number {
  if (/^\d/.test(said)) return Number(said)
  const half = ' and a half'
  if (said.endsWith(half)) return amountOf(said.slice(0, -half.length)) + 0.5
  const [hundreds = '', rest] = said.split(/ hundred(?: and )?/)
  if (rest !== undefined) return ones.indexOf(hundreds) * 100 + (rest === '' ? 0 : amountOf(rest))
  const [first = '', second] = said.split(/[- ]/)
  const ten = tens.indexOf(first)
  return ten < 0 ? ones.indexOf(first) : (ten + 2) * 10 + (second === undefined ? 0 : ones.indexOf(second))
}
