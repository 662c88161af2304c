/** Finding consultations. */
import type { Selectable } from 'kysely'
import type { Handle } from '../../db/open.ts'
import type { ConsultationTable } from '../../db/tables.ts'

/** A consultation with the name of the organisation that leads it. */
export type Consultation = Selectable<ConsultationTable> & {
  readonly lead_organisation: string
  readonly lead_organisation_slug: string
}

/** The consultation of that slug, whatever its state, or null. Whether it may be shown is `isPublic`'s to say. */
export async function findConsultation(db: Handle, slug: string): Promise<Consultation | null> {
  return (await consultations(db).where('consultation.slug', '=', slug).executeTakeFirst()) ?? null
}

/** The consultation of that id, whatever its state, or null. */
export async function findConsultationById(db: Handle, id: string): Promise<Consultation | null> {
  return (await consultations(db).where('consultation.id', '=', id).executeTakeFirst()) ?? null
}

function consultations(db: Handle) {
  return db
    .selectFrom('consultation')
    .innerJoin('organisation', 'organisation.id', 'consultation.lead_organisation_id')
    .selectAll('consultation')
    .select(['organisation.name as lead_organisation', 'organisation.slug as lead_organisation_slug'])
}

/** A document of the pack, as links to it need it. */
export type PackDocument = {
  readonly id: string
  readonly position: number
  readonly documentId: string
  readonly versionId: string
  readonly slug: string
  readonly title: string
  readonly kind: string
  readonly printedVersion: string
}

/** The pack of a consultation in its order. */
export async function findPack(db: Handle, consultationId: string): Promise<PackDocument[]> {
  return (await findPacks(db, [consultationId])).get(consultationId) ?? []
}

/** The packs of several consultations by their ids, each in its order; none where there is no document. */
export async function findPacks(db: Handle, ids: readonly string[]): Promise<ReadonlyMap<string, PackDocument[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('pack_document')
    .innerJoin('document_version', 'document_version.id', 'pack_document.document_version_id')
    .innerJoin('document', 'document.id', 'document_version.document_id')
    .select([
      'pack_document.consultation_id as of',
      'pack_document.id',
      'pack_document.position',
      'document.id as documentId',
      'document_version.id as versionId',
      'document.slug',
      'document.title',
      'document.kind',
      'document_version.printed_version as printedVersion',
    ])
    .where('pack_document.consultation_id', 'in', [...ids])
    .orderBy('pack_document.position')
    .execute()
  const packs = new Map<string, PackDocument[]>()
  for (const { of, ...document } of rows) packs.set(of, [...(packs.get(of) ?? []), document])
  return packs
}
