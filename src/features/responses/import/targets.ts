/** What a column of a file can hold: what every response says beside its answers, and each column of each question. Pure. */
import { fold } from '../../../kernel/fold.ts'
import { type FormQuestion, nameOf, numbered, type QuestionForm, questionsOf, typeOf } from '../../../questions/form.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'

/** What a response says beside its answers, and the key of its name. */
export const ownTargets = {
  received: 'responses.import.target.received',
  channel: 'responses.import.target.channel',
  free_text: 'responses.import.target.free-text',
  behalf: 'responses.about.behalf',
  provenance: 'responses.about.provenance',
  sector: 'responses.about.sector',
  area_part: 'responses.about.area-part',
  published_as: 'responses.import.target.published-as',
  confidential: 'responses.about.confidential',
  may_publish: 'responses.about.may-publish',
  may_pass_on: 'responses.about.may-pass-on',
  signatures: 'responses.import.target.signatures',
  contact_name: 'responses.about.name',
  contact_organisation: 'responses.about.organisation',
  contact_email: 'responses.about.email',
  contact_phone: 'responses.about.phone',
  contact_post: 'responses.about.post',
} as const
export type OwnTarget = keyof typeof ownTargets

/** Whether a target may stand over several columns: then what they hold is joined. */
export const isJoined = (target: string): boolean => target === 'free_text'

/** Headings in our own export of what is no question, by the end of their key. */
const exported: Readonly<Partial<Record<OwnTarget, readonly string[]>>> = {
  received: ['received'],
  channel: ['channel'],
  free_text: ['free', 'comments'],
  behalf: ['behalf'],
  provenance: ['provenance'],
  sector: ['sector'],
  area_part: ['area-part'],
  published_as: ['published-as'],
  confidential: ['confidential'],
  may_publish: ['may-publish'],
  may_pass_on: ['may-pass-on'],
  signatures: ['signatures'],
}

/** Headings that other tables have for them. */
const usual: Readonly<Partial<Record<OwnTarget, readonly string[]>>> = {
  received: ['date received', 'received on', 'date', 'submitted', 'start date', 'timestamp'],
  channel: ['how it came'],
  free_text: ['any other comments', 'other comments', 'comments'],
  contact_name: ['name', 'full name', 'your name'],
  contact_organisation: ['organisation', 'organisation name', 'group'],
  contact_email: ['email', 'e mail', 'email address'],
  contact_phone: ['phone', 'telephone', 'phone number'],
  contact_post: ['address', 'postal address'],
}

/** Something a column can hold: its lasting key, and its name for people. */
export type Target = { readonly key: string; readonly text: string }

/** The key of a column of a question: its name with the column's own. */
export const targetOf = (question: FormQuestion, column: string): string => `${nameOf(question)}-${column}`

/** Everything that a column of a file can hold, in the order of the form. */
export function targetsOf(form: QuestionForm, t: Translate): Target[] {
  const asked = questionsOf(form).flatMap(question =>
    columnsIn(question).map(({ key, heading }) => ({
      key: targetOf(question, key),
      text: `${numbered(question)} – ${say(heading, t)}`,
    })),
  )
  return [...asked, ...Object.entries(ownTargets).map(([key, label]) => ({ key, text: t(label) }))]
}

const columnsIn = (question: FormQuestion) => typeOf(question).columnsIn(question.settings)

/** What each column holds, by its heading; null where no heading is known. Each target is given once, save those that are joined. */
export function recognise(header: readonly string[], form: QuestionForm, t: Translate): (string | null)[] {
  const names = namesOf(form, t)
  const used = new Set<string>()
  return header.map(heading => {
    const found = (names.get(fold(heading)) ?? []).find(key => isJoined(key) || !used.has(key))
    if (found) used.add(found)
    return found ?? null
  })
}

/** Every heading that is known, folded, with what it can stand for. */
function namesOf(form: QuestionForm, t: Translate): Map<string, string[]> {
  const names = new Map<string, string[]>()
  const add = (name: string, key: string): void => {
    const folded = fold(name)
    if (folded === '') return
    const keys = names.get(folded)
    if (keys) keys.push(key)
    else names.set(folded, [key])
  }
  for (const { key, text } of targetsOf(form, t)) {
    add(text, key)
    add(key, key)
  }
  for (const question of questionsOf(form)) {
    const columns = columnsIn(question)
    for (const { key, heading } of columns) add(`${question.text} – ${say(heading, t)}`, targetOf(question, key))
    // A table made elsewhere has the question over its answer.
    const answer = columns.find(({ key }) => key === 'chosen') ?? columns.find(({ key }) => key === 'answer')
    if (answer) for (const text of [question.text, numbered(question)]) add(text, targetOf(question, answer.key))
    if (columns.length === 1)
      for (const text of [question.text, numbered(question)]) add(text, targetOf(question, columns[0]!.key))
  }
  for (const [key, ends] of Object.entries(exported)) for (const end of ends) add(t(`responses.columns.${end}`), key)
  for (const [key, words] of Object.entries(usual)) for (const word of words) add(word, key)
  return names
}
