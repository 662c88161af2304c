/** The way through a form, worked out from the answers each time: nothing is stored that could disagree with them. */
import { type Answers, type FormQuestion, type FormSection, nameOf, type QuestionForm, typeOf } from './form.ts'
import { askedOf, pagesOf } from './route.ts'

export type SectionState = 'not-started' | 'in-progress' | 'complete'

/**
 * A section on the list of tasks, of which something is asked. `answered` of `questions`; `lacking` required ones still to be answered.
 * `page` is the place of its first page that is asked, counted from 1 over all pages of the form.
 */
export type Step = {
  readonly id: string
  readonly page: number
  readonly title: string
  readonly state: SectionState
  readonly answered: number
  readonly questions: number
  readonly lacking: number
}

/** `next` is the id of the first section that is not complete, or null when the response can be checked and given. */
export type Journey = { readonly steps: readonly Step[]; readonly next: string | null }

/** How far the answers so far have come. A question left blank on purpose (null) counts as seen; one that is not asked is left out. */
export function journey(form: QuestionForm, answers: Answers): Journey {
  const asked = askedOf(form, answers)
  const pages = pagesOf(form)
  const steps = form.sections.flatMap(section => {
    const questions = section.questions.filter(({ id }) => asked.has(id))
    const page = pages.findIndex(each => each.questions.some(({ id }) => id === questions[0]?.id)) + 1
    return questions.length > 0 ? [step({ ...section, questions }, answers, page)] : []
  })
  return { steps, next: steps.find(({ state }) => state !== 'complete')?.id ?? null }
}

function step(section: FormSection, answers: Answers, page: number): Step {
  const seen = section.questions.filter(({ id }) => answerTo(answers, id) !== undefined).length
  const answered = section.questions.filter(({ id }) => (answerTo(answers, id) ?? null) !== null).length
  const lacking = section.questions.filter(question => lacks(question, answers)).length
  const done = seen === section.questions.length && lacking === 0
  const state = done ? 'complete' : seen === 0 ? 'not-started' : 'in-progress'
  return { id: section.id, page, title: section.title, state, answered, questions: section.questions.length, lacking }
}

function lacks(question: FormQuestion, answers: Answers): boolean {
  if (!question.required) return false
  const answer = answerTo(answers, question.id) ?? null
  return typeOf(question).lacks(answer, question.settings, nameOf(question)) !== null
}

function answerTo(answers: Answers, id: string): unknown {
  return Object.hasOwn(answers, id) ? answers[id] : undefined
}
