/** Amendments: exact changes of the text that was consulted on. A paragraph has at most one at a time. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { PackPlace } from '../places.ts'

/** An amendment that stands. */
export type Amendment = {
  readonly id: string
  readonly version: number
  readonly documentVersionId: string
  readonly paragraphId: string
  readonly textBefore: string
  readonly textAfter: string
  readonly reason: string
  readonly appliedIn: string | null
}

/** Amendments of a consultation that stand, oldest first. */
export async function standingAmendments(db: Handle, consultationId: string): Promise<Amendment[]> {
  return db
    .selectFrom('amendment')
    .select([
      'id',
      'version',
      'document_version_id as documentVersionId',
      'paragraph_id as paragraphId',
      'text_before as textBefore',
      'text_after as textAfter',
      'reason',
      'applied_in_version_id as appliedIn',
    ])
    .where('consultation_id', '=', consultationId)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** The amendment of a paragraph of the pack that stands, or null. */
export async function amendmentOf(db: Handle, consultationId: string, place: PackPlace): Promise<Amendment | null> {
  const all = await standingAmendments(db, consultationId)
  return all.find(each => each.paragraphId === place.id && each.documentVersionId === place.versionId) ?? null
}

/** Makes a paragraph say something else, in place of what it was to say so far; gives the amendment's id. */
export async function amend(
  tx: Tx,
  consultationId: string,
  place: PackPlace,
  change: { readonly textAfter: string; readonly reason: string },
  by: string | null,
): Promise<string> {
  const present = await amendmentOf(tx, consultationId, place)
  if (!present) {
    const id = newId()
    await tx
      .insertInto('amendment')
      .values({
        id,
        consultation_id: consultationId,
        document_version_id: place.versionId,
        paragraph_id: place.id,
        text_before: place.text,
        text_after: change.textAfter,
        reason: change.reason,
        decided_by: by,
      })
      .execute()
    return id
  }
  if (present.textAfter === change.textAfter) return present.id
  await tx
    .updateTable('amendment')
    .set({
      text_after: change.textAfter,
      reason: change.reason,
      decided_by: by,
      // The version made from it says something else now.
      applied_in_version_id: null,
      version: present.version + 1,
    })
    .where('id', '=', present.id)
    .execute()
  return present.id
}

/** Takes back amendments that no point leads to any more. */
export async function withdrawUnfounded(tx: Tx, consultationId: string, now: Date): Promise<void> {
  await tx
    .updateTable('amendment')
    .set(eb => ({ withdrawn_at: now, version: eb('version', '+', 1) }))
    .where('consultation_id', '=', consultationId)
    .where('withdrawn_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('point_action').select('id').whereRef('point_action.amendment_id', '=', 'amendment.id'))),
    )
    .execute()
}
