/** A response form read whole: either everything it says, or every problem that stands in the way, by control. */

import { problem as failed, ok, type Result } from '../../../kernel/result.ts'
import { type Comments, readComments } from '../../../questions/comments.ts'
import { type Answers, type QuestionForm, questionsOf } from '../../../questions/form.ts'
import { readAnswers } from '../../../questions/read-answers.ts'
import type { Message } from '../../../web/catalogue.ts'
import { type RawForm, readForm } from '../../../web/fields.ts'
import { type Contact, contactOf, ownFields, type Terms, termsOf } from './about-you.ts'

/** What a response says. */
export type Said = {
  readonly answers: Answers
  /** Questions that its way through the form left out, with what was answered to them all the same: kept aside, never counted. */
  readonly not_asked: Answers
  readonly comments: Comments
  readonly free_text: string
  readonly terms: Terms
  readonly contact: Contact | null
  /** How many people signed it, where it is a petition that staff brought in. */
  readonly signatures?: number
}

/** Problems by the control to put right. */
export type Problems = Readonly<Record<string, Message>>

/**
 * Reads a form. `commentable` are the paragraphs of the pack. With `insist`, required questions must be answered; what
 * came on paper is taken as it is.
 */
export function readSaid(
  form: QuestionForm,
  raw: RawForm,
  commentable: { has(id: string): boolean },
  insist = true,
): Result<Said, Problems> {
  const questions = readAnswers(form, raw.values, { insist })
  const comments = readComments(raw.values, commentable)
  const own = readForm(ownFields, raw)
  const problems: Record<string, Message> = {}
  for (const each of [...comments.problems, ...questions.problems]) problems[each.field] ??= each
  if (!own.ok) Object.assign(problems, own.problems)
  if (!own.ok || Object.keys(problems).length > 0) return failed(problems)
  const said: Said = {
    answers: questions.answers,
    not_asked: questions.notAsked,
    comments: comments.comments,
    free_text: own.values.free_text,
    terms: termsOf(own.values),
    contact: contactOf(own.values),
  }
  return saysSomething(said) ? ok(said) : failed({ [firstControl(form)]: { key: 'responses.problem.nothing' } })
}

function saysSomething(said: Said): boolean {
  const answered = [...Object.values(said.answers), ...Object.values(said.not_asked)].some(
    answer => answer !== null && answer !== undefined,
  )
  return answered || said.free_text !== '' || Object.keys(said.comments).length > 0
}

function firstControl(form: QuestionForm): string {
  const [question] = questionsOf(form)
  return question ? `q-${question.id}` : 'free_text'
}

/** The ids of the paragraphs that a form comments on. */
export function commentedParagraphs(raw: RawForm): string[] {
  return Object.entries(raw.values)
    .filter(([name, values]) => name.startsWith('p-') && values.some(value => value.trim() !== ''))
    .map(([name]) => name.slice(2))
}

const KEPT = new Set(Object.keys(ownFields))

/** Everything typed into a response form, and nothing else that came with it: what a draft keeps. */
export function typedFields(raw: RawForm): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(raw.values).filter(([name]) => KEPT.has(name) || name.startsWith('q-') || name.startsWith('p-')),
  )
}
