/** Adds new answers to the counts that are kept. */
import { defineJob } from '../../../jobs/jobs.ts'
import { keepCounts } from './tallies.queries.ts'

export const keepCountsJob = defineJob({
  name: 'keep-counts',
  every: '* * * * *',
  does: 'Adds new answers to the counts that the analysis reads, so that it costs the same however many there are',
  run: async hub => `${await keepCounts(hub.db)} changes`,
})
