/** The parameters of a practice in words. */
import { practiceOf } from '../registry.ts'
import { ruleOfParameter } from './asked.ts'
import { areaRules, type Unit } from './rules.ts'
import { sayNumber } from './say-asked.ts'

/** What the name of a parameter ends with where that says no more than what is counted. */
const namedByUnit: Readonly<Record<Unit, string>> = {
  day: 'days',
  week: 'weeks',
  month: 'months',
  age: 'readingAge',
  page: 'pages',
  share: 'rate',
}

/**
 * What parameters set, as it is read beside the practice: "12 weeks", "12 months, first 6 months". A number that a rule gives is said with
 * its unit, and with its name where that says more than the unit. Empty where nothing is set.
 */
export function sayParameters(practice: string, set: Readonly<Record<string, unknown>>): string {
  const parameters = practiceOf(practice)?.with
  return Object.entries(set)
    .map(([name, value]) => {
      const rule = parameters ? ruleOfParameter(parameters, name) : null
      if (rule === null || typeof value !== 'number') return `${inWords(name)} ${listed(value)}`
      const said = sayNumber({ value, unit: areaRules[rule].unit })
      return [saysBesides(name, namedByUnit[areaRules[rule].unit]), said].filter(Boolean).join(' ')
    })
    .join(', ')
}

/** "acknowledge" of acknowledgeDays. */
const saysBesides = (name: string, unit: string) => inWords(name).replace(new RegExp(` ?${inWords(unit)}$`), '')
const inWords = (name: string) => name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
const listed = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value))
