/**
 * How many were asked a question that is for some only, worked out from what is told of the questions it rests on, and from nothing
 * else: so it says no more than those tables say already. Pure.
 */
import { exactly, type Shown } from '../../../analysis/published.ts'
import type { Condition, Test } from '../../../questions/condition.ts'
import { type FormQuestion, type FormSection, type QuestionForm, questionsOf, typeOf } from '../../../questions/form.ts'
import { conditionsOf } from '../../../questions/route.ts'

/** What is told of a question that others rest on. */
type Told = { readonly tables: readonly { readonly of: Shown; readonly rows: readonly Shown[] }[] }

/** Bounds of how many of `total` were asked. */
export function askedBounds(
  form: QuestionForm,
  { section, question }: { readonly section: FormSection; readonly question: FormQuestion },
  told: ReadonlyMap<string, Told>,
  total: number,
): Shown {
  const conditions = needed(form, conditionsOf(section, question))
  return together(
    conditions.map(({ match, tests }) => {
      const each = tests.map(test => boundsOf(form, test, told, total))
      return match === 'any' ? either(each, total) : together(each, total)
    }),
    total,
  )
}

/** The conditions without those that already hold wherever another one can: who answered a question was asked it. */
function needed(form: QuestionForm, conditions: readonly Condition[]): readonly Condition[] {
  const all = form.sections.flatMap(section => section.questions.map(question => ({ section, question })))
  const implied = (test: Test): readonly string[] => {
    const place = all.find(({ question }) => question.id === test.question)
    return place ? conditionsOf(place.section, place.question).map(each => JSON.stringify(each)) : []
  }
  return conditions.filter(each => {
    const same = JSON.stringify(each)
    return !conditions.some(other => other !== each && other.tests.every(test => implied(test).includes(same)))
  })
}

function boundsOf(form: QuestionForm, test: Test, told: ReadonlyMap<string, Told>, total: number): Shown {
  const question = questionsOf(form).find(({ id }) => id === test.question)
  const table = told.get(test.question)?.tables[0]
  if (!question || !table) return { from: 0, to: total }
  const counted = typeOf(question).tally([], 0, question.settings).tables[0]
  const rows = (counted?.rows ?? []).flatMap(({ value }, at) =>
    test.answers.includes(value) && table.rows[at] ? [table.rows[at]] : [],
  )
  const sum = { from: rows.reduce((all, { from }) => all + from, 0), to: rows.reduce((all, { to }) => all + to, 0) }
  const most = Math.min(sum.to, table.of.to)
  return counted?.exclusive ? { from: sum.from, to: most } : { ...either(rows, total), to: most }
}

function either(parts: readonly Shown[], total: number): Shown {
  const sum = parts.reduce((all, { to }) => all + to, 0)
  return { from: Math.max(0, ...parts.map(({ from }) => from)), to: Math.min(total, sum) }
}

function together(parts: readonly Shown[], total: number): Shown {
  const missing = parts.reduce((all, { from }) => all + total - from, 0)
  return parts.length === 0
    ? exactly(total)
    : { from: Math.max(0, total - missing), to: Math.min(total, ...parts.map(({ to }) => to)) }
}
