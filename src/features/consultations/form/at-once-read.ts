/** Reading the rows of all questions at once: what is changed, moved and added, or what stands in the way of it. */
import type { Tx } from '../../../db/open.ts'
import { problem as failed, ok, type Result } from '../../../kernel/result.ts'
import { questionTypeNamed } from '../../../questions/registry.ts'
import type { Message } from '../../../web/catalogue.ts'
import type { FormValues, RawForm } from '../../../web/fields.ts'
import type { FormRequest } from '../../../web/page.ts'
import type { Consultation } from '../consultation.queries.ts'
import { subjectOf } from '../subject.ts'
import { listsIn, listsOfType, type RowNames, type rowFields, rows, settingValues } from './at-once.ts'
import { type Box, changesIn, isTouched, questionIn } from './at-once-rows.ts'
import { addSection, type BuilderQuestion, type BuilderSection, type QuestionContent } from './builder.queries.ts'
import type { Move } from './move-by-number.ts'
import { readContent } from './question-form.ts'

/** What came in. */
type Sent = { readonly typed: FormValues<typeof rowFields>; readonly raw: RawForm }
/** Writes an audit entry. */
export type Audit = FormRequest<unknown, unknown, Consultation, never>['audit']
type Problems = Readonly<Record<string, Message>>

/** What is kept of one row. */
export type Change =
  | { readonly kind: 'changed'; readonly question: BuilderQuestion; readonly content: QuestionContent }
  | { readonly kind: 'added'; readonly content: QuestionContent }

/** Everything that is to be done. */
export type ToDo = { readonly changes: readonly Change[]; readonly moves: readonly Move[] }

/** What became of a page: to be done, to be put right, or overtaken by somebody who changed the same boxes. */
export type ReadRows = Result<ToDo, { readonly problems: Problems; readonly overtaken: boolean }>

/** Reads every row; a section that a row begins is made on the way, and taken back with everything else where a row is refused. */
export async function readRows(
  db: Tx,
  consultation: Consultation,
  sent: Sent,
  sections: readonly BuilderSection[],
  audit: Audit,
): Promise<ReadRows> {
  const questions = sections.flatMap(section => section.questions)
  const changes: Change[] = []
  const moves: Move[] = []
  let problems: Problems = {}
  let overtaken = false
  let section = sections.at(-1)?.id ?? null
  for (const row of rows) {
    const now = questionIn(sent.raw, row, questions)
    if (now) {
      const { changed, clash } = changesIn(sent.raw, row, now)
      overtaken ||= clash
      const to = sent.typed[row.number]
      if (changed.has('number') && typeof to === 'number') moves.push({ id: now.question.id, to })
      if (![...changed].some(box => box !== 'number')) continue
      const read = await readChanged(db, consultation, sent.typed, row, { question: now.question, changed })
      if (read.ok) changes.push({ kind: 'changed', question: now.question, content: read.value })
      else problems = { ...problems, ...read.problem }
      continue
    }
    if (sent.raw.values[row.id]?.[0]) {
      if (isTouched(sent.raw, row))
        problems = { ...problems, [row.text]: { key: 'consultations.at-once.problem.gone' } }
      continue
    }
    if (isEmpty(sent.typed, row)) continue
    const lacking = lacksIn(sent.typed, row, section)
    if (lacking) {
      problems = { ...problems, ...lacking }
      continue
    }
    const begins = textIn(sent.typed, row.section)
    if (begins !== '') section = await beginSection(db, consultation, begins, audit)
    const read = await readAdded(db, consultation, sent.typed, row, section!)
    if (read.ok) changes.push({ kind: 'added', content: read.value })
    else problems = { ...problems, ...read.problem }
  }
  return overtaken || Object.keys(problems).length > 0 ? failed({ problems, overtaken }) : ok({ changes, moves })
}

const textIn = (typed: Sent['typed'], name: string): string => String(typed[name] ?? '')

function isEmpty(typed: Sent['typed'], row: RowNames): boolean {
  return [row.text, row.choices, row.type].every(name => textIn(typed, name) === '')
}

/** What a new question cannot be without. */
function lacksIn(typed: Sent['typed'], row: RowNames, section: string | null): Problems | null {
  const noText = textIn(typed, row.text) === ''
  const noType = !questionTypeNamed(textIn(typed, row.type))
  const noSection = section === null && textIn(typed, row.section) === ''
  if (!noText && !noType && !noSection) return null
  return {
    ...(noText ? { [row.text]: { key: 'consultations.at-once.problem.text' } } : {}),
    ...(noType ? { [row.type]: { key: 'consultations.at-once.problem.type' } } : {}),
    ...(noSection ? { [row.section]: { key: 'consultations.at-once.problem.section' } } : {}),
  }
}

async function beginSection(db: Tx, consultation: Consultation, title: string, audit: Audit): Promise<string> {
  const id = await addSection(db, consultation.id, title)
  await audit({
    action: 'section.added',
    subject: subjectOf(consultation),
    record: { kind: 'form_section', id },
    after: { title },
  })
  return id
}

/** A new question as the form of one question would be typed. */
async function readAdded(
  db: Tx,
  { id }: Consultation,
  typed: Sent['typed'],
  row: RowNames,
  section_id: string,
): Promise<Result<QuestionContent, Problems>> {
  const type = textIn(typed, row.type)
  const usual = questionTypeNamed(type)?.settings.safeParse({})
  const content = {
    section_id,
    type,
    text: textIn(typed, row.text),
    hint: textIn(typed, row.help),
    required: typed[row.required] === true,
    about_document_version_id: null,
    about_path: '',
    about_process: false,
    about_you: false,
    invites_evidence: false,
    ...settingValues(type, usual?.success ? usual.data : {}),
    ...listsIn(type, textIn(typed, row.choices)),
  }
  const read = await readContent(db, id, content, null)
  return read.ok ? read : failed(inRow(read.problem, row, type))
}

/** A question with what was changed of it here, as the form of one question would be typed. */
async function readChanged(
  db: Tx,
  { id }: Consultation,
  typed: Sent['typed'],
  row: RowNames,
  { question, changed }: { readonly question: BuilderQuestion; readonly changed: ReadonlySet<Box> },
): Promise<Result<QuestionContent, Problems>> {
  const { type, settings } = question
  const text = changed.has('text') ? textIn(typed, row.text) : question.text
  if (text === '') return failed({ [row.text]: { key: 'consultations.at-once.problem.text' } })
  const content = {
    ...question,
    text,
    hint: changed.has('help') ? textIn(typed, row.help) : question.hint,
    required: changed.has('required') ? typed[row.required] === true : question.required,
    about_path: question.about?.path ?? '',
    ...settingValues(type, settings),
    ...(changed.has('choices') ? listsIn(type, textIn(typed, row.choices)) : {}),
  }
  const read = await readContent(db, id, content, settings)
  return read.ok ? read : failed(inRow(read.problem, row, type))
}

/** Problems of a question at the boxes of its row. */
function inRow(problems: Readonly<Record<string, string>>, row: RowNames, type: string): Problems {
  const lists = new Set(listsOfType(type).map(({ field }) => field))
  return Object.fromEntries(
    Object.entries(problems).map(([field, key]) => [lists.has(field) ? row.choices : row.text, { key }]),
  )
}
