/** Several things judged on one scale: each row a question of its own, all with the same answers. */
import { z } from 'zod'
import { ok, problem } from '../../kernel/result.ts'
import { type Fields, valuesOf } from '../fields.ts'
import { countOf, defineQuestionType, type QuestionProblem } from '../question-type.ts'
import { own, word } from '../wording.ts'
import { choiceSettings } from './options.ts'

const settings = z.object({
  rows: choiceSettings.options,
  scale: choiceSettings.options.refine(options => options.length <= 11, 'a scale of more than eleven cannot be read'),
})
type Settings = z.output<typeof settings>

const answer = z.object({
  /** The answer to each row that has one, by the row's value. */
  rows: z.record(z.string().max(40), z.string().min(1).max(40)).refine(rows => Object.keys(rows).length > 0),
})

const fieldOf = (name: string, row: string): string => `${name}-row-${row}`

function chosenIn(fields: Fields, name: string, row: string): readonly string[] {
  return [...new Set(valuesOf(fields, fieldOf(name, row)))].filter(value => value !== '')
}

/** Grid. */
export const grid = defineQuestionType<Settings, z.output<typeof answer>>({
  name: 'grid',
  title: word('questions.type.grid'),
  closed: true,
  settings,
  answer,
  template: 'questions/types/grid.njk',
  read(fields, { rows, scale }, name) {
    const chosen = rows.map(row => ({ row, values: chosenIn(fields, name, row.value) }))
    const problems = chosen.flatMap(({ row, values }, at): QuestionProblem[] => {
      const known = values.length < 2 && values.every(value => scale.some(each => each.value === value))
      if (known) return []
      const field = at === 0 ? name : fieldOf(name, row.value)
      return [{ field, key: 'questions.problem.unknown-option', values: { question: row.label } }]
    })
    if (problems.length > 0) return problem(problems)
    const given = Object.fromEntries(chosen.flatMap(({ row, values }) => values.map(value => [row.value, value])))
    return ok(Object.keys(given).length === 0 ? null : { rows: given })
  },
  write: (given, _set, name) =>
    Object.fromEntries(Object.entries(given.rows).map(([row, value]) => [fieldOf(name, row), value])),
  lacks(given, { rows }, name) {
    const open = rows.findIndex(({ value }) => given === null || !Object.hasOwn(given.rows, value))
    if (open < 0) return null
    const row = rows[open]!
    if (given === null) return { field: name, key: 'questions.problem.grid', values: {} }
    const field = open === 0 ? name : fieldOf(name, row.value)
    return { field, key: 'questions.problem.grid-row', values: { row: row.label } }
  },
  view: ({ rows, scale }, fields, name) => ({
    rows: rows.map((row, at) => {
      const chosen = chosenIn(fields, name, row.value)
      return {
        name: fieldOf(name, row.value),
        // The first answer has the id that a summary of problems links to.
        id: at === 0 ? name : fieldOf(name, row.value),
        label: row.label,
        items: scale.map(({ value, label }) => ({ value, label, checked: chosen.includes(value) })),
      }
    }),
  }),
  show: (given, { rows, scale }) =>
    rows
      .filter(({ value }) => Object.hasOwn(given.rows, value))
      .map(({ value, label }) => ({
        label: own(label),
        value: own(scale.find(each => each.value === given.rows[value])?.label ?? given.rows[value]!),
      })),
  texts: () => [],
  tally: (answered, set) => ({ tables: set.rows.map(row => tableOf(row, answered, set)), texts: [] }),
  paper: ({ rows, scale }) =>
    rows.map(({ value, label }) => ({
      kind: 'tick',
      fills: value,
      instruction: word('questions.paper.row', { row: label }),
      most: 1,
      options: scale.map(each => own(each.label)),
    })),
  columns: ({ rows }) => rows.map(({ value, label }) => ({ key: value, heading: own(label) })),
  cells: (given, { rows, scale }) =>
    rows.map(({ value }) => {
      const chosen = given?.rows[value]
      return own(chosen === undefined ? '' : (scale.find(each => each.value === chosen)?.label ?? chosen))
    }),
  fill: (cells, { rows, scale }, name) =>
    Object.fromEntries(
      rows.map(({ value }) => [
        fieldOf(name, value),
        cells.chosen(
          [value],
          scale.map(each => ({ value: each.value, label: own(each.label) })),
        ) ?? '',
      ]),
    ),
  example: {
    settings: {
      rows: [
        { value: 'books', label: 'Choice of books' },
        { value: 'staff', label: 'Help from staff' },
      ],
      scale: [
        { value: 'good', label: 'Good' },
        { value: 'fair', label: 'Fair' },
        { value: 'poor', label: 'Poor' },
      ],
    },
    answer: { rows: { books: 'fair', staff: 'good' } },
  },
})

/** One row counted over the scale; each line says which row it is of, so that it can be read by itself. */
function tableOf(
  row: Settings['rows'][number],
  answered: Parameters<typeof countOf<z.output<typeof answer>>>[0],
  { scale }: Settings,
) {
  const rows = scale.map(({ value, label }) => ({
    value: `${row.value}-${value}`,
    label: word('questions.grid.cell', { row: row.label, answer: label }),
    count: countOf(answered, given => given.rows[row.value] === value),
  }))
  return { exclusive: true, of: rows.reduce((sum, { count }) => sum + count, 0), rows }
}
