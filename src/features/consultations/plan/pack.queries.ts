/** The pack: which document versions belong to it, in which order. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { findPack } from '../consultation.queries.ts'

/** A document version that could be put into the pack. */
export type Candidate = {
  readonly versionId: string
  readonly title: string
  readonly slug: string
  readonly printedVersion: string
  readonly dated: string | null
  readonly sequence: number
}

/** Versions of the consultation's own documents that are not in its pack, newest first. */
export async function findCandidates(db: Handle, consultationId: string): Promise<Candidate[]> {
  return db
    .selectFrom('document_version')
    .innerJoin('document', 'document.id', 'document_version.document_id')
    .select([
      'document_version.id as versionId',
      'document.title',
      'document.slug',
      'document_version.printed_version as printedVersion',
      'document_version.dated',
      'document_version.sequence',
    ])
    .where('document.subject_kind', '=', 'consultation')
    .where('document.subject_id', '=', consultationId)
    .where('document.kind', 'not in', ['report', 'minutes'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('pack_document')
            .select('pack_document.id')
            .whereRef('pack_document.document_version_id', '=', 'document_version.id')
            .where('pack_document.consultation_id', '=', consultationId),
        ),
      ),
    )
    .orderBy('document.title')
    .orderBy('document_version.sequence', 'desc')
    .execute()
}

/** Makes the pack hold exactly these versions in this order. */
export async function arrangePack(tx: Tx, consultationId: string, versionIds: readonly string[]): Promise<void> {
  const before = await findPack(tx, consultationId)
  const kept = new Map(before.map(each => [each.versionId, each.id]))
  await tx.deleteFrom('pack_document').where('consultation_id', '=', consultationId).execute()
  if (versionIds.length === 0) return
  await tx
    .insertInto('pack_document')
    .values(
      versionIds.map((versionId, index) => ({
        id: kept.get(versionId) ?? newId(),
        consultation_id: consultationId,
        document_version_id: versionId,
        position: index + 1,
      })),
    )
    .execute()
}
