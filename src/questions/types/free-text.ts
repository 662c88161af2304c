/** What short and long text share: they differ in length, in line breaks and in the control. */
import { z } from 'zod'
import { ok, problem } from '../../kernel/result.ts'
import { typedText } from '../fields.ts'
import { countOf, defineQuestionType, type QuestionType } from '../question-type.ts'
import { isClean, paperLines, readText, textareaValue, textCell } from '../text-part.ts'
import { own, type Wording, word } from '../wording.ts'

type Kind = {
  readonly name: string
  readonly title: Wording
  readonly template: string
  readonly settings: z.ZodType<{ readonly most: number }>
  readonly manyLines: boolean
  readonly clean: (typed: string) => string
  readonly example: { readonly settings: { readonly most: number }; readonly answer: { readonly text: string } }
}

const answer = z.object({ text: z.string().min(1).refine(isClean) })

/** Makes a type whose answer is one text. */
export function freeTextType(kind: Kind): QuestionType {
  return defineQuestionType<{ readonly most: number }, z.output<typeof answer>>({
    name: kind.name,
    title: kind.title,
    closed: false,
    template: kind.template,
    settings: kind.settings,
    answer,
    example: kind.example,
    read(fields, { most }, name) {
      const { text, problems } = readText(fields, name, most, kind.clean)
      return problems.length > 0 ? problem(problems) : ok(text === '' ? null : { text })
    },
    write: ({ text }, _settings, name) => ({ [name]: text }),
    lacks: (given, _settings, name) => (given ? null : { field: name, key: 'questions.problem.write', values: {} }),
    view: ({ most }, fields, name) => ({
      most,
      rows: Math.min(15, Math.max(5, Math.ceil(most / 500))),
      value: kind.manyLines ? textareaValue(fields, name) : typedText(fields, name),
    }),
    show: ({ text }) => [{ label: null, value: own(text) }],
    texts: ({ text }) => [{ field: 'text', text }],
    tally: answered => ({ tables: [], texts: [{ field: 'text', count: countOf(answered) }] }),
    paper: ({ most }) => [{ kind: 'write', label: null, lines: paperLines(most), fills: 'answer' }],
    columns: () => [{ key: 'answer', heading: word('questions.column.answer') }],
    cells: given => [textCell(given?.text)],
    fill: (cells, _settings, name) => ({ [name]: cells.text('answer') }),
  })
}
