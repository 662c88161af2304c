/** `compact-hub restore FILE`: loads a backup into an empty installation; refuses to write over data. */
import type { Run } from '../cli.ts'
import { restore } from '../db/backup.ts'
import { chooseDataDirectory } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { sealKeyFile } from '../db/seal.ts'
import { readSettings } from '../settings.ts'

export const run: Run = async ([file]) => {
  if (!file) {
    console.error('Say what to restore: compact-hub restore FILE')
    return 2
  }
  const settings = readSettings(process.env)
  const dataDir = settings.dataDir ?? (await chooseDataDirectory())
  const database = await openDatabase({ url: settings.databaseUrl, dataDir })
  try {
    const tally = await restore(file, database)
    await migrate(database.pool)
    console.log(`Restored ${tally.rows} rows of ${Object.keys(tally.tables).length} tables.`)
    console.log(
      `Put the key of the old installation in ${sealKeyFile(dataDir)}, or sealed contact details stay closed.`,
    )
    return 0
  } finally {
    await database.close()
  }
}
