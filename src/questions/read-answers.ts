/**
 * Reading a posted form: the answers, what was answered without being asked, every problem in order, and everything typed, so that
 * whatever happens next nothing has to be typed again.
 */
import { cleanTyped, type Fields, valuesOf, type WrittenFields } from './fields.ts'
import {
  type Answers,
  type FormProblem,
  type FormQuestion,
  nameOf,
  type QuestionForm,
  questionsOf,
  typeOf,
} from './form.ts'
import type { QuestionType } from './question-type.ts'
import { askedOf } from './route.ts'

/**
 * What came of reading a form. `notAsked` are the questions that the way through the form leaves out, with what was answered to them all
 * the same (null for nothing): kept aside, never counted. `typed` is all that was typed into its questions, for a draft or to show it again.
 */
export type ReadForm = {
  readonly answers: Answers
  readonly notAsked: Answers
  readonly problems: readonly FormProblem[]
  readonly typed: WrittenFields
}

/**
 * Reads a posted form; with `only`, the questions named. With `insist`, as when a response is given, required questions must be
 * answered; without, as when a draft is kept, they may wait. Nobody must answer what they are not asked; what cannot be read is told
 * also there, because it cannot be kept.
 */
export function readAnswers(
  form: QuestionForm,
  fields: Fields,
  { only, insist = true }: { readonly only?: readonly FormQuestion[]; readonly insist?: boolean } = {},
): ReadForm {
  const read = questionsOf(form).map(question => {
    const name = nameOf(question)
    return { question, name, result: typeOf(question).read(fields, question.settings, name) }
  })
  const all = Object.fromEntries(read.map(({ question, result }) => [question.id, result.ok ? result.value : null]))
  const asked = askedOf(form, all)
  const answers: Record<string, unknown> = {}
  const notAsked: Record<string, unknown> = {}
  const problems: FormProblem[] = []
  const typed: WrittenFields = {}
  for (const { question, name, result } of read) {
    if (only && !only.some(({ id }) => id === question.id)) continue
    const isAsked = asked.has(question.id)
    Object.assign(typed, typedInto(fields, name))
    if (result.ok) (isAsked ? answers : notAsked)[question.id] = result.value
    problems.push(...problemsOf(question, name, result, insist && isAsked))
  }
  return { answers, notAsked, problems, typed }
}

function problemsOf(
  question: FormQuestion,
  name: string,
  read: ReturnType<QuestionType['read']>,
  insist: boolean,
): FormProblem[] {
  const lacking =
    read.ok && insist && question.required ? typeOf(question).lacks(read.value, question.settings, name) : null
  const found = read.ok ? (lacking ? [lacking] : []) : read.problem
  return found.map(each => ({
    ...each,
    values: { question: shortened(question.text), ...each.values },
    questionId: question.id,
  }))
}

/** The names under which anything was sent for a question: its own, and those of its further boxes. */
export function namesTyped(fields: Fields, name: string): readonly string[] {
  // No id is another's beginning up to a hyphen, so that whatever begins with the name belongs to the question.
  return Object.keys(fields)
    .filter(each => each === name || (each.startsWith(`${name}-`) && /^[\w-]{1,120}$/.test(each)))
    .filter(each => valuesOf(fields, each).length > 0)
}

function typedInto(fields: Fields, name: string): WrittenFields {
  return Object.fromEntries(
    namesTyped(fields, name).map(each => {
      const values = valuesOf(fields, each).map(cleanTyped)
      return [each, values.length === 1 ? values[0]! : values]
    }),
  )
}

function shortened(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, text.lastIndexOf(' ', 117) + 1 || 117).trimEnd()}…`
}
