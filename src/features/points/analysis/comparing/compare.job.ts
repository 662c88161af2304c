/** Compares the responses of consultations with one another, where they have changed since they were compared. */
import { defineJob } from '../../../../jobs/jobs.ts'
import { findStale } from './campaigns.queries.ts'

const worker = new URL('./compare.worker.ts', import.meta.url)

export const compareResponsesJob = defineJob({
  name: 'compare-responses',
  every: '*/2 * * * *',
  does: 'Finds responses that share their wording, such as those of a campaign, where new ones have come',
  async run(hub) {
    let compared = 0
    for (const stale of await findStale(hub.db, hub.now())) {
      await hub.aside(worker, { ...stale, now: hub.now() })
      compared++
    }
    return `${compared} comparisons`
  },
})
