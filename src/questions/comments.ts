/** Comments on single paragraphs of a document, posted as "p-<paragraph id>" beside the answers or on the reading page. */
import { cleanText, cleanTyped, type Fields, valuesOf, type WrittenFields } from './fields.ts'
import type { QuestionProblem } from './question-type.ts'
import { readText, textareaValue } from './text-part.ts'

/** Comments by paragraph id. */
export type Comments = Readonly<Record<string, string>>

/** How many characters a comment on a paragraph may have. */
export const LONGEST_COMMENT = 10_000

const FIELD = /^p-([A-Za-z0-9-]{1,64})$/

/** What came of reading comments; `blank` are paragraphs whose comment was emptied. */
export type ReadComments = {
  readonly comments: Comments
  readonly blank: readonly string[]
  readonly problems: readonly (QuestionProblem & { readonly paragraphId: string })[]
  readonly typed: WrittenFields
}

/** Reads every comment in the form; one on a paragraph that is not to be commented on is a problem, and is kept as typed. */
export function readComments(
  fields: Fields,
  commentable: { has(id: string): boolean },
  most = LONGEST_COMMENT,
): ReadComments {
  const comments: Record<string, string> = {}
  const blank: string[] = []
  const problems: (QuestionProblem & { readonly paragraphId: string })[] = []
  const typed: WrittenFields = {}
  for (const field of Object.keys(fields)) {
    const paragraphId = FIELD.exec(field)?.[1]
    if (paragraphId === undefined) continue
    const { text, problems: found } = readText(fields, field, most, cleanText)
    if (text !== '') typed[field] = cleanTyped(valuesOf(fields, field).join('\n'))
    const unknown = text !== '' && !commentable.has(paragraphId)
    if (unknown) problems.push({ field, key: 'questions.problem.unknown-paragraph', values: {}, paragraphId })
    for (const each of found) problems.push({ ...each, key: 'questions.problem.comment-too-long', paragraphId })
    if (unknown || found.length > 0) continue
    if (text === '') blank.push(paragraphId)
    else comments[paragraphId] = text
  }
  return { comments, blank, problems, typed }
}

/** The fields that comments would be typed into. */
export function fieldsOfComments(comments: Comments): WrittenFields {
  return Object.fromEntries(Object.entries(comments).map(([id, text]) => [`p-${id}`, text]))
}

/** What `questions/paragraph-comment.njk` reads as `control`. `number` is the paragraph's number as printed, or its path. */
export type CommentControl = {
  readonly template: 'questions/paragraph-comment.njk'
  readonly name: string
  readonly number: string
  readonly most: number
  readonly value: string
  readonly problem: QuestionProblem | null
}

/** The control with which one paragraph is commented on. */
export function commentControl(
  paragraph: { readonly id: string; readonly number: string },
  fields: Fields,
  problems: readonly QuestionProblem[] = [],
  most = LONGEST_COMMENT,
): CommentControl {
  const name = `p-${paragraph.id}`
  const problem = problems.find(({ field }) => field === name) ?? null
  return {
    template: 'questions/paragraph-comment.njk',
    name,
    number: paragraph.number,
    most,
    value: textareaValue(fields, name),
    problem,
  }
}
