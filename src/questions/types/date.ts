/** A day: when something happened, or would suit. */
import { z } from 'zod'
import { type Day, day, dayOf, longDay } from '../../kernel/day.ts'
import { ok, problem } from '../../kernel/result.ts'
import { cleanLine, type Fields, typedText } from '../fields.ts'
import { defineQuestionType } from '../question-type.ts'
import { own, word } from '../wording.ts'

const settings = z.object({})
const answer = z.object({ day: z.iso.date() })

const PARTS = ['day', 'month', 'year'] as const

const fieldOf = (name: string, part: (typeof PARTS)[number]): string => `${name}-${part}`

function typedParts(fields: Fields, name: string): readonly string[] {
  return PARTS.map(part => cleanLine(typedText(fields, fieldOf(name, part))))
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A month as a number or by its name. */
function monthOf(typed: string): number {
  if (/^\d{1,2}$/.test(typed)) return Number(typed)
  return MONTHS.indexOf(typed.slice(0, 3).toLowerCase()) + 1
}

function readDay([dayTyped = '', month = '', year = '']: readonly string[]): Day | null {
  if (!/^\d{1,2}$/.test(dayTyped) || !/^\d{4}$/.test(year)) return null
  return dayOf(Number(year), monthOf(month), Number(dayTyped))
}

/** Day, month and year in the cell of a table: 2026-03-14, with or without an hour after it, or 14/3/2026. */
function partsOf(typed: string): readonly string[] {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(typed.trim()) ?? []
  return year ? [day!, month!, year] : typed.trim().split(/[\s./-]+/)
}

/** Date. */
export const dateType = defineQuestionType<Record<string, never>, z.output<typeof answer>>({
  name: 'date',
  title: word('questions.type.date'),
  closed: false,
  settings: settings as z.ZodType<Record<string, never>>,
  answer,
  template: 'questions/types/date.njk',
  read(fields, _set, name) {
    const typed = typedParts(fields, name)
    if (typed.every(part => part === '')) return ok(null)
    const read = readDay(typed)
    return read === null ? problem([{ field: name, key: 'questions.problem.date', values: {} }]) : ok({ day: read })
  },
  write({ day: given }, _set, name) {
    const [year = '', month = '', dayOfMonth = ''] = given.split('-')
    return {
      [fieldOf(name, 'day')]: String(Number(dayOfMonth)),
      [fieldOf(name, 'month')]: String(Number(month)),
      [fieldOf(name, 'year')]: year,
    }
  },
  lacks: (given, _set, name) => (given ? null : { field: name, key: 'questions.problem.date', values: {} }),
  view: (_set, fields, name) => ({
    // The first box has the id that a summary of problems links to.
    parts: PARTS.map((part, at) => ({
      part,
      id: at === 0 ? name : fieldOf(name, part),
      name: fieldOf(name, part),
      value: typedText(fields, fieldOf(name, part)),
    })),
  }),
  show: ({ day: given }) => [{ label: null, value: own(longDay(day(given))) }],
  texts: () => [],
  // Days are read, not counted: no table that the question alone could fix would say anything.
  tally: () => ({ tables: [], texts: [] }),
  paper: () => [{ kind: 'write', label: word('questions.paper.date'), lines: 1, fills: 'answer' }],
  columns: () => [{ key: 'answer', heading: word('questions.column.answer') }],
  cells: given => [own(given?.day ?? '')],
  fill: (cells, _set, name) => {
    const parts = partsOf(cells.text('answer'))
    return Object.fromEntries(PARTS.map((part, at) => [fieldOf(name, part), parts[at] ?? '']))
  },
  example: { settings: {}, answer: { day: '2026-03-14' } },
})
