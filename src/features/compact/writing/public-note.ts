/** What everybody is told beside a consultation whose draft was changed since its text went out. */
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { saidWhileAsked } from './asked.queries.ts'
import { findDraft, loadSections } from './drafts.queries.ts'

/** States in which people are asked, or their answers are read: what they said is about the text that went out. */
const RUNNING: ReadonlySet<string> = new Set(['planned', 'open', 'closed', 'analysing'])

/** The note, where the draft of a consultation's document says another thing by now than the text that people are asked about. */
export async function noteOnConsultation(db: Handle, consultationId: string, t: Translate): Promise<string | null> {
  const row = await db
    .selectFrom('code_draft as d')
    .innerJoin('document', 'document.id', 'd.document_id')
    .select('d.id')
    .where('document.subject_kind', '=', 'consultation')
    .where('document.subject_id', '=', consultationId)
    .where('d.dropped_at', 'is', null)
    .orderBy('d.id', 'desc')
    .executeTakeFirst()
  const draft = row && (await findDraft(db, row.id))
  if (!draft) return null
  const sections = await loadSections(db, draft.id)
  const said = await saidWhileAsked(
    db,
    draft,
    sections.flatMap(({ clauses }) => clauses),
  )
  if (!said || said.differs === 0 || !RUNNING.has(said.state)) return null
  return t('compact.writing.public-note', { count: said.differs })
}
