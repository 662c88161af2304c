/** Moves what was uploaded into the store, where there is one, and takes away from it what no record names any more. */
import { clearStore, moveToStore } from '../../files/moving.ts'
import { defineJob } from '../../jobs/jobs.ts'

export const moveFiles = defineJob({
  name: 'move-files',
  every: '*/5 * * * *',
  does: 'Moves files into the store of FILES_URL, where it is set, and takes away what no record has named there for 14 days',
  async run({ db, files, now }) {
    if (!files) return 'There is no store'
    const moved = await moveToStore(db, files)
    return `${moved} moved, ${await clearStore(db, files, now())} taken away`
  },
})
