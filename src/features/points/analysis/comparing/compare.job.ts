/** Compares the responses of consultations with one another, where they have changed since they were compared. */
import { defineJob } from '../../../../jobs/jobs.ts'
import { findStale } from './campaigns.queries.ts'

const worker = new URL('./compare.worker.ts', import.meta.url)

export const compareResponsesJob = defineJob({
  name: 'compare-responses',
  every: '*/2 * * * *',
  does: 'Finds responses that share their wording, such as those of a campaign, where new ones have come',
  async run(hub) {
    const stale = await findStale(hub.db, hub.now())
    // One thread for all of them: to begin one takes longer than to compare what a usual consultation gets.
    if (stale.length > 0) await hub.aside(worker, { stale, now: hub.now() })
    return `${stale.length} comparisons`
  },
})
