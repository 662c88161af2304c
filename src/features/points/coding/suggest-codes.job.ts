/** Suggests codes for points by the words of those that people coded. */
import { defineJob } from '../../../jobs/jobs.ts'
import { suggestAllCodes } from './suggest-codes.ts'

export const suggestCodesJob = defineJob({
  name: 'suggest-codes',
  every: '*/5 * * * *',
  does: 'Suggests codes for points by the words of the points that people have coded; a person takes a suggestion or leaves it',
  run: async hub => `${await suggestAllCodes(hub.db, hub.now())} consultations`,
})
