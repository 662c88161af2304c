/** An open consultation with a form and a pack of one document, for tests and measurements. */
import { newId } from '../../db/ids.ts'
import type { Handle } from '../../db/open.ts'
import { type Day, day } from '../../kernel/day.ts'

/** What was made. */
export type OpenConsultation = {
  readonly id: string
  readonly slug: string
  readonly organisationId: string
  readonly documentSlug: string
  readonly paragraphs: readonly string[]
  /** Question ids in the order of the form. */
  readonly questions: readonly string[]
  readonly people: {
    readonly lead: string
    readonly reviewer: string
    readonly clerk: string
    readonly stranger: string
  }
}

type QuestionMade = {
  readonly type: string
  readonly text: string
  readonly settings?: unknown
  readonly required?: boolean
  /** Asked only of those who gave one of these answers to the question of that place, counted from 0. */
  readonly onlyIf?: readonly [number, ...string[]]
}

/** Sections with their questions, where nothing else is asked for. */
const usualForm: readonly { readonly title: string; readonly questions: readonly QuestionMade[] }[] = [
  {
    title: 'The draft',
    questions: [
      { type: 'agree-scale', text: 'Is the notice period long enough?', required: true },
      { type: 'long-text', text: 'What would you change?' },
    ],
  },
  {
    title: 'How we meet',
    questions: [
      {
        type: 'single-choice',
        text: 'How often should we meet?',
        settings: {
          options: [
            { value: 'monthly', label: 'Every month' },
            { value: 'yearly', label: 'Once a year' },
          ],
          other: true,
        },
      },
    ],
  },
]

/** The form that form engines are measured with: eight scales with comments, four long texts. */
export const measuredForm: typeof usualForm = [
  {
    title: 'The proposals',
    questions: Array.from({ length: 8 }, (_, at) => ({
      type: 'agree-scale',
      text: `How far do you agree with proposal ${at + 1}?`,
      settings: { commentMost: 1000 },
    })),
  },
  {
    title: 'In your own words',
    questions: Array.from({ length: 4 }, (_, at) => ({
      type: 'long-text',
      text: `What should we know about part ${at + 1}?`,
    })),
  },
]

/** Makes it. Open from 2 February to 1 May 2026 unless told otherwise. */
export async function openConsultation(
  db: Handle,
  slug: string,
  options: { readonly opens?: Day; readonly closes?: Day; readonly form?: typeof usualForm } = {},
): Promise<OpenConsultation> {
  const [id, organisationId] = [newId(), newId()]
  await db
    .insertInto('organisation')
    .values({ id: organisationId, slug: `${slug}-council`, name: 'Example Council', sector: 'statutory' })
    .execute()
  await db
    .insertInto('consultation')
    .values({
      id,
      slug,
      title: 'How we work together',
      lead_organisation_id: organisationId,
      state: 'open',
      opens_on: options.opens ?? day('2026-02-02'),
      closes_on: options.closes ?? day('2026-05-01'),
      feedback_on: day('2026-07-01'),
      published_at: new Date('2026-02-01T09:00:00Z'),
      contact_name: 'Consultation team',
      contact_email: 'team@council.example',
    })
    .execute()
  const questions = await makeQuestions(db, id, options.form ?? usualForm)
  const pack = await makePack(db, id)
  return { id, slug, organisationId, questions, ...pack, people: await makePeople(db, id) }
}

async function makeQuestions(db: Handle, consultationId: string, form: typeof usualForm): Promise<string[]> {
  const ids: string[] = []
  for (const [position, section] of form.entries()) {
    const sectionId = newId()
    await db
      .insertInto('form_section')
      .values({ id: sectionId, consultation_id: consultationId, position, title: section.title })
      .execute()
    for (const [at, question] of section.questions.entries()) {
      const { settings = {}, onlyIf, ...rest } = question
      const made = { ...rest, id: newId(), consultation_id: consultationId, section_id: sectionId, position: at }
      ids.push(made.id)
      await db
        .insertInto('question')
        .values({ ...made, settings: JSON.stringify(settings), shown_if: shownIf(onlyIf, ids) })
        .execute()
    }
  }
  return ids
}

function shownIf(onlyIf: QuestionMade['onlyIf'], ids: readonly string[]): string | null {
  if (!onlyIf) return null
  const [at, ...answers] = onlyIf
  return JSON.stringify({ match: 'all', tests: [{ question: ids[at]!, answers }] })
}

async function makePack(db: Handle, consultationId: string): Promise<{ documentSlug: string; paragraphs: string[] }> {
  const [document, version] = [newId(), newId()]
  await db
    .insertInto('document')
    .values({
      id: document,
      slug: 'draft-code',
      subject_kind: 'consultation',
      subject_id: consultationId,
      kind: 'consultation-draft',
      title: 'Draft code',
    })
    .execute()
  await db
    .insertInto('document_version')
    .values({ id: version, document_id: document, sequence: 1, status: 'out-to-consultation' })
    .execute()
  await db
    .insertInto('pack_document')
    .values({ id: newId(), consultation_id: consultationId, document_version_id: version, position: 1 })
    .execute()
  const texts = ['Notice', 'Papers are sent five days before a meeting.', 'Minutes are public.']
  const paragraphs: string[] = []
  for (const [position, text] of texts.entries()) {
    const id = newId()
    paragraphs.push(id)
    const printed = position === 0 ? '1' : `1.${position}`
    await db.insertInto('paragraph').values({ id, document_id: document }).execute()
    await db
      .insertInto('paragraph_text')
      .values({
        id: newId(),
        paragraph_id: id,
        document_version_id: version,
        position,
        parent_id: position === 0 ? null : paragraphs[0]!,
        level: position === 0 ? 0 : 1,
        printed,
        path: printed,
        kind: position === 0 ? 'heading' : 'paragraph',
        text,
      })
      .execute()
  }
  return { documentSlug: 'draft-code', paragraphs }
}

async function makePeople(db: Handle, consultationId: string): Promise<OpenConsultation['people']> {
  const people = { lead: newId(), reviewer: newId(), clerk: newId(), stranger: newId() }
  for (const [role, id] of Object.entries(people)) {
    await db
      .insertInto('person')
      .values({ id, name: `Example ${role}` })
      .execute()
    if (role === 'stranger') continue
    await db
      .insertInto('role_grant')
      .values({
        id: newId(),
        person_id: id,
        role,
        subject_kind: 'consultation',
        subject_id: consultationId,
        from_day: day('2026-01-01'),
      })
      .execute()
  }
  return people
}

/** A form whose way depends on the answers: those who ride are asked how often, those who do not what keeps them. */
export const routedForm: typeof usualForm = [
  {
    title: 'The bus',
    questions: [
      {
        type: 'single-choice',
        text: 'Do you take the bus?',
        settings: {
          options: [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ],
        },
      },
      {
        type: 'single-choice',
        text: 'How often do you take it?',
        required: true,
        onlyIf: [0, 'yes'],
        settings: {
          options: [
            { value: 'daily', label: 'Every day' },
            { value: 'weekly', label: 'Every week' },
          ],
        },
      },
      { type: 'long-text', text: 'What is best about it?', onlyIf: [0, 'yes'] },
    ],
  },
  {
    title: 'Without the bus',
    questions: [{ type: 'long-text', text: 'What keeps you from it?', required: true, onlyIf: [0, 'no'] }],
  },
  { title: 'All of us', questions: [{ type: 'long-text', text: 'What should change?' }] },
]
