/** The question form as its builder works on it: sections and questions with their places. */
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { equalityBlock, preferNotToSay } from '../../../questions/equality-block.ts'
import type { About } from '../../../questions/form.ts'
import { aboutOf } from '../question-form.queries.ts'

/** What a question of the Hub's own words asks: whether it was fair, or of which target groups somebody is. */
export type HubsQuestion = '' | 'fair' | 'groups'

export type BuilderQuestion = {
  readonly id: string
  readonly version: number
  readonly section_id: string
  readonly type: string
  readonly text: string
  readonly hint: string
  readonly required: boolean
  readonly settings: unknown
  readonly about_document_version_id: string | null
  readonly about_process: boolean
  readonly about_you: boolean
  readonly invites_evidence: boolean
  readonly about: About | null
  /** What a question of the Hub's own words asks; '' for every other. */
  readonly asks: HubsQuestion
}

export type BuilderSection = {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly questions: readonly BuilderQuestion[]
}

/** Every section of the form, also those without questions, in order. */
export async function findBuilderSections(db: Handle, consultationId: string): Promise<BuilderSection[]> {
  return (await findSectionsOf(db, [consultationId])).get(consultationId) ?? []
}

/** The sections of several forms, by their consultation; one without any is not among them. */
export async function findSectionsOf(
  db: Handle,
  consultationIds: readonly string[],
): Promise<ReadonlyMap<string, BuilderSection[]>> {
  if (consultationIds.length === 0) return new Map()
  const sections = await db
    .selectFrom('form_section')
    .select(['id', 'version', 'title', 'consultation_id'])
    .where('consultation_id', 'in', consultationIds)
    .orderBy('position')
    .execute()
  const questions = Map.groupBy(await findQuestions(db, consultationIds), each => each.section_id)
  const all = sections.map(({ consultation_id, ...section }) => ({
    consultation_id,
    section: { ...section, questions: questions.get(section.id) ?? [] },
  }))
  const byForm = Map.groupBy(all, each => each.consultation_id)
  return new Map([...byForm].map(([id, own]) => [id, own.map(({ section }) => section)]))
}

async function findQuestions(db: Handle, consultationIds: readonly string[]): Promise<BuilderQuestion[]> {
  const rows = await db
    .selectFrom('question')
    .leftJoin('document_version', 'document_version.id', 'question.about_document_version_id')
    .leftJoin('document', 'document.id', 'document_version.document_id')
    .leftJoin('paragraph_text', join =>
      join
        .onRef('paragraph_text.paragraph_id', '=', 'question.about_paragraph_id')
        .onRef('paragraph_text.document_version_id', '=', 'question.about_document_version_id'),
    )
    .select([
      'question.id',
      'question.version',
      'question.section_id',
      'question.type',
      'question.text',
      'question.hint',
      'question.required',
      'question.settings',
      'question.about_document_version_id',
      'question.about_process',
      'question.about_you',
      'question.invites_evidence',
      'question.asks',
      'document.id as document_id',
      'document.title as document_title',
      'paragraph_text.path',
      'paragraph_text.printed',
      'paragraph_text.kind as paragraph_kind',
      'paragraph_text.text as paragraph_text',
    ])
    .where('question.consultation_id', 'in', consultationIds)
    .orderBy('question.position')
    .execute()
  return rows.map(row => ({ ...row, about: aboutOf(row) }))
}

