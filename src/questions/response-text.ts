/** A response as one list: its free texts, for reading into points, and its row in the export. */
import type { Comments } from './comments.ts'
import {
  type Answers,
  type FormQuestion,
  nameOf,
  numbered,
  type QuestionForm,
  questionsOf,
  saidQuestions,
  typeOf,
} from './form.ts'
import { type Wording, word } from './wording.ts'

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

/**
 * Every free text of a response, answers in the form's order, then comments on paragraphs in theirs. What was answered to who
 * somebody is, is none of them: nothing can be made a point of it.
 */
export function textsOf(form: QuestionForm, answers: Answers, comments: Comments = {}): readonly SourceText[] {
  const inAnswers = saidQuestions(form).flatMap(question => {
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
export type FormColumn = {
  readonly key: string
  readonly question: string
  readonly heading: Wording
  /** Whether what stands in it is a number. */
  readonly figures: boolean
}

/** The columns of the export, in the form's order: of the questions on its subject. */
export function columnsOf(form: QuestionForm): readonly FormColumn[] {
  return columnsFor(saidQuestions(form))
}

/** The columns of the questions that ask who somebody is: they are exported apart. */
export function aboutYouColumns(form: QuestionForm): readonly FormColumn[] {
  return columnsFor(aboutYouQuestions(form))
}

function aboutYouQuestions(form: QuestionForm): readonly FormQuestion[] {
  return questionsOf(form).filter(({ aboutYou }) => aboutYou === true)
}

function columnsFor(questions: readonly FormQuestion[]): readonly FormColumn[] {
  return questions.flatMap(question =>
    typeOf(question)
      .columns(question.settings)
      .map(({ key, heading, figures = false }) => ({
        key: `${nameOf(question)}-${key}`,
        question: numbered(question),
        heading,
        figures,
      })),
  )
}

/**
 * Makes the cells of one response after another of the same form, one per column of `columnsOf`; what was not asked is told apart from what
 * was left blank.
 */
export function rowCells(form: QuestionForm): (answers: Answers, notAsked: Answers) => readonly Wording[] {
  const questions = saidQuestions(form)
  return (answers, notAsked) => cellsFor(questions, answers, notAsked)
}

/** One response's cells, one per column of `aboutYouColumns`. Not asked stays empty: it could tell what was said. */
export function aboutYouCells(form: QuestionForm, answers: Answers): readonly Wording[] {
  return cellsFor(aboutYouQuestions(form), answers, {})
}

function cellsFor(questions: readonly FormQuestion[], answers: Answers, notAsked: Answers): readonly Wording[] {
  return questions.flatMap(question => {
    const cells = typeOf(question).cells(answers[question.id] ?? null, question.settings)
    return Object.hasOwn(notAsked, question.id) ? cells.map(() => word('questions.route.not-asked')) : cells
  })
}
