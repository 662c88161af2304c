/** `compact-hub files`: where stored files are kept; `--to store` and `--to database` move them, while the Hub runs. */
import { parseArgs } from 'node:util'
import { storeAt } from '../db/file-store.ts'
import { countFiles, moveToDatabase, moveToStore } from '../files/moving.ts'
import { openInstallation } from '../installation.ts'
import { readSettings } from '../settings.ts'
import type { Run } from './usage.ts'

export const run: Run = async words => {
  const { values } = parseArgs({ args: words, options: { to: { type: 'string' } } })
  const { to } = values
  if (to !== undefined && to !== 'store' && to !== 'database') {
    console.error('Say where to: compact-hub files --to store, or --to database')
    return 2
  }
  const settings = readSettings(process.env)
  const { database } = await openInstallation(settings)
  try {
    if (to !== undefined) {
      if (!settings.files) throw new Error('Set FILES_URL to the store, also to bring files back from it.')
      const store = storeAt(settings.files)
      const moved = await (to === 'store' ? moveToStore(database.db, store) : moveToDatabase(database.db, store))
      console.log(`Moved to the ${to === 'store' ? store.describe : 'database'}: ${moved}.`)
      if (to === 'database' && moved > 0)
        console.log('Start the Hub without FILES_URL now, otherwise it moves them to the store again.')
    }
    const { database: here, store, sealed, left } = await countFiles(database.db)
    console.log(
      `Files in the database: ${here}, and ${sealed} sealed ones, which stay there. In the store: ${store}; no longer named there: ${left}.`,
    )
    return 0
  } finally {
    await database.close()
  }
}
