/** The form of a question: what every question has, and the settings of its type. */
import type { Tx } from '../../../db/open.ts'
import { problem as failed, ok, type Result } from '../../../kernel/result.ts'
import type { QuestionType } from '../../../questions/question-type.ts'
import { questionTypeNamed } from '../../../questions/registry.ts'
import { type FormValues, hidden, line, passage, pick, type RawForm, tick, versionField } from '../../../web/fields.ts'
import { findPack } from '../consultation.queries.ts'
import { findBuilderSections, findParagraphAt, type QuestionContent } from './builder.queries.ts'
import { readSettings, settingFields, settingsOf, writeSettings } from './settings.ts'

const common = {
  section_id: pick({ label: 'consultations.question.section' }),
  type: hidden(),
  text: passage({ label: 'consultations.question.text', hint: 'consultations.question.text-hint', max: 1000 }),
  hint: passage({
    label: 'consultations.question.hint',
    hint: 'consultations.question.hint-hint',
    optional: true,
    max: 1000,
  }),
  required: tick({ label: 'consultations.question.required' }),
  about_document_version_id: pick({ label: 'consultations.question.about', optional: true }),
  about_path: line({
    label: 'consultations.question.path',
    hint: 'consultations.question.path-hint',
    optional: true,
    max: 40,
  }),
  about_process: tick({ label: 'consultations.question.process' }),
  about_you: tick({ label: 'consultations.question.about-you', hint: 'consultations.question.about-you-hint' }),
  invites_evidence: tick({ label: 'consultations.question.evidence' }),
}

/** The form of a new question. */
export const questionForm = { ...common, ...settingFields }
/** The form of a question there is: it quotes its version. */
export const changeForm = { ...common, ...settingFields, version: versionField() }

/** The form with the settings of the type shown in their fields. */
export function shownQuestion(form: RawForm, type: string, settings: unknown): RawForm {
  return { ...form, values: { ...form.values, ...writeSettings(type, settings) } }
}

/** Reads what was typed into what is kept; problems by field. */
export async function readContent(
  db: Tx,
  consultationId: string,
  typed: FormValues<typeof common>,
  before: unknown,
): Promise<Result<QuestionContent, Record<string, string>>> {
  const type = questionTypeNamed(typed.type)
  if (!type) return failed({ text: 'consultations.question.problem.type' })
  const problems: Record<string, string> = {}
  const sections = await findBuilderSections(db, consultationId)
  if (!sections.some(section => section.id === typed.section_id))
    problems['section_id'] = 'consultations.question.problem.section'
  const settings = type.settings.safeParse(readSettings(type.name, { ...typed }, before))
  for (const issue of settings.error?.issues ?? []) {
    const setting = settingsOf(type.name).find(each => each.name === issue.path[0])
    const key = setting?.kind === 'options' || setting?.kind === 'lines' ? 'list' : 'setting'
    problems[setting?.field ?? 'text'] = `consultations.question.problem.${key}`
  }
  for (const { field, kind } of settingsOf(type.name)) {
    if (kind !== 'options' || problems[field]) continue
    const labels = String((typed as Record<string, unknown>)[field] ?? '')
      .split('\n')
      .map(each => each.trim().toLowerCase())
      .filter(Boolean)
    if (new Set(labels).size < labels.length) problems[field] = 'consultations.question.problem.equal'
  }
  const personal = whoIsAsked(type, settings.data, typed)
  if (personal) Object.assign(problems, personal)
  const about = await readAbout(db, consultationId, typed)
  if (!about.ok) Object.assign(problems, about.problem)
  if (!about.ok || Object.keys(problems).length > 0) return failed(problems)
  const { section_id, text, hint, required, about_process, about_you, invites_evidence } = typed
  return ok({
    section_id,
    type: type.name,
    text,
    hint,
    required,
    about_process,
    about_you,
    invites_evidence,
    settings: settings.data,
    ...about.value,
  })
}

/**
 * What is wrong with a question that asks who somebody is: a postcode written as words would stand whole beside what was
 * said, and words of one's own can be recognised.
 */
function whoIsAsked(
  type: QuestionType,
  settings: unknown,
  { text, about_you }: Pick<FormValues<typeof common>, 'text' | 'about_you'>,
): Record<string, string> | null {
  const written = type.texts(type.example.answer).map(({ field }) => field)
  const inWords = written.includes('text')
  if (inWords && /\bpost\s?codes?\b/i.test(text)) return { text: 'consultations.question.problem.postcode' }
  if (!about_you) return null
  const room = inWords || written.includes('comment') || (settings as { other?: boolean } | undefined)?.other === true
  return room ? { about_you: 'consultations.question.problem.about-you' } : null
}

type AboutColumns = Pick<QuestionContent, 'about_document_version_id' | 'about_paragraph_id'>

async function readAbout(
  db: Tx,
  consultationId: string,
  typed: FormValues<typeof common>,
): Promise<Result<AboutColumns, Record<string, string>>> {
  const version = typed.about_document_version_id
  if (version === null) {
    return typed.about_path === ''
      ? ok({ about_document_version_id: null, about_paragraph_id: null })
      : failed({ about_document_version_id: 'consultations.question.problem.document' })
  }
  if (!(await findPack(db, consultationId)).some(each => each.versionId === version))
    return failed({ about_document_version_id: 'consultations.question.problem.document' })
  // People copy a number as it is printed: "7.2", "7.6 a)", "3.".
  const path = typed.about_path
    .toLowerCase()
    .replace(/[\s()]/g, '')
    .replace(/\.$/, '')
  if (path === '') return ok({ about_document_version_id: version, about_paragraph_id: null })
  const paragraph = await findParagraphAt(db, version, path)
  return paragraph
    ? ok({ about_document_version_id: version, about_paragraph_id: paragraph })
    : failed({ about_path: 'consultations.question.problem.path' })
}