/** Adds a section at the end and gives its id. */
export async function addSection(tx: Tx, consultationId: string, title: string): Promise<string> {
  const id = newId()
  const { last } = await tx
    .selectFrom('form_section')
    .select(eb => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
    .where('consultation_id', '=', consultationId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('form_section')
    .values({ id, consultation_id: consultationId, title, position: Number(last) + 1 })
    .execute()
  return id
}

/** Gives the sections of a form their places; one left out is removed. */
export async function arrangeSections(tx: Tx, consultationId: string, ids: readonly string[]): Promise<void> {
  const gone = tx.deleteFrom('form_section').where('consultation_id', '=', consultationId)
  await (ids.length > 0 ? gone.where('id', 'not in', ids) : gone).execute()
  for (const [index, id] of ids.entries())
    await tx
      .updateTable('form_section')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .execute()
}

/** Gives the questions of a section their places; one left out is removed. */
export async function arrangeQuestions(tx: Tx, sectionId: string, ids: readonly string[]): Promise<void> {
  const gone = tx.deleteFrom('question').where('section_id', '=', sectionId)
  await (ids.length > 0 ? gone.where('id', 'not in', ids) : gone).execute()
  for (const [index, id] of ids.entries())
    await tx
      .updateTable('question')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .execute()
}

/** What is kept of a question. */
export type QuestionContent = {
  readonly section_id: string
  readonly type: string
  readonly text: string
  readonly hint: string
  readonly required: boolean
  readonly settings: unknown
  readonly about_document_version_id: string | null
  readonly about_paragraph_id: string | null
  readonly about_process: boolean
  readonly about_you: boolean
  readonly invites_evidence: boolean
}

async function nextPosition(tx: Tx, sectionId: string): Promise<number> {
  const { last } = await tx
    .selectFrom('question')
    .select(eb => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
    .where('section_id', '=', sectionId)
    .executeTakeFirstOrThrow()
  return Number(last) + 1
}

/** Adds a question at the end of its section and gives its id. */
export async function addQuestion(
  tx: Tx,
  consultationId: string,
  content: QuestionContent & { readonly asks?: HubsQuestion },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('question')
    .values({
      id,
      consultation_id: consultationId,
      position: await nextPosition(tx, content.section_id),
      ...content,
      settings: JSON.stringify(content.settings),
    })
    .execute()
  return id
}

/** Puts a copy of a question right below it and gives its id; null where it is not there. It is asked of the same people. */
export async function duplicateQuestion(
  tx: Tx,
  sections: readonly BuilderSection[],
  id: string,
): Promise<string | null> {
  const section = sections.find(({ questions }) => questions.some(question => question.id === id))
  if (!section) return null
  const row = await tx.selectFrom('question').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const { created_at: _, version: __, asks: ___, ...content } = row
  const copy = newId()
  await tx
    .insertInto('question')
    .values({
      ...content,
      id: copy,
      position: await nextPosition(tx, section.id),
      settings: JSON.stringify(row.settings),
      shown_if: row.shown_if === null ? null : JSON.stringify(row.shown_if),
    })
    .execute()
  const order = section.questions.map(question => question.id)
  await arrangeQuestions(tx, section.id, order.toSpliced(order.indexOf(id) + 1, 0, copy))
  return copy
}

/** Adds the questions of equality monitoring in a section of their own at the end; gives the id of the section. */
export async function addEqualityBlock(tx: Tx, consultationId: string, t: (key: string) => string): Promise<string> {
  const section_id = await addSection(tx, consultationId, t('questions.equality.section'))
  for (const [at, { key, type, options }] of equalityBlock.entries())
    await addQuestion(tx, consultationId, {
      section_id,
      type,
      text: t(`questions.equality.${key}.text`),
      hint: at === 0 ? t('questions.equality.intro') : '',
      required: false,
      settings: {
        options: [
          ...options.map(value => ({ value, label: t(`questions.equality.${key}.${value}`) })),
          { value: preferNotToSay, label: t(`questions.equality.${preferNotToSay}`) },
        ],
      },
      about_document_version_id: null,
      about_paragraph_id: null,
      about_process: false,
      about_you: true,
      invites_evidence: false,
    })
  return section_id
}

/**
 * Whether a changed question asks what the check rests on: in other words, or on a scale with other labels, perhaps from least to most, it
 * asks something else. A choice that gets another label is another choice.
 */
function asksTheSame(before: BuilderQuestion, content: QuestionContent): boolean {
  const scale = ({ settings }: { readonly settings: unknown }) =>
    JSON.stringify((settings as { readonly labels?: unknown }).labels ?? null)
  return content.text === before.text && content.type === before.type && scale(content) === scale(before)
}

/** Changes a question that still has the version quoted; moved to another section it stands at its end. */
export async function changeQuestion(
  tx: Tx,
  question: BuilderQuestion,
  version: number,
  content: QuestionContent,
): Promise<boolean> {
  const moved =
    content.section_id === question.section_id ? {} : { position: await nextPosition(tx, content.section_id) }
  return changeVersioned(tx, 'question', question.id, version, {
    ...content,
    ...moved,
    ...(asksTheSame(question, content) ? {} : { asks: '' }),
    settings: JSON.stringify(content.settings),
  })
}

/** The paragraph of a document version at an address such as "7.2", or null. */
export async function findParagraphAt(db: Handle, versionId: string, path: string): Promise<string | null> {
  const row = await db
    .selectFrom('paragraph_text')
    .select('paragraph_id')
    .where('document_version_id', '=', versionId)
    .where('path', '=', path)
    .executeTakeFirst()
  return row?.paragraph_id ?? null
}
