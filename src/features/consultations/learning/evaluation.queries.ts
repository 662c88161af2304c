/** The evaluation of a consultation and the lessons drawn from it. */
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Written } from './evaluation.ts'

/** An evaluation that has been saved. */
export type Evaluation = Written & { readonly id: string; readonly version: number }

/** The evaluation of a consultation, or null where none was saved yet. */
export async function findEvaluation(db: Handle, consultationId: string): Promise<Evaluation | null> {
  const row = await db
    .selectFrom('evaluation')
    .select(['id', 'version', 'objectives', 'audience', 'methods', 'publicity', 'timescales', 'information'])
    .select(['costs', 'outcomes', 'direct_cost', 'indirect_cost', 'process_feedback'])
    .where('consultation_id', '=', consultationId)
    .executeTakeFirst()
  const pounds = (amount: string | null) => (amount === null ? null : Number(amount))
  return row ? { ...row, direct_cost: pounds(row.direct_cost), indirect_cost: pounds(row.indirect_cost) } : null
}

/** Saves an evaluation that still has the version quoted; a first one is version 1. Gives its id, null where it has not. */
export async function saveEvaluation(
  tx: Tx,
  consultationId: string,
  present: Evaluation | null,
  version: number,
  written: Written,
): Promise<string | null> {
  if (!present) {
    const made = await tx
      .insertInto('evaluation')
      .values({ id: newId(), consultation_id: consultationId, ...written, version: 2 })
      .onConflict(conflict => conflict.column('consultation_id').doNothing())
      .returning('id')
      .executeTakeFirst()
    return made?.id ?? null
  }
  return (await changeVersioned(tx, 'evaluation', present.id, version, written)) ? present.id : null
}

/** Whether the report of a consultation is published. */
export async function isReportPublished(db: Handle, consultationId: string): Promise<boolean> {
  const report = await db
    .selectFrom('consultation_report')
    .select('id')
    .where('consultation_id', '=', consultationId)
    .where('published_at', 'is not', null)
    .executeTakeFirst()
  return report !== undefined
}
