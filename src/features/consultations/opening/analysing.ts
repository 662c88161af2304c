/** What the analysis of responses makes of a consultation: it is analysed, reported, and perhaps analysed once more. */
import { sql } from 'kysely'
import type { Tx } from '../../../db/open.ts'
import type { Consultation } from '../consultation.queries.ts'

/**
 * Takes a consultation a step on. `reportedAt` is the moment of its first report; 'kept' where it has one already, and null where it
 * is not reported.
 */
export async function stepOn(
  tx: Tx,
  id: string,
  to: { readonly state: Consultation['state']; readonly reportedAt: Date | 'kept' | null },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('consultation')
    .set({
      state: to.state,
      reported_at: to.reportedAt === 'kept' ? sql`reported_at` : to.reportedAt,
      closed_at: sql`coalesce(closed_at, ${now})`,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute()
}

/** Has a consultation that was reported analysed once more; what was public stays so. */
export async function analyseAgain(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('consultation')
    .set(eb => ({ state: 'analysing', version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
