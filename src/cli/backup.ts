/** `compact-hub backup FILE`: everything but the keys, in one file, while the Hub runs. */

import { noteBackup } from '../db/backed-up.ts'
import { backup } from '../db/backup.ts'
import { storeAt } from '../db/file-store.ts'
import { judgeSealKey } from '../db/seal-key.ts'
import { keyPlace, openInstallation } from '../installation.ts'
import { readSettings } from '../settings.ts'
import type { Run } from './usage.ts'

export const run: Run = async ([file]) => {
  if (!file) {
    console.error('Say where to write it: compact-hub backup FILE')
    return 2
  }
  const settings = readSettings(process.env)
  // A backup before an upgrade is of the tables as they are.
  const opened = await openInstallation(settings, { anySchema: true })
  try {
    const tally = await backup(opened.database, file, settings.files && storeAt(settings.files))
    console.log(`${tally.file}: ${tally.rows} rows of ${Object.keys(tally.tables).length} tables.`)
    // The file is whole, whatever becomes of the note.
    await noteBackup(opened.database.db, tally.rows).catch(() =>
      console.error('That it was made could not be written down: the page of the secretariat does not know of it.'),
    )
    const key = await judgeSealKey(keyPlace(opened, settings))
    if ('says' in key)
      console.error(`The backup is whole, but it holds what nobody can open now. ${key.says}\n${key.todo}`)
    else if (key.kind !== 'none')
      console.log(
        `The key that opens sealed contact details is not in it. Keep a copy of it (${key.from}) in another safe place.`,
      )
    return 0
  } finally {
    await opened.database.close()
  }
}
