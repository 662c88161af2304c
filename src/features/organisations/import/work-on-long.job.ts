/** Goes on with long lists of organisations: reads them, looks them over, takes them in. */
import { defineJob } from '../../../jobs/jobs.ts'
import { findLongUnderWay } from './long.queries.ts'

export const workOnLists = defineJob({
  name: 'work-on-organisation-lists',
  every: '* * * * *',
  does: 'Reads long lists of organisations that were brought in, looks over their rows, and takes in those that were looked over',
  async run(hub) {
    const lists = await findLongUnderWay(hub.db)
    for (const { id } of lists)
      while (await hub.aside<boolean>(new URL('./work-on-long.worker.ts', import.meta.url), { id })) hub.forgetPages()
    return lists.length === 0 ? undefined : `${lists.length} lists`
  },
})
