/** Who is asked a question or a section, as a form: earlier questions with their answers to tick. Pure. */
import type { Condition } from '../../../questions/condition.ts'
import { type FormQuestion, numbered, type QuestionForm, questionsOf, typeOf } from '../../../questions/form.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'

/** A question that can be rested on, with its answers as boxes. */
export type Earlier = {
  readonly id: string
  readonly text: string
  readonly used: boolean
  readonly answers: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[]
}

/** The name of an answer's box. */
const boxOf = (question: string, answer: string): string => `${question} ${answer}`

/** What a condition is for: what stands before `before`, or all where there is none; `aboutYou`: it asks who somebody is. */
export type Asked = { readonly before: FormQuestion | undefined; readonly aboutYou: boolean }

/**
 * The questions before one, or before a section's first, that are answered by choosing; as ticked. On who somebody is rests only what
 * asks that as well.
 */
export function earlierQuestions(
  form: QuestionForm,
  { before, aboutYou }: Asked,
  ticked: readonly string[],
  t: Translate,
): Earlier[] {
  const all = questionsOf(form)
  return all.slice(0, before ? all.indexOf(before) : all.length).flatMap(question => {
    const offered = typeOf(question).routes?.choices(question.settings) ?? []
    if (offered.length === 0 || (question.aboutYou && !aboutYou)) return []
    const answers = offered.map(({ value, label }) => {
      const box = boxOf(question.id, value)
      return { value: box, text: say(label, t), checked: ticked.includes(box) }
    })
    const used = answers.some(({ checked }) => checked)
    return [{ id: question.id, text: numbered(question), used, answers }]
  })
}

/** The boxes that a condition has ticked. */
export function tickedBy(shownIf: Condition | null | undefined): string[] {
  return (shownIf?.tests ?? []).flatMap(({ question, answers }) => answers.map(answer => boxOf(question, answer)))
}

/** The condition that was ticked: null where it is for everybody. A box that is not offered is left out. */
export function conditionOf(
  match: Condition['match'],
  ticked: readonly string[],
  earlier: readonly Earlier[],
): Condition | null {
  const tests = earlier.flatMap(({ id, answers }) => {
    const chosen = answers.filter(({ value }) => ticked.includes(value)).map(({ value }) => value.slice(id.length + 1))
    return chosen.length > 0 ? [{ question: id, answers: chosen }] : []
  })
  return tests.length === 0 ? null : { match, tests }
}
