/**
 * A postcode of the United Kingdom. Only its district is kept, unless the lead asks for the whole: a whole postcode is some
 * fifteen homes, a district some thousands. It is nobody's words, so that it can be no point and is in no search.
 */
import { z } from 'zod'
import { ok, problem } from '../../kernel/result.ts'
import { typedText } from '../fields.ts'
import { defineQuestionType } from '../question-type.ts'
import { textCell } from '../text-part.ts'
import { own, word } from '../wording.ts'

const settings = z.object({ whole: z.boolean().default(false) })
const answer = z.object({ code: z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]?( \d[A-Z]{2})?$/) })
const written = /^([A-Z]{1,2}\d[A-Z\d]?)(?:(\d[A-Z]{2}))?$/

/** Postcode: its district, or the whole. */
export const postcode = defineQuestionType<z.output<typeof settings>, z.output<typeof answer>>({
  name: 'postcode',
  title: word('questions.type.postcode'),
  closed: false,
  template: 'questions/types/postcode.njk',
  settings,
  answer,
  example: { settings: { whole: false }, answer: { code: 'LU1' } },
  read(fields, { whole }, name) {
    const typed = typedText(fields, name)
      .toUpperCase()
      .replace(/[^A-Z\d]/g, '')
    if (typed === '') return ok(null)
    const [, district, rest] = written.exec(typed) ?? []
    if (!district) return problem([{ field: name, key: 'questions.problem.postcode', values: {} }])
    return ok({ code: whole && rest ? `${district} ${rest}` : district })
  },
  write: ({ code }, _settings, name) => ({ [name]: code }),
  lacks: (given, _settings, name) => (given ? null : { field: name, key: 'questions.problem.write', values: {} }),
  view: ({ whole }, fields, name) => ({ whole, value: typedText(fields, name) }),
  show: ({ code }) => [{ label: null, value: own(code) }],
  texts: () => [],
  tally: () => ({ tables: [], texts: [] }),
  paper: () => [{ kind: 'write', label: null, lines: 1, fills: 'answer' }],
  columns: () => [{ key: 'answer', heading: word('questions.column.answer') }],
  cells: given => [textCell(given?.code)],
  fill: (cells, _settings, name) => ({ [name]: cells.text('answer') }),
})
