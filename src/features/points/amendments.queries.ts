/** Amendments: exact changes of the text that was consulted on, and the points that lead to them. */
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { ParagraphKind, TextChange } from '../../documents/index.ts'

/**
 * An amendment that stands. `paragraphId` is the paragraph reworded or dropped, or the one an addition stands after or
 * under; `addedParagraphId` what the addition became.
 */
export type Amendment = {
  readonly id: string
  readonly version: number
  readonly does: TextChange['does']
  readonly documentVersionId: string
  readonly paragraphId: string
  readonly textBefore: string
  readonly textAfter: string
  readonly intoParagraphId: string | null
  readonly kind: ParagraphKind
  readonly printed: string
  readonly placed: 'beside' | 'under'
  readonly addedParagraphId: string | null
  readonly reason: string
  readonly appliedIn: string | null
}

/** A change that somebody wants. */
export type WantedChange = Omit<Amendment, 'id' | 'version' | 'addedParagraphId' | 'appliedIn'>

const columns = [
  'amendment.id',
  'amendment.version',
  'amendment.does',
  'amendment.document_version_id as documentVersionId',
  'amendment.paragraph_id as paragraphId',
  'amendment.text_before as textBefore',
  'amendment.text_after as textAfter',
  'amendment.into_paragraph_id as intoParagraphId',
  'amendment.kind',
  'amendment.printed',
  'amendment.placed',
  'amendment.added_paragraph_id as addedParagraphId',
  'amendment.reason',
  'amendment.applied_in_version_id as appliedIn',
] as const

function toAmendment<Row extends { readonly kind: string }>(row: Row): Row & { readonly kind: ParagraphKind } {
  return { ...row, kind: row.kind as ParagraphKind }
}

/** Amendments of a consultation that stand, oldest first. */
export async function standingAmendments(db: Handle, consultationId: string): Promise<Amendment[]> {
  const rows = await db
    .selectFrom('amendment')
    .select(columns)
    .where('consultation_id', '=', consultationId)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(toAmendment)
}

/** The same by the id of each point that leads to them; of these points where some are named. */
export async function amendmentsByPoint(
  db: Handle,
  consultationId: string,
  pointIds?: readonly string[],
): Promise<ReadonlyMap<string, readonly Amendment[]>> {
  const rows = await db
    .selectFrom('amendment')
    .innerJoin('point_amendment', 'point_amendment.amendment_id', 'amendment.id')
    .select(columns)
    .select('point_amendment.point_id as pointId')
    .where('consultation_id', '=', consultationId)
    .where('withdrawn_at', 'is', null)
    .$if(pointIds !== undefined, query =>
      query.where(eb => eb('point_amendment.point_id', '=', eb.fn.any(eb.val(pointIds as string[])))),
    )
    .orderBy('amendment.id')
    .execute()
  const byPoint = Map.groupBy(rows, ({ pointId }) => pointId)
  return new Map([...byPoint].map(([id, list]) => [id, list.map(({ pointId: _, ...row }) => toAmendment(row))]))
}

/** The amendment that rewords or drops a paragraph of a version, among those that stand; null where none does. */
export function amendmentAt(
  standing: readonly Amendment[],
  place: { readonly id: string; readonly versionId: string },
): Amendment | null {
  const found = standing.find(
    each => each.does !== 'add' && each.paragraphId === place.id && each.documentVersionId === place.versionId,
  )
  return found ?? null
}

/** An amendment as the change of the tree that it is; an addition not made yet is named by its own id. */
export function changeOf(amendment: WantedChange & Partial<Pick<Amendment, 'id' | 'addedParagraphId'>>): TextChange {
  const { does, paragraphId: key, textBefore: from, textAfter: to, kind, printed, placed } = amendment
  if (does === 'drop') return { does, key, from, into: amendment.intoParagraphId }
  if (does === 'reword') return { does, key, from, to }
  return { does, key, as: amendment.addedParagraphId ?? amendment.id ?? '', kind, printed, placed, to }
}

/** Whether other points than these lead to an amendment. */
export async function leadsElsewhere(db: Handle, amendmentId: string, pointIds: readonly string[]): Promise<boolean> {
  const other = await db
    .selectFrom('point_amendment')
    .select('id')
    .where('amendment_id', '=', amendmentId)
    .where('point_id', 'not in', pointIds)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

/** Keeps a change, in the place of the one that stands there (null: a new one); gives its id. */
export async function keepAmendment(
  tx: Tx,
  consultationId: string,
  wanted: WantedChange,
  present: Amendment | null,
  by: string | null,
): Promise<string> {
  const values = {
    does: wanted.does,
    document_version_id: wanted.documentVersionId,
    paragraph_id: wanted.paragraphId,
    text_before: wanted.textBefore,
    text_after: wanted.textAfter,
    into_paragraph_id: wanted.intoParagraphId,
    kind: wanted.kind,
    printed: wanted.printed,
    placed: wanted.placed,
    reason: wanted.reason,
    decided_by: by,
  }
  if (!present) {
    const id = newId()
    await tx
      .insertInto('amendment')
      .values({ id, consultation_id: consultationId, ...values })
      .execute()
    return id
  }
  await tx
    .updateTable('amendment')
    // A version made from it so far says something else now.
    .set({ ...values, applied_in_version_id: null, version: present.version + 1 })
    .where('id', '=', present.id)
    .execute()
  return present.id
}

/** Lets points lead to an amendment. */
export async function leadTo(tx: Tx, pointIds: readonly string[], amendmentId: string): Promise<void> {
  await tx
    .insertInto('point_amendment')
    .values(pointIds.map(point_id => ({ id: newId(), point_id, amendment_id: amendmentId })))
    .onConflict(conflict => conflict.columns(['point_id', 'amendment_id']).doNothing())
    .execute()
}

/** Lets points lead no more to an amendment, or to any. */
export async function leadNoMoreTo(tx: Tx, pointIds: readonly string[], amendmentId?: string): Promise<void> {
  await tx
    .deleteFrom('point_amendment')
    .where('point_id', 'in', pointIds)
    .$if(amendmentId !== undefined, query => query.where('amendment_id', '=', amendmentId!))
    .execute()
}

/** Takes back amendments that no point leads to any more. */
export async function withdrawUnfounded(tx: Tx, consultationId: string, now: Date): Promise<void> {
  await tx
    .updateTable('amendment')
    .set(eb => ({ withdrawn_at: now, version: eb('version', '+', 1) }))
    .where('consultation_id', '=', consultationId)
    .where('withdrawn_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('point_amendment').select('id').whereRef('point_amendment.amendment_id', '=', 'amendment.id'),
        ),
      ),
    )
    .execute()
}
