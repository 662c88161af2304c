/** Keeps the counts of reports that were published before their counts were kept: from then on they are told alike. */
import { defineJob } from '../../../jobs/jobs.ts'
import { keepCounts } from './counts.queries.ts'

export const keepReportCounts = defineJob({
  name: 'keep-report-counts',
  every: '17 * * * *',
  does: 'Keeps the counts of a published report, so that they stay as they were published',
  async run(hub) {
    const reports = await hub.db
      .selectFrom('consultation_report')
      .select('consultation_id')
      .where('published_at', 'is not', null)
      .where('counts', 'is', null)
      .execute()
    for (const { consultation_id } of reports) await hub.db.transaction().execute(tx => keepCounts(tx, consultation_id))
    return `${reports.length} reports`
  },
})
