/** The response form of a consultation, read from its sections and questions. */
import type { Handle } from '../../db/open.ts'
import { type Condition, readCondition } from '../../questions/condition.ts'
import type { About, FormQuestion, QuestionForm } from '../../questions/form.ts'

/** The form that respondents are asked to fill in, in order. A section without questions is left out. */
export async function loadQuestionForm(db: Handle, consultationId: string): Promise<QuestionForm> {
  const rows = await questionRows(db, consultationId)
  const sections = new Map<string, LoadedSection>()
  for (const [at, row] of rows.entries()) {
    const section = sections.get(row.section_id) ?? {
      id: row.section_id,
      title: row.section_title,
      questions: [],
      shownIf: readCondition(row.section_shown_if),
    }
    sections.set(row.section_id, section)
    section.questions.push({
      id: row.id,
      number: at + 1,
      type: row.type,
      settings: row.settings,
      text: row.text,
      hint: row.hint === '' ? null : row.hint,
      required: row.required,
      about: aboutOf(row),
      aboutYou: row.about_you,
      shownIf: readCondition(row.shown_if),
    })
  }
  return { sections: [...sections.values()] }
}

type LoadedSection = { id: string; title: string; questions: FormQuestion[]; shownIf: Condition | null }

type AboutRow = {
  readonly document_id: string | null
  readonly document_title: string | null
  readonly path: string | null
  readonly printed: string | null
  readonly paragraph_kind: string | null
  readonly paragraph_text: string | null
}

/** What a question is about, with words for it: the title, and the number or heading of the paragraph. */
export function aboutOf(row: AboutRow): About | null {
  if (row.document_id === null) return null
  const title = row.document_title ?? ''
  if (row.path === null) return { kind: 'document', documentId: row.document_id, path: null, label: title }
  const isSection = row.paragraph_kind === 'heading'
  const words = isSection
    ? [row.printed, row.paragraph_text].filter(Boolean).join(' ')
    : row.printed === ''
      ? row.path
      : row.printed
  return {
    kind: isSection ? 'section' : 'paragraph',
    documentId: row.document_id,
    path: row.path,
    label: `${title}, ${words}`,
  }
}

function questionRows(db: Handle, consultationId: string) {
  return db
    .selectFrom('question')
    .innerJoin('form_section', 'form_section.id', 'question.section_id')
    .leftJoin('document_version', 'document_version.id', 'question.about_document_version_id')
    .leftJoin('document', 'document.id', 'document_version.document_id')
    .leftJoin('paragraph_text', join =>
      join
        .onRef('paragraph_text.paragraph_id', '=', 'question.about_paragraph_id')
        .onRef('paragraph_text.document_version_id', '=', 'question.about_document_version_id'),
    )
    .select([
      'question.id',
      'question.type',
      'question.text',
      'question.hint',
      'question.required',
      'question.settings',
      'question.about_you',
      'question.shown_if',
      'question.section_id',
      'form_section.title as section_title',
      'form_section.shown_if as section_shown_if',
      'document.id as document_id',
      'document.title as document_title',
      'paragraph_text.path',
      'paragraph_text.printed',
      'paragraph_text.kind as paragraph_kind',
      'paragraph_text.text as paragraph_text',
    ])
    .where('question.consultation_id', '=', consultationId)
    .orderBy('form_section.position')
    .orderBy('question.position')
    .execute()
}
