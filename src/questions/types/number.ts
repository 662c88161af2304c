/** A number with its unit: how many, how far, how much money. */
import { z } from 'zod'
import { ok, problem } from '../../kernel/result.ts'
import { cleanLine, type Fields, typedText } from '../fields.ts'
import { countOf, defineQuestionType, type QuestionProblem } from '../question-type.ts'
import { own, type Wording, word } from '../wording.ts'

/** Beyond this a number is a slip of the keyboard; all up to it are exact. */
const LARGEST = 1_000_000_000_000

const settings = z.object({
  /** Stands before the number where it is a sign of money, and after it otherwise; null where nothing is to be said. */
  unit: z.string().trim().min(1).max(20).nullable().default(null),
  least: z.int().min(-LARGEST).max(LARGEST).nullable().default(null),
  most: z.int().min(-LARGEST).max(LARGEST).nullable().default(null),
  /** How many digits may follow the point. */
  decimals: z.int().min(0).max(4).default(0),
})
type Settings = z.output<typeof settings>

const answer = z.object({ number: z.number().min(-LARGEST).max(LARGEST) })

const isMoney = (unit: string | null): boolean => unit !== null && /^\p{Sc}$/u.test(unit)

/** The number in what was typed: signs of money, units, spaces and commas between thousands are left out. */
function numberIn(typed: string, { unit }: Settings): number | null {
  const bare = (unit === null ? typed : typed.replaceAll(unit, '')).replace(/\s/g, '')
  const joined = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(joined) ? Number(joined) : null
}

function faultOf(number: number | null, { least, most, decimals }: Settings, field: string): QuestionProblem | null {
  if (number === null || Math.abs(number) > LARGEST) return { field, key: 'questions.problem.number', values: {} }
  if (Number(number.toFixed(decimals)) !== number)
    return { field, key: 'questions.problem.decimals', values: { decimals } }
  if (least !== null && number < least) return { field, key: 'questions.problem.least', values: { least } }
  if (most !== null && number > most) return { field, key: 'questions.problem.most', values: { most } }
  return null
}

function sayNumber(number: number, { unit }: Settings): string {
  const digits = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 }).format(number)
  if (unit === null) return digits
  return isMoney(unit) ? `${unit}${digits}` : `${digits} ${unit}`
}

/** Where the bands begin in which numbers are counted: fixed by the question, so that no answer moves them. */
function bandsOf({ least, most }: Settings): readonly number[] {
  if (least !== null && most !== null && most - least >= 10) {
    const step = Math.ceil((most - least + 1) / 5)
    return [0, 1, 2, 3, 4].map(at => least + at * step).filter(from => from <= most)
  }
  return [0, 1, 10, 100, 1000]
}

type Band = { readonly from: number | null; readonly below: number | null; readonly label: Wording }

function bands(set: Settings): readonly Band[] {
  const starts = bandsOf(set)
  const all: Band[] = starts.map((from, at) => {
    const next = starts[at + 1]
    const below = next ?? null
    const values = { from: sayNumber(from, set), below: below === null ? '' : sayNumber(below, set) }
    return { from, below, label: word(below === null ? 'questions.band.from' : 'questions.band.between', values) }
  })
  const under = {
    from: null,
    below: starts[0]!,
    label: word('questions.band.below', { below: sayNumber(starts[0]!, set) }),
  }
  return set.least !== null && set.least >= starts[0]! ? all : [under, ...all]
}

const inBand = (number: number, { from, below }: Band): boolean =>
  (from === null || number >= from) && (below === null || number < below)

function typedNumber(fields: Fields, name: string): string {
  return cleanLine(typedText(fields, name))
}

/** Number. */
export const numberType = defineQuestionType<Settings, z.output<typeof answer>>({
  name: 'number',
  title: word('questions.type.number'),
  closed: false,
  settings,
  answer,
  template: 'questions/types/number.njk',
  read(fields, set, name) {
    const typed = typedNumber(fields, name)
    if (typed === '') return ok(null)
    const number = numberIn(typed, set)
    const fault = faultOf(number, set, name)
    return fault || number === null ? problem([fault!]) : ok({ number: number === 0 ? 0 : number })
  },
  write: ({ number }, _set, name) => ({ [name]: String(number) }),
  lacks: (given, _set, name) => (given ? null : { field: name, key: 'questions.problem.number', values: {} }),
  view: (set, fields, name) => ({
    value: typedText(fields, name),
    before: isMoney(set.unit) ? set.unit : null,
    after: isMoney(set.unit) ? null : set.unit,
    decimal: set.decimals > 0 || (set.least ?? -1) < 0,
  }),
  show: ({ number }, set) => [{ label: null, value: own(sayNumber(number, set)) }],
  texts: () => [],
  tally(answered, set) {
    const rows = bands(set).map((band, at) => ({
      value: String(at),
      label: band.label,
      count: countOf(answered, ({ number }) => inBand(number, band)),
    }))
    return { tables: [{ exclusive: true, of: countOf(answered), rows }], texts: [] }
  },
  paper: set => [{ kind: 'write', label: set.unit === null ? null : own(set.unit), lines: 1, fills: 'answer' }],
  columns: set => [
    {
      key: 'answer',
      heading: set.unit === null ? word('questions.column.answer') : word('questions.column.in', { unit: set.unit }),
      figures: true,
    },
  ],
  cells: given => [own(given ? String(given.number) : '')],
  fill: (cells, _set, name) => ({ [name]: cells.text('answer') }),
  example: { settings: { unit: 'miles', least: 0, most: null, decimals: 1 }, answer: { number: 12.5 } },
})
