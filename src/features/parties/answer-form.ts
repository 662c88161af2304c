/** The form on which a party answers: the same signed in and by a link. Nothing in it is filled in beforehand. */
import { type AnyField, choice, type FormSpec, type FormValues, passage } from '../../web/fields.ts'
import { type Outcome, refuse } from '../../web/page.ts'
import type { Matters, RequestRecord } from './of-address.ts'

export const answerFields = {
  agreed: choice({ label: 'parties.answer.agreed', speaksFor: true, options: ['yes', 'no'] }),
  comment: passage({ label: 'parties.answer.comment', hint: 'parties.answer.comment-hint', max: 3000, optional: true }),
}

/** The texts that any matter asks for beside yes or no. */
export function saidFields(matters: Matters): Record<string, AnyField> {
  return Object.assign({}, ...[...matters.values()].map(({ said }) => said ?? {})) as FormSpec
}

/** The names of the fields of one matter, in order. */
export function fieldsOf({ matter }: RequestRecord): string[] {
  return ['agreed', ...Object.keys(matter.said ?? {}), 'comment']
}

/** The texts given with an answer to one matter, by the name of their field. */
export function saidIn({ matter }: RequestRecord, typed: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.keys(matter.said ?? {}).map(name => [name, String(typed[name] ?? '')]))
}

/** What is wrong with an answer: a no says why. Null where nothing is. */
export function problemOf(typed: FormValues<typeof answerFields>): Outcome | null {
  return typed.agreed === 'no' && typed.comment === '' ? refuse({ comment: 'parties.problem.comment' }) : null
}
