/** Any number of answers, or up to a set number, with another to write in where the author allows it. */
import { z } from 'zod'
import { ok, problem } from '../../kernel/result.ts'
import { cleanLine, typedText, valuesOf } from '../fields.ts'
import { countOf, defineQuestionType, type QuestionProblem } from '../question-type.ts'
import { isClean, paperLines, readText, textCell } from '../text-part.ts'
import { own, type Wording, word } from '../wording.ts'
import { choiceSettings, choices, labelOf, OTHER } from './options.ts'

const settings = z.object({
  ...choiceSettings,
  /** The most that may be chosen; null for any number. */
  most: z.int().min(2).max(50).nullable().default(null),
})
type Settings = z.output<typeof settings>

const answer = z.object({
  choices: z.array(z.string().min(1).max(40)).min(1).readonly(),
  other: z.string().refine(isClean),
})
type Answer = z.output<typeof answer>

function instruction(set: Settings): Wording {
  return set.most === null ? word('questions.paper.tick-any') : word('questions.paper.tick-up-to', { most: set.most })
}

/** Ticks as far as the form knows them, in the author's order; what was written in counts as a tick for "other". */
function ticked(values: readonly string[], other: string, set: Settings): readonly string[] {
  const chosen = new Set(other === '' ? values : [...values, OTHER])
  return choices(set)
    .map(({ value }) => value)
    .filter(value => chosen.has(value))
}

/** Multiple choice. */
export const multipleChoice = defineQuestionType<Settings, Answer>({
  name: 'multiple-choice',
  title: word('questions.type.multiple-choice'),
  closed: true,
  settings,
  answer,
  template: 'questions/types/multiple-choice.njk',
  read(fields, set, name) {
    const values = valuesOf(fields, name).filter(value => value !== '')
    const other = set.other ? readText(fields, `${name}-other`, set.otherMost, cleanLine) : { text: '', problems: [] }
    const chosen = ticked(values, other.text, set)
    const problems: QuestionProblem[] = []
    if (!values.every(value => chosen.includes(value))) {
      problems.push({ field: name, key: 'questions.problem.unknown-option', values: {} })
    }
    if (set.most !== null && chosen.length > set.most) {
      problems.push({
        field: name,
        key: 'questions.problem.too-many',
        values: { most: set.most, chosen: chosen.length },
      })
    }
    problems.push(...other.problems)
    if (problems.length > 0) return problem(problems)
    return ok(chosen.length === 0 ? null : { choices: chosen, other: other.text })
  },
  write(given, set, name) {
    return { [name]: [...given.choices], ...(set.other ? { [`${name}-other`]: given.other } : {}) }
  },
  lacks(given, _set, name) {
    return given ? null : { field: name, key: 'questions.problem.choose-any', values: {} }
  },
  view(set, fields, name) {
    const chosen = valuesOf(fields, name)
    return {
      instruction: instruction(set),
      items: choices(set).map(choice => ({ ...choice, checked: chosen.includes(choice.value) })),
      other: set.other
        ? { name: `${name}-other`, most: set.otherMost, value: typedText(fields, `${name}-other`) }
        : null,
    }
  },
  show(given, set) {
    return [
      ...given.choices.map(value => ({ label: null, value: labelOf(value, set) })),
      ...(given.other === '' ? [] : [{ label: word('questions.other-written'), value: own(given.other) }]),
    ]
  },
  texts: given => (given.other === '' ? [] : [{ field: 'other', text: given.other }]),
  tally(answered, set) {
    const rows = choices(set).map(choice => ({
      ...choice,
      count: countOf(answered, given => given.choices.includes(choice.value)),
    }))
    const written = countOf(answered, given => given.other !== '')
    return {
      tables: [{ exclusive: false, of: countOf(answered), rows }],
      texts: set.other ? [{ field: 'other', count: written }] : [],
    }
  },
  paper(set) {
    const options = choices(set).map(({ label }) => label)
    return [
      { kind: 'tick', instruction: instruction(set), most: set.most, options, fills: 'chosen' },
      ...(set.other
        ? [
            {
              kind: 'write' as const,
              label: word('questions.other-say'),
              lines: paperLines(set.otherMost),
              fills: 'other',
            },
          ]
        : []),
    ]
  },
  columns: set => [
    ...choices(set).map(({ value, label }) => ({ key: `choice-${value}`, heading: label, figures: true as const })),
    ...(set.other ? [{ key: 'other', heading: word('questions.other-written') }] : []),
  ],
  cells: (given, set) => [
    ...choices(set).map(({ value }) => own(given ? (given.choices.includes(value) ? '1' : '0') : '')),
    ...(set.other ? [textCell(given?.other)] : []),
  ],
  fill: (cells, set, name) => ({
    [name]: [
      ...choices(set).flatMap(({ value }) => (cells.ticked(`choice-${value}`) ? [value] : [])),
      ...cells.several('chosen', choices(set)),
    ],
    ...(set.other ? { [`${name}-other`]: cells.text('other') } : {}),
  }),
  elsewhere: () => [{ key: 'chosen', heading: word('questions.column.chosen') }],
  routes: { choices, chosen: given => given.choices, most: set => set.most },
  example: {
    settings: {
      options: [
        { value: 'meeting', label: 'A public meeting' },
        { value: 'survey', label: 'A survey' },
        { value: 'visit', label: 'A visit to our group' },
      ],
      other: true,
      otherLabel: null,
      otherMost: 200,
      most: 3,
    },
    answer: { choices: ['meeting', 'visit', OTHER], other: 'A stall at the market' },
  },
})
