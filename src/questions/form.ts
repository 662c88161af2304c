/** A response form: sections of questions in order, each tied to what it is about. */
import type { Condition } from './condition.ts'
import type { Fields, WrittenFields } from './fields.ts'
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
  /** Its place among all questions of the form, from 1: the same on screen, on paper and in every count. */
  readonly number: number
  readonly type: string
  readonly settings: unknown
  readonly text: string
  readonly hint: string | null
  readonly required: boolean
  readonly about: About | null
  /** Whether it asks who somebody is: then its answers are told in protected tables only, apart from what was said. */
  readonly aboutYou?: boolean
  /** Who is asked; everybody where there is none. */
  readonly shownIf?: Condition | null
}

export type FormSection = {
  readonly id: string
  readonly title: string
  readonly questions: readonly FormQuestion[]
  /** Who is asked its questions; everybody where there is none. */
  readonly shownIf?: Condition | null
}

export type QuestionForm = { readonly sections: readonly FormSection[] }

/** Answers by question id. Null: the question was in view and left blank. Absent: not reached yet, or not asked. */
export type Answers = Readonly<Record<string, unknown>>

/** A problem of one question, its text (as `question`) among the values. */
export type FormProblem = QuestionProblem & { readonly questionId: string }

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

/** A question with its number, as it is told everywhere. */
export function numbered({ number, text }: Pick<FormQuestion, 'number' | 'text'>): string {
  return `${number}. ${text}`
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
  section: Pick<FormSection, 'questions'>,
  fields: Fields,
  problems: readonly FormProblem[] = [],
): readonly (ControlView & { readonly about: About | null; readonly question: FormQuestion })[] {
  return section.questions.map(question => {
    const { hint, required, about } = question
    const text = numbered(question)
    const own = problems.filter(each => each.questionId === question.id)
    return {
      ...typeOf(question).control({ name: nameOf(question), text, hint, required }, question.settings, fields, own),
      about,
      question,
    }
  })
}
