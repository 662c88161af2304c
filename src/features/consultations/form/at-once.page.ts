/** All questions on one page: put right in place, moved by number, and new ones added, many at once. */
import { leadsConsultation } from '../../../access/access.ts'
import type { Tx } from '../../../db/open.ts'
import { problem as failed, ok, type Result } from '../../../kernel/result.ts'
import { questionTypeNamed } from '../../../questions/registry.ts'
import { say } from '../../../questions/wording.ts'
import type { Message, Translate } from '../../../web/catalogue.ts'
import type { FormValues } from '../../../web/fields.ts'
import { definePage, type FormRequest, redirect, refuse } from '../../../web/page.ts'
import type { Consultation } from '../consultation.queries.ts'
import { anyConsultation, difference, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import {
  choicesOf,
  EMPTY_ROWS,
  listsIn,
  listsOfType,
  MOST_ROWS,
  type RowNames,
  rowFields,
  rows,
  settingValues,
  writeRows,
} from './at-once.ts'
import {
  addQuestion,
  addSection,
  type BuilderQuestion,
  type BuilderSection,
  changeQuestion,
  findBuilderSections,
  type QuestionContent,
} from './builder.queries.ts'
import { formAddress, isFrozen, mayStillChange } from './form-address.ts'
import { moveByNumber } from './move-by-number.ts'
import { readContent } from './question-form.ts'

type Typed = FormValues<typeof rowFields>
type Problems = Record<string, Message>
/** What is kept of one row. */
type Change =
  | {
      readonly kind: 'changed'
      readonly question: BuilderQuestion
      readonly version: number
      readonly content: QuestionContent
    }
  | { readonly kind: 'added'; readonly content: QuestionContent }

export const atOncePage = definePage({
  path: '/consultations/:slug/form/at-once',
  access: leadsConsultation,
  audit: 'consultation.form-arranged',
  template: 'consultations/form/at-once.njk',
  params: slugParams,
  form: rowFields,
  subject: anyConsultation,
  async show({ db, subject, t }) {
    const sections = await findBuilderSections(db, subject.id)
    const questions = sections.flatMap(section => section.questions)
    return {
      title: t('consultations.at-once.title'),
      breadcrumbs: [...planCrumbs(t, subject), { text: t('consultations.form.title'), href: formAddress(subject) }],
      frozen: isFrozen(subject),
      more: Math.max(0, questions.length - (MOST_ROWS - EMPTY_ROWS)),
      back: formAddress(subject),
      ...rowsView(sections, t),
      form: writeRows(questions),
    }
  },
  async submit({ db, subject, form: typed, audit }) {
    if (!(await mayStillChange(db, subject))) return refuse({ form: 'consultations.form.problem.frozen' })
    const before = await findBuilderSections(db, subject.id)
    const read = await readRows(db, subject, typed, before, audit)
    if (!read.ok) return refuse(read.problem)
    for (const change of read.value) await keep(db, subject, change, audit)
    const moved = await moveByNumber(db, await findBuilderSections(db, subject.id), movesIn(typed, before))
    if (read.value.length === 0 && !moved) return refuse({ form: 'consultations.at-once.problem.nothing' })
    await audit({
      action: 'consultation.form-arranged',
      subject: subjectOf(subject),
      record: { kind: 'consultation', id: subject.id },
      after: {
        added: read.value.filter(({ kind }) => kind === 'added').length,
        changed: read.value.filter(({ kind }) => kind === 'changed').length,
        moved,
      },
    })
    return redirect(`${formAddress(subject)}/at-once`, 'consultations.done.at-once')
  },
})

/** The rows for the template: which hold a question, of what type, and where a section begins. */
function rowsView(sections: readonly BuilderSection[], t: Translate) {
  const all = sections.flatMap(section =>
    section.questions.map((question, at) => ({
      title: at === 0 ? section.title : '',
      type: question.type,
      words: questionTypeNamed(question.type),
    })),
  )
  return {
    kept: all.slice(0, MOST_ROWS - EMPTY_ROWS).map(({ title, type, words }, at) => ({
      ...rows[at]!,
      title,
      typeTitle: words ? say(words.title, t) : type,
      lists: listsOfType(type).length,
    })),
    empty: rows.slice(Math.min(all.length, MOST_ROWS - EMPTY_ROWS)).slice(0, EMPTY_ROWS),
    lastSection: sections.at(-1)?.title ?? '',
  }
}

/** Reads every row; a section that a row begins is made on the way, and taken back with everything else where a row is refused. */
async function readRows(
  db: Tx,
  consultation: Consultation,
  typed: Typed,
  sections: readonly BuilderSection[],
  audit: Audit,
): Promise<Result<readonly Change[], Problems>> {
  const { id } = consultation
  const questions = sections.flatMap(section => section.questions)
  const problems: Problems = {}
  const changes: Change[] = []
  let section = sections.at(-1)?.id ?? null
  for (const row of rows) {
    const question = questions.find(each => each.id === typed[row.id])
    const text = String(typed[row.text] ?? '')
    if (!question && text === '' && String(typed[row.choices] ?? '') === '' && !typed[row.type]) continue
    if (question && !differs(typed, row, question)) continue
    if (text === '') problems[row.text] = { key: 'consultations.at-once.problem.text' }
    const type = question?.type ?? String(typed[row.type] ?? '')
    if (!questionTypeNamed(type)) problems[row.type] = { key: 'consultations.at-once.problem.type' }
    if (problems[row.text] || problems[row.type]) continue
    const begins = String(typed[row.section] ?? '')
    if (!question && begins !== '') {
      section = await addSection(db, id, begins)
      await audit({
        action: 'section.added',
        subject: subjectOf(consultation),
        record: { kind: 'form_section', id: section },
        after: { title: begins },
      })
    }
    if (!question && !section) {
      problems[row.section] = { key: 'consultations.at-once.problem.section' }
      continue
    }
    const read = await readContent(
      db,
      id,
      contentIn(typed, row, type, question, section ?? ''),
      question?.settings ?? null,
    )
    if (!read.ok) Object.assign(problems, inRow(read.problem, row, type))
    else if (!question) changes.push({ kind: 'added', content: read.value })
    else changes.push({ kind: 'changed', question, version: Number(typed[row.version]), content: read.value })
  }
  const stale = changes.flatMap(change =>
    change.kind === 'changed' && change.version !== change.question.version ? [change.question.id] : [],
  )
  for (const row of rows)
    if (stale.includes(String(typed[row.id]))) problems[row.text] = { key: 'consultations.at-once.problem.stale' }
  return Object.keys(problems).length > 0 ? failed(problems) : ok(changes)
}

function differs(typed: Typed, row: RowNames, question: BuilderQuestion): boolean {
  const lists = (text: string) =>
    text
      .split('\n')
      .map(each => each.trim())
      .filter(Boolean)
      .join('\n')
  return (
    typed[row.text] !== question.text ||
    typed[row.help] !== question.hint ||
    typed[row.required] !== question.required ||
    lists(String(typed[row.choices] ?? '')) !== lists(choicesOf(question))
  )
}

/** A row as the form of one question would be typed. */
function contentIn(typed: Typed, row: RowNames, type: string, question: BuilderQuestion | undefined, section: string) {
  const usual = questionTypeNamed(type)?.settings.safeParse({})
  return {
    section_id: question?.section_id ?? section,
    type,
    text: String(typed[row.text] ?? ''),
    hint: String(typed[row.help] ?? ''),
    required: typed[row.required] === true,
    about_document_version_id: question?.about_document_version_id ?? null,
    about_path: question?.about?.path ?? '',
    about_process: question?.about_process ?? false,
    about_you: question?.about_you ?? false,
    invites_evidence: question?.invites_evidence ?? false,
    ...settingValues(type, question?.settings ?? (usual?.success ? usual.data : {})),
    ...listsIn(type, String(typed[row.choices] ?? '')),
  }
}

/** Problems of a question at the boxes of its row. */
function inRow(problems: Readonly<Record<string, string>>, row: RowNames, type: string): Problems {
  const lists = new Set(listsOfType(type).map(({ field }) => field))
  return Object.fromEntries(
    Object.entries(problems).map(([field, key]) => [lists.has(field) ? row.choices : row.text, { key }]),
  )
}

function movesIn(typed: Typed, sections: readonly BuilderSection[]): { readonly id: string; readonly to: number }[] {
  const order = sections.flatMap(section => section.questions.map(({ id }) => id))
  return rows.flatMap(row => {
    const at = order.indexOf(String(typed[row.id] ?? ''))
    const to = typed[row.number]
    return at >= 0 && typeof to === 'number' && to !== at + 1 ? [{ id: order[at]!, to }] : []
  })
}

type Audit = FormRequest<unknown, unknown, Consultation, never>['audit']

async function keep(db: Tx, consultation: Consultation, change: Change, audit: Audit): Promise<void> {
  const { content } = change
  if (change.kind === 'added') {
    const id = await addQuestion(db, consultation.id, content)
    await audit({
      action: 'question.added',
      subject: subjectOf(consultation),
      record: { kind: 'question', id },
      after: { ...content },
    })
    return
  }
  const { question, version } = change
  await changeQuestion(db, question, version, content)
  await audit({
    action: 'question.changed',
    subject: subjectOf(consultation),
    record: { kind: 'question', id: question.id },
    ...difference({ ...question }, { ...content }),
  })
}
