/** A response as one list: its free texts, for reading into points, and its row in the export. */
import type { Comments } from './comments.ts'
import { type Answers, nameOf, type QuestionForm, questionsOf, typeOf } from './form.ts'
import type { Wording } from './wording.ts'

/**
 * A free text in a response. `source` is lasting and unique in the response: "q-<id>", "q-<id>-comment", "q-<id>-other"
 * or "p-<paragraph id>". Spans of points count in this `text`.
 */
export type SourceText = {
  readonly source: string
  readonly questionId: string | null
  readonly paragraphId: string | null
  readonly text: string
}

/** Every free text of a response, answers in the form's order, then comments on paragraphs in theirs. */
export function textsOf(form: QuestionForm, answers: Answers, comments: Comments = {}): readonly SourceText[] {
  const inAnswers = questionsOf(form).flatMap(question => {
    const answer = answers[question.id] ?? null
    if (answer === null) return []
    return typeOf(question)
      .texts(answer)
      .map(({ field, text }) => ({
        source: field === 'text' ? nameOf(question) : `${nameOf(question)}-${field}`,
        questionId: question.id,
        paragraphId: null,
        text,
      }))
  })
  const onParagraphs = Object.entries(comments).map(([id, text]) => ({
    source: `p-${id}`,
    questionId: null,
    paragraphId: id,
    text,
  }))
  return [...inAnswers, ...onParagraphs]
}

/** A column of the export of a whole form: `key` is unique and lasting; `question` is the question's text. */
export type FormColumn = { readonly key: string; readonly question: string; readonly heading: Wording }

/** The columns of the export, in the form's order. */
export function columnsOf(form: QuestionForm): readonly FormColumn[] {
  return questionsOf(form).flatMap(question =>
    typeOf(question)
      .columns(question.settings)
      .map(({ key, heading }) => ({ key: `${nameOf(question)}-${key}`, question: question.text, heading })),
  )
}

/** One response's cells, one per column of `columnsOf`. */
export function cellsOf(form: QuestionForm, answers: Answers): readonly Wording[] {
  return questionsOf(form).flatMap(question => typeOf(question).cells(answers[question.id] ?? null, question.settings))
}
