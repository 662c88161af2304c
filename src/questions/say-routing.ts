/** Routing in words: who is asked, and where an answer leads; the same on screen, on paper and in the builder. */
import type { Condition, Test } from './condition.ts'
import { type FormQuestion, type FormSection, type QuestionForm, questionsOf, typeOf } from './form.ts'
import { conditionsOf, type Jump } from './route.ts'
import { say, type Translate } from './wording.ts'

/** When a condition holds, as the end of a sentence: "answered “Yes” to question 3". */
function sayCondition(form: QuestionForm, { match, tests }: Condition, t: Translate): string {
  return sayList(
    tests.map(test => sayTest(form, test, t)),
    match === 'any' ? 'or' : 'and',
    t,
  )
}

function sayTest(form: QuestionForm, { question: id, answers }: Test, t: Translate): string {
  const question = questionsOf(form).find(each => each.id === id)
  if (!question) return t('questions.route.gone')
  return t('questions.route.answered', { answers: sayAnswers(question, answers, t), number: question.number })
}

/** The answers of a question in its order, quoted and joined by "or". */
function sayAnswers(question: FormQuestion, answers: readonly string[], t: Translate): string {
  const offered = typeOf(question).routes?.choices(question.settings) ?? []
  const known = offered.filter(({ value }) => answers.includes(value)).map(({ label }) => say(label, t))
  const others = answers.filter(answer => !offered.some(({ value }) => value === answer))
  return sayList(
    [...known, ...others].map(label => t('questions.route.quoted', { label })),
    'or',
    t,
  )
}

function sayList(parts: readonly string[], by: 'and' | 'or', t: Translate): string {
  const last = parts.at(-1) ?? ''
  const before = parts.slice(0, -1)
  return before.length === 0 ? last : t(`questions.route.${by}`, { before: before.join(', '), last })
}

/** Who is asked questions, as a sentence; `from` and `to` are their first and last. */
export function sayOnly(
  form: QuestionForm,
  condition: Condition,
  [from, to]: readonly [FormQuestion, FormQuestion],
  t: Translate,
): string {
  const when = sayCondition(form, condition, t)
  return from.number === to.number
    ? t('questions.route.only', { when })
    : t('questions.route.only-several', { when, from: from.number, to: to.number })
}

/** Who is asked a question by its own condition, as a sentence; null where it has none. */
export function sayOnlyQuestion(form: QuestionForm, question: FormQuestion, t: Translate): string | null {
  return question.shownIf ? sayOnly(form, question.shownIf, [question, question], t) : null
}

/** Who is asked the questions of a section, as a sentence; null where it is for everybody, or has no questions yet. */
export function sayOnlySection(
  form: QuestionForm,
  { shownIf, questions }: Pick<FormSection, 'shownIf' | 'questions'>,
  t: Translate,
): string | null {
  const [first, last] = [questions[0], questions.at(-1)]
  return shownIf && first && last ? sayOnly(form, shownIf, [first, last], t) : null
}

/** The hint of a question, after who is asked: said with the question, also to whoever hears it. Null where there is neither. */
export function sayHint(form: QuestionForm, question: FormQuestion, t: Translate): string | null {
  return [sayOnlyQuestion(form, question, t), question.hint].filter(Boolean).join(' ') || null
}

/** For whom a question is, as a sentence about others; empty where it is for everybody. */
export function sayForWhom(form: QuestionForm, question: FormQuestion, t: Translate): string {
  const section = form.sections.find(({ questions }) => questions.includes(question))
  const conditions = section ? conditionsOf(section, question) : []
  if (conditions.length === 0) return ''
  const all = conditions.map(each => sayCondition(form, each, t))
  return t('questions.route.those', { when: sayList(all, 'and', t) })
}

/** Where an answer leads, as a sentence: "If you answered “No” to question 3, go to question 7." */
export function sayJump({ from, answers, blank, to }: Jump, t: Translate): string {
  const values = { number: from.number, to: to?.number ?? 0, answers: sayAnswers(from, answers, t) }
  const when = answers.length === 0 ? 'blank' : blank ? 'answer-or-blank' : 'answer'
  return t(`questions.route.jump-${when}`, values)
}
