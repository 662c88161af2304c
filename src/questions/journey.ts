/** The way through a form, worked out from the answers each time: nothing is stored that could disagree with them. */
import { type Answers, type FormQuestion, type FormSection, nameOf, type QuestionForm, typeOf } from './form.ts'

export type SectionState = 'not-started' | 'in-progress' | 'complete'

/** A section on the list of tasks. `answered` of `questions`; `lacking` required ones still to be answered. */
export type Step = {
  readonly id: string
  readonly title: string
  readonly state: SectionState
  readonly answered: number
  readonly questions: number
  readonly lacking: number
}

/** `next` is the id of the first section that is not complete, or null when the response can be checked and given. */
export type Journey = { readonly steps: readonly Step[]; readonly next: string | null }

/** How far the answers so far have come. A question left blank on purpose (null) counts as seen. */
export function journey(form: QuestionForm, answers: Answers): Journey {
  const steps = form.sections.map(section => step(section, answers))
  return { steps, next: steps.find(({ state }) => state !== 'complete')?.id ?? null }
}

function step(section: FormSection, answers: Answers): Step {
  const seen = section.questions.filter(({ id }) => answerTo(answers, id) !== undefined).length
  const answered = section.questions.filter(({ id }) => (answerTo(answers, id) ?? null) !== null).length
  const lacking = section.questions.filter(question => lacks(question, answers)).length
  const done = seen === section.questions.length && lacking === 0
  const state = done ? 'complete' : seen === 0 ? 'not-started' : 'in-progress'
  return { id: section.id, title: section.title, state, answered, questions: section.questions.length, lacking }
}

function lacks(question: FormQuestion, answers: Answers): boolean {
  if (!question.required) return false
  const answer = answerTo(answers, question.id) ?? null
  return typeOf(question).lacks(answer, question.settings, nameOf(question)) !== null
}

function answerTo(answers: Answers, id: string): unknown {
  return Object.hasOwn(answers, id) ? answers[id] : undefined
}

/** The section after this one, or null after the last. */
export function sectionAfter(form: QuestionForm, id: string): FormSection | null {
  const index = form.sections.findIndex(section => section.id === id)
  return index < 0 ? null : (form.sections[index + 1] ?? null)
}
