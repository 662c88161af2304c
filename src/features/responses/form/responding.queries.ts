/** What a response form needs of its consultation: read once for many respondents. */

import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { type Actor, worksOnConsultation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Clock } from '../../../kernel/open-period.ts'
import type { QuestionForm } from '../../../questions/form.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Found, Spoken } from '../../../web/page.ts'
import { PageProblem } from '../../../web/problems.ts'
import { consultationIn, formIn, loadQuestionForm, speak, standingOn } from '../../consultations/index.ts'

/** A consultation as its respondents meet it. */
export type Responding = Awaited<ReturnType<typeof findForResponding>> & { readonly form: QuestionForm }

/** A consultation with its form and its pack, remembered for many respondents; a 404 where there is none. */
export function findResponding(hub: Hub, slug: string): Promise<Responding> {
  return hub.remember(`responding ${slug}`, async () => {
    const consultation = await findForResponding(hub.db, slug)
    return { ...consultation, form: await loadQuestionForm(hub.db, consultation.id) }
  })
}

/** The same, as the subject of a page: nothing of one that is not published, save for those who work on it. */
export async function respondingSubject(hub: Hub, slug: string, actor: Actor): Promise<Found<Responding> | null> {
  const record = await findResponding(hub, slug)
  const ref = { kind: 'consultation' as const, id: record.id }
  return record.published_at || worksOnConsultation.allows(actor, ref) ? { ref, record } : null
}

/** A consultation as its respondents meet it, in the language of these words where it is offered in it. */
export function respondingIn(hub: Hub, of: Responding, t: Translate): Promise<Spoken<Responding>> {
  return speak(hub, of, t, (record, words) => ({
    ...consultationIn(record, words),
    form: formIn(record.form, words),
  }))
}

/** Whether answers are taken; 'none' for a consultation that was withdrawn or never published. */
export function standingFor(of: Responding, at: Clock): 'open' | 'coming' | 'closed' | 'none' {
  const standing = standingOn(of, at)
  return standing === 'planning' || standing === 'withdrawn' ? 'none' : standing
}

/**
 * Whether responses may be keyed in: from the opening until the outcome is reported. After that nobody would read them, so
 * the register must first be opened again.
 */
export function keyingStanding(of: Responding, today: Day): 'ready' | 'begun' | 'reported' {
  if (of.state === 'reported' || of.state === 'evaluated') return 'reported'
  const begun = of.published_at !== null && of.opens_on !== null && of.opens_on <= today
  return begun && of.state !== 'withdrawn' ? 'ready' : 'begun'
}

async function findForResponding(db: Handle, slug: string) {
  const row = await db
    .selectFrom('consultation')
    .innerJoin('organisation', 'organisation.id', 'consultation.lead_organisation_id')
    .selectAll('consultation')
    .select('organisation.name as lead_organisation')
    .select(eb =>
      jsonArrayFrom(
        eb
          .selectFrom('pack_document')
          .innerJoin('document_version', 'document_version.id', 'pack_document.document_version_id')
          .innerJoin('document', 'document.id', 'document_version.document_id')
          .select(['document.id as documentId', 'document.slug', 'document.title', 'document_version.id as versionId'])
          .whereRef('pack_document.consultation_id', '=', 'consultation.id')
          .orderBy('pack_document.position'),
      ).as('pack'),
    )
    .where('consultation.slug', '=', slug)
    .executeTakeFirst()
  if (!row) throw new PageProblem('not-found')
  return row
}

/** A paragraph of the pack that somebody comments on. */
export type PackParagraph = {
  readonly id: string
  /** The paragraph it hangs under, or null. */
  readonly parent: string | null
  readonly document: string
  readonly documentSlug: string
  /** Its number as printed; its address where it has none, or only a letter that other paragraphs have too. */
  readonly number: string
  /** Its lasting address in its document. */
  readonly path: string
  readonly kind: string
  readonly level: number
  readonly printed: string
  readonly text: string
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Paragraphs of a consultation's pack by their ids, in the order of the pack; others are left out. */
export async function findPackParagraphs(
  db: Handle,
  consultationId: string,
  ids: readonly string[],
): Promise<PackParagraph[]> {
  const known = ids.filter(id => UUID.test(id))
  if (known.length === 0) return []
  return paragraphs(db, consultationId).where('paragraph_text.paragraph_id', 'in', known).execute()
}

/** Every paragraph of one version in a consultation's pack, in order. */
export function findDocumentParagraphs(
  db: Handle,
  consultationId: string,
  versionId: string,
): Promise<PackParagraph[]> {
  return paragraphs(db, consultationId).where('paragraph_text.document_version_id', '=', versionId).execute()
}

/** The number of a row of `paragraph_text` as people cite it: as printed, or its address where many have the same letter. */
export const paragraphNumber = sql<string>`case when printed ~ '[0-9]' then rtrim(printed, '.)') else path end`

function paragraphs(db: Handle, consultationId: string) {
  return db
    .selectFrom('paragraph_text')
    .innerJoin('pack_document', 'pack_document.document_version_id', 'paragraph_text.document_version_id')
    .innerJoin('document_version', 'document_version.id', 'paragraph_text.document_version_id')
    .innerJoin('document', 'document.id', 'document_version.document_id')
    .select([
      'paragraph_text.paragraph_id as id',
      'paragraph_text.parent_id as parent',
      'document.title as document',
      'document.slug as documentSlug',
      'paragraph_text.path',
      'paragraph_text.kind',
      'paragraph_text.level',
      'paragraph_text.printed',
      'paragraph_text.text',
    ])
    .select(paragraphNumber.as('number'))
    .where('pack_document.consultation_id', '=', consultationId)
    .where('paragraph_text.kind', '<>', 'furniture')
    .orderBy('pack_document.position')
    .orderBy('paragraph_text.position')
}
