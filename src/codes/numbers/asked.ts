/**
 * The number that a demand goes by, and who set it: a clause of a code, the area's rule, or only the Hub's suggestion.
 *
 * In a practice: declare the parameter with `ruled('papers')` (its rule gives type and default), take the number from the
 * parameters as ever, and its source from the fifth argument of `check`:
 * `check({ closesOn }, { weeks }, today, others, asked) { … \`Open for ${open.text}; ${sayAsked(asked.weeks)}.\` }` says
 * "the code asks for 12 weeks", "the area's rule asks for 12 weeks" or "the Hub suggests 12 weeks". Never write "the code
 * asks for" by hand. A shortfall that only a suggestion makes is turned into guidance by the judge, not by the practice.
 *
 * On a page: `hub.clock(db, subject)` gives the same numbers.
 */
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { areaRules, type Rule, type RuleName, type Unit } from './rules.ts'

/** A clause that carries a number. */
export type CarryingClause = { readonly code: string; readonly codeTitle: string; readonly clause: string }

/** Who set a number. */
export type NumberSource =
  | { readonly kind: 'clause'; readonly clauses: readonly CarryingClause[] }
  | { readonly kind: 'rule'; readonly adoptedOn: Day }
  | { readonly kind: 'suggestion' }

/** A number that is asked, with its unit and its source. */
export type AskedNumber = {
  readonly rule: RuleName
  readonly value: number
  readonly unit: Unit
  readonly source: NumberSource
}

/** The numbers among the parameters of a practice, by their names. */
export type AskedOf<Parameters> = {
  readonly [Name in keyof Parameters as Parameters[Name] extends number ? Name : never]: AskedNumber
}

/** A rule as the area has adopted it. */
export type AdoptedRule = { readonly value: number; readonly adoptedOn: Day }
/** The rules in force by name; a rule that was never adopted is not in it. */
export type AdoptedRules = Readonly<Partial<Record<RuleName, AdoptedRule>>>

/** An area that has adopted nothing yet. */
export const noRules: AdoptedRules = {}

const ruledBy = z.registry<{ readonly rule: RuleName }>()

/** The least and the most that a number of each unit can be. */
const bounds: Readonly<Record<Unit, readonly [least: number, most: number]>> = {
  day: [1, 3650],
  week: [1, 520],
  month: [1, 120],
  age: [5, 18],
  page: [1, 1000],
  share: [0, 1],
}

/** What the number of a rule must be: whole, save for a share, and within what its unit allows. */
export function numberOfRule(name: RuleName): z.ZodNumber {
  const { unit } = areaRules[name]
  const [least, most] = bounds[unit]
  const number = z.number().min(least).max(most)
  return unit === 'share' ? number : number.int()
}

/** Declares a parameter of a practice whose number a rule gives: its type, and the suggestion where nobody sets it. */
export function ruled(name: RuleName): z.ZodDefault<z.ZodNumber> {
  return numberOfRule(name).default(areaRules[name].suggestion).register(ruledBy, { rule: name })
}

/** What changed in a practice whose number was fixed before. */
export const nowRuled = "The number it counts with is the area's rule; until the area adopts one, it is a suggestion."

/** The rule that a parameter goes by, or null where it is not a number that a rule gives. */
export function ruleOfParameter(parameters: z.ZodObject, name: string): RuleName | null {
  const schema: unknown = parameters.shape[name]
  return schema instanceof z.ZodType ? (ruledBy.get(schema)?.rule ?? null) : null
}

/** A number that a code carries for a rule, and the clauses where it stands. */
export type Carried = { readonly rule: RuleName; readonly value: number; readonly clause: CarryingClause }

/**
 * The number of a rule: the strictest that the codes given carry; else the one the area adopted; else the suggestion. Pure:
 * the one clock that pages, reminders, tasks and checks read.
 */
export function numberOf(name: RuleName, carried: readonly Carried[], adopted: AdoptedRules): AskedNumber {
  const rule: Rule = areaRules[name]
  const own = carried.filter(one => one.rule === name)
  const first = own[0]
  if (first !== undefined) {
    const value = own.reduce((strict, one) => stricter(rule, strict, one.value), first.value)
    const clauses = own.filter(one => one.value === value).map(one => one.clause)
    return { rule: name, value, unit: rule.unit, source: { kind: 'clause', clauses } }
  }
  const known = adopted[name]
  if (known)
    return { rule: name, value: known.value, unit: rule.unit, source: { kind: 'rule', adoptedOn: known.adoptedOn } }
  return { rule: name, value: rule.suggestion, unit: rule.unit, source: { kind: 'suggestion' } }
}

function stricter(rule: Rule, a: number, b: number): number {
  return rule.stricter === 'larger' ? Math.max(a, b) : Math.min(a, b)
}

/** A number so mild that nothing falls short of it: with it one sees whether a shortfall rests on the number at all. */
export function mildest(name: RuleName): number {
  const { stricter, unit } = areaRules[name]
  if (stricter === 'larger') return 0
  return unit === 'age' ? bounds.age[1] : unit === 'share' ? 1 : bounds[unit][1] * 10
}
