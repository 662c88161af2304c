/** `compact-hub backup FILE`: everything but the keys, in one file, while the Hub runs. */
import type { Run } from '../cli.ts'
import { backup } from '../db/backup.ts'
import { sealKeyFile } from '../db/seal.ts'
import { openInstallation } from '../server.ts'
import { readSettings } from '../settings.ts'

export const run: Run = async ([file]) => {
  if (!file) {
    console.error('Say where to write it: compact-hub backup FILE')
    return 2
  }
  const { database, dataDir } = await openInstallation(readSettings(process.env))
  try {
    const tally = await backup(database, file)
    console.log(`${tally.file}: ${tally.rows} rows of ${Object.keys(tally.tables).length} tables.`)
    console.log(
      `The key that opens sealed contact details is not in it. Keep a copy of ${sealKeyFile(dataDir)} in another safe place.`,
    )
    return 0
  } finally {
    await database.close()
  }
}
