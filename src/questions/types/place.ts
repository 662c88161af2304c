/**
 * A place by its name: one of those that the author lists, found however it is spelt with accents, capitals and hyphens, or another that
 * the reader names. A list of hundreds is typed into and not scrolled through; on paper the name is written.
 */
import { z } from 'zod'
import { fold } from '../../kernel/fold.ts'
import { ok, problem } from '../../kernel/result.ts'
import { cleanLine, typedText } from '../fields.ts'
import { defineQuestionType } from '../question-type.ts'
import { readText } from '../text-part.ts'
import { word } from '../wording.ts'
import { oneOf } from './one-of.ts'
import { OTHER, option } from './options.ts'

/** Most characters of a place that is not on the list. */
const MOST = 200

const apart = (all: readonly string[]) => !all.includes('') && new Set(all).size === all.length

const settings = z.object({
  options: z
    .array(option)
    .min(2)
    .max(500)
    .refine(places => apart(places.map(({ value }) => value)), 'two places have the same value')
    .refine(places => apart(places.map(({ label }) => fold(label))), 'two places have the same name')
    .readonly(),
  other: z.boolean().default(true),
})
type Settings = z.output<typeof settings>

/** As what is chosen of a list is kept: `other` is the name of a place that is not on it. */
const answer = z.object({
  choice: z.string().min(1).max(40),
  other: z.string().refine(text => cleanLine(text) === text),
})

const kept = oneOf<Settings>(({ options, other }) => ({
  options,
  other,
  otherLabel: null,
  word: 'questions.place.other',
}))

/** Place by name. */
export const place = defineQuestionType<Settings, z.output<typeof answer>>({
  name: 'place',
  title: word('questions.type.place'),
  closed: true,
  settings,
  answer,
  template: 'questions/types/place.njk',
  read(fields, { options, other }, name) {
    const { text, problems } = readText(fields, name, MOST, cleanLine)
    if (problems.length > 0) return problem(problems)
    if (text === '') return ok(null)
    const sought = fold(text)
    const known = options.find(({ value, label }) => value === text || (sought !== '' && fold(label) === sought))
    if (known) return ok({ choice: known.value, other: '' })
    return other
      ? ok({ choice: OTHER, other: text })
      : problem([{ field: name, key: 'questions.problem.place', values: {} }])
  },
  write: ({ choice, other }, { options }, name) => ({
    [name]: choice === OTHER ? other : (options.find(({ value }) => value === choice)?.label ?? choice),
  }),
  lacks: (given, _settings, name) => (given ? null : { field: name, key: 'questions.problem.write', values: {} }),
  view: ({ options, other }, fields, name) => ({
    list: `${name}-places`,
    places: options.map(({ label }) => label),
    other,
    value: typedText(fields, name),
  }),
  ...kept,
  paper: () => [{ kind: 'write', label: word('questions.paper.place'), lines: 1, fills: 'answer' }],
  fill: (cells, _settings, name) => ({ [name]: cells.text('other') || cells.text('answer') || cells.text('value') }),
  example: {
    settings: {
      options: [
        { value: 'mill-lane', label: 'Mill Lane' },
        { value: 'st-anns', label: 'St Ann’s' },
        { value: 'upper-green', label: 'Upper Green' },
      ],
      other: true,
    },
    answer: { choice: OTHER, other: 'The allotments behind the station' },
  },
})
