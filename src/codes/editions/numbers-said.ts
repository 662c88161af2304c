/** Numbers as plain English says them in a clause: "ten weeks", "10 working days", "once a year", "half a year", "three quarters", "90%". */
import { spelledAlike } from './number-spellings.ts'

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
/** What stands between a number and what it counts, and changes neither. */
const kinds =
  '(?:(?:clear|full|whole|calendar|cal\\.|consecutive|successive|uninterrupted|unbroken|straight|complete|ordinary|normal|school|term-time|further|additional|extra|more),? )*'
/** "Ten to twelve weeks", "5-10 days": the first of two counts what the second does. */
const firstOfTwo = new RegExp(
  `\\b(${amount})(?=(?: to | or |(?<=\\d) ?[-/] ?(?=\\d))(?:${amount}) ${kinds}(working )?(${counted})s?\\b)`,
  'g',
)
/** A number and nothing else. */
const alone = new RegExp(`^(?:${amount})$`)
/** "Nine in ten", "9 out of every 10": a share. */
const outOf = new RegExp(
  `\\b(${amount}) (?:in|out of) (?:every )?((?!0\\b|zero\\b)(?:${amount}))\\b(?! ${kinds}(?:working )?(?:${counted})s?\\b)`,
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
  const plain = spelledAlike(text)
    .replace(/\bbetween (.{1,40}?) and (?=\S)/g, (whole, first: string) => (alone.test(first) ? `${first} to ` : whole))
    .replace(
      firstOfTwo,
      (_, first: string, works: string | undefined, unit: string) => `${first} ${works ?? ''}${unit}`,
    )
    .replace(outOf, (_, part: string, whole: string) => `${(100 * amountOf(part)) / amountOf(whole)}%`)
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
