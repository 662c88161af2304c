/** Numbers as plain English says them in a clause: "ten weeks", "10 working days", "once a year", "three quarters", "90%". */

/** What a number counts; null for a number that stands alone. */
export type Unit = 'days' | 'weeks' | 'months' | 'years' | 'hours' | 'minutes' | 'pages' | 'age' | 'share'

/** A number that a text says. A share is between 0 and 1. */
export type Said = { readonly value: number; readonly unit: Unit | null }

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
  'twice a year': { value: 6, unit: 'months' },
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

const word = `(?:${tens.join('|')})(?:[- ](?:${ones.slice(1, 10).join('|')}))?|${ones.toReversed().join('|')}`
const amount = `\\d+(?:\\.\\d+)?|${word}`
const counted = Object.keys(units).join('|')
const phrases = [...Object.keys(often), ...Object.keys(shares).map(share => `${share}(?= of)`)].join('|')
const pattern = new RegExp(
  `\\b(?:reading age of (?<age>${amount})|(?<percent>${amount}) ?(?:%|per ?cent\\b)|(?<phrase>${phrases})\\b|` +
    `(?:once )?(?<one>an? |every |each |per )(?:working |clear |full |calendar )?(?<each>${counted})\\b|` +
    `(?<number>${amount})(?:[- ](?:working |clear |full |whole |calendar )?(?<unit>${counted})s?\\b)?)`,
  'gi',
)

/** The numbers of a text, in its order. Numbers of clauses ("7.2") stand alone like any other without a unit. */
export function numbersSaid(text: string): readonly Said[] {
  return [...text.toLowerCase().matchAll(pattern)].map(({ groups = {} }) => {
    const { age, percent, phrase, each, number, unit } = groups
    if (age !== undefined) return { value: amountOf(age), unit: 'age' }
    if (percent !== undefined) return { value: amountOf(percent) / 100, unit: 'share' }
    if (phrase !== undefined) return often[phrase] ?? { value: shares[phrase] ?? 0, unit: 'share' }
    const [measure, times] = units[each ?? unit ?? ''] ?? [null, 1]
    return { value: (each === undefined ? amountOf(number ?? '0') : 1) * times, unit: measure }
  })
}

function amountOf(said: string): number {
  if (/^\d/.test(said)) return Number(said)
  const [first = '', second] = said.split(/[- ]/)
  const ten = tens.indexOf(first)
  return ten < 0 ? ones.indexOf(first) : (ten + 2) * 10 + (second === undefined ? 0 : ones.indexOf(second))
}
