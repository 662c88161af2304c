/** Things put in order: the most important first, as many of them as one likes, or as the author allows. */
import { z } from 'zod'
import { ok, problem } from '../../kernel/result.ts'
import { type Fields, valuesOf } from '../fields.ts'
import { countOf, defineQuestionType, type QuestionProblem } from '../question-type.ts'
import { own, word } from '../wording.ts'
import { choiceSettings } from './options.ts'

const settings = z.object({
  options: choiceSettings.options.refine(
    options => options.length <= 20,
    'twenty are more than anybody can put in order',
  ),
  /** How many may be put in order; null for all. */
  most: z.int().min(1).max(20).nullable().default(null),
})
type Settings = z.output<typeof settings>

const answer = z.object({
  /** Values of the options, the first one put first. */
  order: z.array(z.string().min(1).max(40)).min(1).max(20),
})

const fieldOf = (name: string, value: string): string => `${name}-rank-${value}`

/** Places there are to give. */
const placesIn = ({ options, most }: Settings): number => Math.min(options.length, most ?? options.length)

/** The place typed for each option, in the author's order; '' for none. */
function placesTyped(fields: Fields, set: Settings, name: string): readonly string[] {
  return set.options.map(({ value }) => valuesOf(fields, fieldOf(name, value)).find(each => each !== '') ?? '')
}

function labelOf(value: string, { options }: Settings): string {
  return options.find(each => each.value === value)?.label ?? value
}

/** Ranking. */
export const ranking = defineQuestionType<Settings, z.output<typeof answer>>({
  name: 'ranking',
  title: word('questions.type.ranking'),
  closed: true,
  settings,
  answer,
  template: 'questions/types/ranking.njk',
  read(fields, set, name) {
    const typed = placesTyped(fields, set, name)
    const given = set.options.flatMap(({ value }, at) => (typed[at] === '' ? [] : [{ value, place: typed[at]! }]))
    if (given.length === 0) return ok(null)
    const places = given.map(({ place }) => Number(place))
    const known = given.every(
      ({ place }) => /^\d{1,2}$/.test(place) && Number(place) >= 1 && Number(place) <= placesIn(set),
    )
    const problems: QuestionProblem[] = []
    if (!known) problems.push({ field: name, key: 'questions.problem.unknown-option', values: {} })
    else if (new Set(places).size < places.length)
      problems.push({ field: name, key: 'questions.problem.same-place', values: { place: twice(places) } })
    if (problems.length > 0) return problem(problems)
    // A place left out between two others changes nothing about their order.
    const order = given.toSorted((a, b) => Number(a.place) - Number(b.place)).map(({ value }) => value)
    return ok({ order })
  },
  write: ({ order }, _set, name) =>
    Object.fromEntries(order.map((value, at) => [fieldOf(name, value), String(at + 1)])),
  lacks: (given, _set, name) => (given ? null : { field: name, key: 'questions.problem.rank', values: {} }),
  view(set, fields, name) {
    const typed = placesTyped(fields, set, name)
    const most = placesIn(set)
    return {
      instruction: word('questions.rank.instruction', { most }),
      items: set.options.map(({ value, label }, at) => ({
        // The first list has the id that a summary of problems links to.
        id: at === 0 ? name : fieldOf(name, value),
        name: fieldOf(name, value),
        label: own(label),
        places: Array.from({ length: most }, (_, place) => String(place + 1)).map(place => ({
          place,
          selected: typed[at] === place,
        })),
      })),
    }
  },
  show: ({ order }, set) =>
    order.map((value, at) => ({
      label: word('questions.rank.place', { place: at + 1 }),
      value: own(labelOf(value, set)),
    })),
  texts: () => [],
  tally(answered, set) {
    const top = Math.min(3, placesIn(set))
    const rows = (fits: (order: readonly string[], value: string) => boolean, key: string) =>
      set.options.map(({ value, label }) => ({
        value,
        label: word(key, { option: label, most: top }),
        count: countOf(answered, ({ order }) => fits(order, value)),
      }))
    const first = rows((order, value) => order[0] === value, 'questions.rank.first')
    const tables = [{ exclusive: true, of: first.reduce((sum, { count }) => sum + count, 0), rows: first }]
    if (top < 2) return { tables, texts: [] }
    const among = rows((order, value) => order.slice(0, top).includes(value), 'questions.rank.among')
    const of = countOf(answered, ({ order }) => set.options.some(({ value }) => order.slice(0, top).includes(value)))
    return { tables: [...tables, { exclusive: false, of, rows: among }], texts: [] }
  },
  paper: set => [
    {
      kind: 'tick',
      instruction: word('questions.paper.rank', { most: placesIn(set) }),
      most: null,
      options: set.options.map(({ label }) => own(label)),
      fills: set.options.map(({ value }) => value),
    },
  ],
  columns: set => set.options.map(({ value, label }) => ({ key: value, heading: own(label), figures: true })),
  cells: (given, set) =>
    set.options.map(({ value }) => own(given?.order.includes(value) ? String(given.order.indexOf(value) + 1) : '')),
  fill: (cells, set, name) =>
    Object.fromEntries(set.options.map(({ value }) => [fieldOf(name, value), cells.text(value)])),
  example: {
    settings: {
      options: [
        { value: 'hours', label: 'Longer opening hours' },
        { value: 'books', label: 'More new books' },
        { value: 'mobile', label: 'The mobile library' },
        { value: 'events', label: 'Events for children' },
      ],
      most: 3,
    },
    answer: { order: ['mobile', 'hours'] },
  },
})

function twice(places: readonly number[]): number {
  return places.find((place, at) => places.indexOf(place) !== at) ?? 0
}
