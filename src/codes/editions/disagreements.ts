/**
 * Where the words of a clause and the numbers that its practices are checked by disagree: "at least ten weeks" over a check
 * for one week. People sign the words, and the check goes by the number; so whoever reads or adopts the code is told.
 */
import { type Citation, type Clause, type Code, clausesOf } from '../code.ts'
import { practiceOf } from '../registry.ts'
import { numbersSaid, type Said, type Unit } from './numbers-said.ts'

/** A clause whose words say another number than the check under it goes by. */
export type Disagreement = {
  readonly clause: string
  readonly practice: string
  readonly parameter: string
  readonly value: number
  /** The number that the words say and no practice of the clause goes by. */
  readonly said: number
  readonly unit: Unit
  /** Whether the words count working days. */
  readonly working: boolean
  /** Whether the clause sets the number itself; otherwise it leaves it open, and the check goes by another than the words. */
  readonly given: boolean
}

const unitOf: Readonly<Record<string, Unit>> = {
  days: 'days',
  weeks: 'weeks',
  months: 'months',
  years: 'years',
  hours: 'hours',
  minutes: 'minutes',
  pages: 'pages',
  readingAge: 'age',
  rate: 'share',
}

type Number = {
  readonly citation: Citation
  readonly parameter: string
  readonly value: number
  readonly unit: Unit
  readonly given: boolean
}

/** The disagreements of one clause. None where its words say no number, or some check under it goes by each that they say. */
export function disagreementsIn({ id, gist, citations }: Clause): readonly Disagreement[] {
  const said = numbersSaid(gist)
  const numbers = citations.flatMap(numbersOf)
  const open = said.filter(one => one.unit !== null && !numbers.some(number => agrees(one, number)))
  return open.flatMap(one =>
    numbers
      .filter(number => compares(one, number) && !said.some(other => agrees(other, number)))
      .slice(0, 1)
      .map(({ citation, parameter, value, given }) => ({
        clause: id,
        practice: citation.practice,
        parameter,
        value,
        said: one.value,
        unit: one.unit ?? 'days',
        working: one.working === true,
        given,
      })),
  )
}

/** The disagreements of a code, in the order of its clauses. */
export function disagreementsOf(code: Code): readonly Disagreement[] {
  return clausesOf(code).flatMap(disagreementsIn)
}

/** The disagreement in plain words, for a message or a page. */
export function sayDisagreement({ practice, value, parameter, said, unit, working, given }: Disagreement): string {
  const title = practiceOf(practice)?.title ?? practice
  const check = sayAmount(value, unitOf[parameter] ?? unit)
  const words = working ? sayAmount(said, unit).replace(' day', ' working day') : sayAmount(said, unit)
  return given
    ? `The words say ${words}, but the check "${title}" is set to ${check}.`
    : `The words say ${words}, but the clause sets no number for the check "${title}", which goes by ${check}.`
}

function sayAmount(value: number, unit: Unit): string {
  if (unit === 'share') return `${Math.round(value * 100)}%`
  if (unit === 'age') return `a reading age of ${value}`
  return `${value} ${value === 1 ? unit.slice(0, -1) : unit}`
}

function numbersOf(citation: Citation): readonly Number[] {
  return Object.entries(citation.parameters).flatMap(([parameter, value]) => {
    const unit = unitOf[parameter]
    if (unit === undefined || typeof value !== 'number') return []
    return [{ citation, parameter, value, unit, given: parameter in citation.given }]
  })
}

/** A number that the clause leaves open is held against the same unit only: another unit may well be about something else. */
function compares({ unit }: Said, number: Number): boolean {
  if (unit === number.unit) return true
  return number.given && unit !== null && unit in inDays && number.unit in inDays
}

/** The least and the most days that a unit may mean. */
const inDays: Readonly<Partial<Record<Unit, readonly [number, number]>>> = {
  days: [1, 1],
  weeks: [7, 7],
  months: [28, 31],
  years: [365, 366],
}

function agrees(said: Said, number: Number): boolean {
  const { value, unit } = said
  const works = /working days/.test(practiceOf(number.citation.practice)?.asks ?? '')
  // Five working days are a week, and a week is five working days where the practice counts those.
  if (said.working) return works ? agrees({ value, unit }, number) : agrees({ value: value / 5, unit: 'weeks' }, number)
  if (unit === null || unit === number.unit) return Math.abs(value - number.value) < 0.005
  const [one, other] = [inDays[unit], inDays[number.unit]]
  if (!one || !other) return false
  if (unit === 'years' && number.unit === 'months') return value * 12 === number.value
  if (unit === 'months' && number.unit === 'years') return value === number.value * 12
  if (value * one[0] <= number.value * other[1] && number.value * other[0] <= value * one[1]) return true
  return works && unit === 'weeks' && number.unit === 'days' && value * 5 === number.value
}
