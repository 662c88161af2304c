/**
 * A response form: sections of questions in order, each tied to what it is about. Reading a posted form gives the
 * answers, every problem in order, and everything typed, so that whatever happens next nothing has to be typed again.
 */
import { cleanTyped, type Fields, valuesOf, type WrittenFields } from './fields.ts'
import type { ControlView, QuestionProblem, QuestionType } from './question-type.ts'
import { questionTypeNamed } from './registry.ts'

/** What a question is about; null where it is about the whole. `path` is the paragraph's address, `label` what is shown. */
export type About = {
  readonly kind: 'document' | 'section' | 'paragraph'
  readonly documentId: string
  readonly path: string | null
  readonly label: string
}

/** A question of a form. Ids are letters, digits and hyphens; none may be another's beginning up to a hyphen. */
export type FormQuestion = {
  readonly id: string
  readonly type: string
  readonly settings: unknown
  readonly text: string
  readonly hint: string | null
  readonly required: boolean
  readonly about: About | null
  /** Whether it asks who somebody is: then its answers are told in protected tables only, apart from what was said. */
  readonly aboutYou?: boolean
}

export type FormSection = { readonly id: string; readonly title: string; readonly questions: readonly FormQuestion[] }

export type QuestionForm = { readonly sections: readonly FormSection[] }

/** Answers by question id. Null: the question was in view and left blank. Absent: not reached yet. */
export type Answers = Readonly<Record<string, unknown>>

/** A problem of one question, its text (as `question`) among the values. */
export type FormProblem = QuestionProblem & { readonly questionId: string }

/** What came of reading a form. `typed` is all that was typed into its questions, for a draft or to show it again. */
export type ReadForm = {
  readonly answers: Answers
  readonly problems: readonly FormProblem[]
  readonly typed: WrittenFields
}

/** The name of a question's fields and the id of its first control. */
export function nameOf(question: { readonly id: string }): string {
  return `q-${question.id}`
}

/** Every question of a form, or of one of its sections, in order. */
export function questionsOf(form: QuestionForm, sectionId?: string): readonly FormQuestion[] {
  return form.sections
    .filter(section => sectionId === undefined || section.id === sectionId)
    .flatMap(section => section.questions)
}

/** The questions of a form on its subject: without those that ask who somebody is. */
export function saidQuestions(form: QuestionForm): readonly FormQuestion[] {
  return questionsOf(form).filter(({ aboutYou }) => !aboutYou)
}

/** The type of a question. Throws a RangeError for one that no longer exists, which `checkForm` would have told. */
export function typeOf(question: FormQuestion): QuestionType {
  const type = questionTypeNamed(question.type)
  if (!type) throw new RangeError(`There is no question type "${question.type}"`)
  return type
}

/**
 * Reads a posted form, or one section of it. With `insist`, as when a response is given, required questions must be
 * answered; without, as when a draft is kept, they may wait.
 */
export function readAnswers(
  form: QuestionForm,
  fields: Fields,
  { section, insist = true }: { readonly section?: string; readonly insist?: boolean } = {},
): ReadForm {
  const answers: Record<string, unknown> = {}
  const problems: FormProblem[] = []
  const typed: WrittenFields = {}
  for (const question of questionsOf(form, section)) {
    const type = typeOf(question)
    const name = nameOf(question)
    Object.assign(typed, typedInto(fields, name))
    const read = type.read(fields, question.settings, name)
    if (read.ok) answers[question.id] = read.value
    const lacking = read.ok && insist && question.required ? type.lacks(read.value, question.settings, name) : null
    const found = read.ok ? (lacking ? [lacking] : []) : read.problem
    problems.push(
      ...found.map(each => ({
        ...each,
        values: { question: shortened(question.text), ...each.values },
        questionId: question.id,
      })),
    )
  }
  return { answers, problems, typed }
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

/** The fields that the form would be filled in with to give these answers. */
export function fieldsOf(form: QuestionForm, answers: Answers): WrittenFields {
  const fields: WrittenFields = {}
  for (const question of questionsOf(form)) {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : null
    if (answer === null || answer === undefined) continue
    Object.assign(fields, typeOf(question).write(answer, question.settings, nameOf(question)))
  }
  return fields
}

/** What the templates of a section's questions read, in order: `{% for control in controls %}{% include control.template %}`. */
export function controlsOf(
  section: FormSection,
  fields: Fields,
  problems: readonly FormProblem[] = [],
): readonly (ControlView & { readonly about: About | null })[] {
  return section.questions.map(question => {
    const { text, hint, required, about } = question
    const own = problems.filter(each => each.questionId === question.id)
    return {
      ...typeOf(question).control({ name: nameOf(question), text, hint, required }, question.settings, fields, own),
      about,
    }
  })
}
