/**
 * The way through a form: which questions somebody is asked, worked out from the answers each time. Forward only: a question rests on
 * earlier ones, so that one pass from the beginning finds the way, and nobody meets a question twice.
 */
import { type Condition, holds, type Known } from './condition.ts'
import { type Answers, type FormQuestion, type FormSection, type QuestionForm, questionsOf, typeOf } from './form.ts'

/** The conditions that must hold for a question to be asked: its section's and its own. */
export function conditionsOf(section: FormSection, question: FormQuestion): readonly Condition[] {
  return [section.shownIf, question.shownIf].filter(each => each !== null && each !== undefined)
}

/** Whether any question of a form is asked of some people only. */
export function isRouted(form: QuestionForm): boolean {
  return form.sections.some(section => section.questions.some(question => conditionsOf(section, question).length > 0))
}

/** The ids of the questions that whoever gave these answers is asked. What they answered to others changes nothing. */
export function askedOf(form: QuestionForm, answers: Answers): ReadonlySet<string> {
  const asked = new Set<string>()
  const chosen = new Map<string, readonly string[]>()
  const known = (id: string): Known => {
    const values = chosen.get(id) ?? []
    return { yes: value => values.includes(value), no: value => !values.includes(value) }
  }
  for (const section of form.sections)
    for (const question of section.questions) {
      if (!conditionsOf(section, question).every(each => holds(each, known) === true)) continue
      asked.add(question.id)
      const answer = Object.hasOwn(answers, question.id) ? (answers[question.id] ?? null) : null
      if (answer !== null) chosen.set(question.id, typeOf(question).routes?.chosen(answer) ?? [])
    }
  return asked
}

/** Questions that stand on one page together: none of them rests on an answer that is given on the same page. */
export type FormPage = { readonly section: FormSection; readonly questions: readonly FormQuestion[] }

/** A form in pages, in order: a page for each section, and a new one before each question that rests on the page so far. */
export function pagesOf(form: QuestionForm): readonly FormPage[] {
  return form.sections.flatMap(section => {
    const pages: FormQuestion[][] = []
    for (const question of section.questions) {
      const page = pages.at(-1)
      const rests = page?.some(({ id }) => question.shownIf?.tests.some(test => test.question === id))
      if (!page || rests) pages.push([question])
      else page.push(question)
    }
    return pages.map(questions => ({ section, questions }))
  })
}

/** Where an answer leads: from `from` over what it leaves out to `to`, or to the end of the questions (null). */
export type Jump = {
  readonly from: FormQuestion
  /** The answers that lead there, by their values. */
  readonly answers: readonly string[]
  /** Whether leaving the question blank leads there as well. */
  readonly blank: boolean
  readonly to: FormQuestion | null
}

/** Every way past questions that one answer opens for certain, in order: what a form on paper tells below its question. */
export function jumpsOf(form: QuestionForm): readonly Jump[] {
  const inSections = form.sections.flatMap(section => section.questions.map(question => ({ section, question })))
  return inSections.flatMap(({ question }, at) => {
    const after = inSections.slice(at + 1)
    const usedLater = after.some(({ section, question: later }) =>
      conditionsOf(section, later).some(({ tests }) => tests.some(test => test.question === question.id)),
    )
    const routes = typeOf(question).routes
    if (!usedLater || !routes) return []
    const single = routes.most(question.settings) === 1
    const leads = (of: Known): FormQuestion | null => {
      // Whoever is led past a question has not answered it.
      const past = new Set<string>()
      const known = (id: string): Known => (id === question.id ? of : past.has(id) ? blankly : unknown)
      for (const { section, question: later } of after) {
        if (conditionsOf(section, later).every(each => holds(each, known) !== false)) return later
        past.add(later.id)
      }
      return null
    }
    const ways = routes.choices(question.settings).map(({ value }) => ({
      value,
      to: leads({ yes: each => each === value, no: each => single && each !== value }),
    }))
    const blank = leads(blankly)
    const next = after[0]?.question ?? null
    const ends = [...new Set([...ways.map(({ to }) => to), blank])].filter(to => to !== next)
    return ends
      .map(to => ({
        from: question,
        answers: ways.filter(way => way.to === to).map(({ value }) => value),
        blank: blank === to,
        to,
      }))
      .toSorted((a, b) => placeOf(form, a.to) - placeOf(form, b.to))
  })
}

const unknown: Known = { yes: () => false, no: () => false }
const blankly: Known = { yes: () => false, no: () => true }

function placeOf(form: QuestionForm, question: FormQuestion | null): number {
  const at = questionsOf(form).findIndex(({ id }) => id === question?.id)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}

/** Where a question is used by conditions: the sections and questions that rest on it, in order. */
export function usesOf(form: QuestionForm, id: string): readonly (FormSection | FormQuestion)[] {
  const rests = ({ shownIf }: { readonly shownIf?: Condition | null }) =>
    shownIf?.tests.some(test => test.question === id) ?? false
  return form.sections.flatMap(section => [...(rests(section) ? [section] : []), ...section.questions.filter(rests)])
}
