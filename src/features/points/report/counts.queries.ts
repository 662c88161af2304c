/** The counts that a report tells: as they were published, or as they stand while it is a draft. */
import type { Handle, Tx } from '../../../db/open.ts'
import type { QuestionForm } from '../../../questions/form.ts'
import { loadQuestionForm } from '../../consultations/index.ts'
import { countStanding, loadTallies } from '../../responses/index.ts'
import { type PublishedCounts, publishCounts, readCounts } from './counts.ts'
import { foundFairNow } from './found-fair.queries.ts'

/** The counts of a consultation's report: once published they stay, whatever is withdrawn after. */
export async function loadCounts(db: Handle, consultationId: string, form: QuestionForm): Promise<PublishedCounts> {
  const report = await db
    .selectFrom('consultation_report')
    .select('counts')
    .where('consultation_id', '=', consultationId)
    .executeTakeFirst()
  return readCounts(report?.counts) ?? countNow(db, consultationId, form)
}

/** Counts the responses that stand now. */
async function countNow(db: Handle, consultationId: string, form: QuestionForm): Promise<PublishedCounts> {
  const [open, all] = [await loadTallies(db, consultationId, false), await countStanding(db, consultationId)]
  return publishCounts(form, open, all - open.total)
}

/** Keeps the counts beside a report that has been published and has none yet, so that they are told alike from now on. */
export async function keepCounts(tx: Tx, consultationId: string): Promise<void> {
  const counts = await loadCounts(tx, consultationId, await loadQuestionForm(tx, consultationId))
  const fair = await foundFairNow(tx, consultationId)
  await tx
    .updateTable('consultation_report')
    .set({ counts: JSON.stringify(counts), found_fair: fair && JSON.stringify(fair) })
    .where('consultation_id', '=', consultationId)
    .where('published_at', 'is not', null)
    .where('counts', 'is', null)
    .execute()
}
