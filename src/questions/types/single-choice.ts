/** One answer out of several, with another answer to write in where the author allows it. */
import { z } from 'zod'
import { ok, problem } from '../../kernel/result.ts'
import { cleanLine, typedText, valuesOf } from '../fields.ts'
import { defineQuestionType, type QuestionProblem } from '../question-type.ts'
import { isClean, paperLines, readText } from '../text-part.ts'
import { word } from '../wording.ts'
import { oneOf } from './one-of.ts'
import { choiceSettings, choices, OTHER } from './options.ts'

const settings = z.object(choiceSettings)
type Settings = z.output<typeof settings>

/** `other` is what was written in; it is kept even beside another choice, because somebody took the trouble to write it. */
const answer = z.object({ choice: z.string().min(1).max(40), other: z.string().refine(isClean) })
type Answer = z.output<typeof answer>

/** Single choice. */
export const singleChoice = defineQuestionType<Settings, Answer>({
  name: 'single-choice',
  title: word('questions.type.single-choice'),
  closed: true,
  settings,
  answer,
  template: 'questions/types/single-choice.njk',
  read(fields, set, name) {
    const chosen = [...new Set(valuesOf(fields, name))].filter(value => value !== '')
    const known = chosen.length < 2 && chosen.every(value => choices(set).some(choice => choice.value === value))
    const other = set.other ? readText(fields, `${name}-other`, set.otherMost, cleanLine) : { text: '', problems: [] }
    const unknown: readonly QuestionProblem[] = known
      ? []
      : [{ field: name, key: 'questions.problem.unknown-option', values: {} }]
    const problems = [...unknown, ...other.problems]
    if (problems.length > 0) return problem(problems)
    const choice = chosen[0] ?? (other.text === '' ? null : OTHER)
    return ok(choice === null ? null : { choice, other: other.text })
  },
  write(given, set, name) {
    return { [name]: given.choice, ...(set.other ? { [`${name}-other`]: given.other } : {}) }
  },
  lacks(given, _set, name) {
    return given ? null : { field: name, key: 'questions.problem.choose-one', values: {} }
  },
  view(set, fields, name) {
    const chosen = valuesOf(fields, name)
    return {
      items: choices(set).map(choice => ({ ...choice, checked: chosen.includes(choice.value) })),
      other: set.other
        ? { name: `${name}-other`, most: set.otherMost, value: typedText(fields, `${name}-other`) }
        : null,
    }
  },
  ...oneOf<Settings>(set => set),
  paper(set) {
    const options = choices(set).map(({ label }) => label)
    return [
      { kind: 'tick', instruction: word('questions.paper.tick-one'), most: 1, options, fills: 'answer' },
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
  fill: (cells, set, name) => ({
    [name]: cells.chosen(['value', 'answer'], choices(set)) ?? '',
    ...(set.other ? { [`${name}-other`]: cells.text('other') } : {}),
  }),
  example: {
    settings: {
      options: [
        { value: 'monthly', label: 'Every month' },
        { value: 'quarterly', label: 'Four times a year' },
        { value: 'yearly', label: 'Once a year' },
      ],
      other: true,
      otherLabel: null,
      otherMost: 200,
    },
    answer: { choice: OTHER, other: 'Whenever there is something to decide' },
  },
})
