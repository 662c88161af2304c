/** `compact-hub restore FILE`: loads a backup into an empty installation; refuses to write over data. */
import type { Run } from '../cli.ts'
import { restore } from '../db/backup.ts'
import { erasuresFile, readErasures } from '../db/erasures.ts'
import type { Seal } from '../db/seal.ts'
import { judgeSealKey, sealKeyFile } from '../db/seal-key.ts'
import { eraseAgain, sayRefused } from '../erase-again.ts'
import { keyPlace, type Opened, openToFill } from '../installation.ts'
import { readSettings } from '../settings.ts'

/** Makes the erasures since the copy again, where the list beside the key is there already; `start` does so otherwise. */
async function sayErasedAgain({ database, dataDir }: Opened, seal: Seal): Promise<void> {
  if ((await readErasures(dataDir)).length === 0) {
    console.log(
      `There is no list of erasures at ${erasuresFile(dataDir)}. Put the one kept beside the key there before you start, so that what was erased since this copy is erased in it too.`,
    )
    return
  }
  const done = await eraseAgain(database.db, seal, dataDir, new Date())
  console.log(`Erased again what was erased since this copy: ${done.made}. Not in this copy: ${done.absent}.`)
  const refused = sayRefused(done)
  if (refused) console.error(refused)
}

export const run: Run = async ([file]) => {
  if (!file) {
    console.error('Say what to restore: compact-hub restore FILE')
    return 2
  }
  const settings = readSettings(process.env)
  const opened = await openToFill(settings)
  try {
    const tally = await restore(file, opened.database)
    console.log(`Restored ${tally.rows} rows of ${Object.keys(tally.tables).length} tables.`)
    const { sessions, links, mails } = tally.quarantine
    console.log(
      `In this copy nobody is signed in (sessions ended: ${sessions}, links ended: ${links}), and no mail leaves until the secretariat lets it (held back: ${mails}); other areas are not read until it keeps their addresses again.`,
    )
    const key = await judgeSealKey(keyPlace(opened, settings))
    if (key.kind === 'lost')
      console.log(
        `Now put the seal key of the old installation at ${sealKeyFile(opened.dataDir)}: without it the hub does not start.`,
      )
    else if ('says' in key) console.error(`${key.says}\n${key.todo}`)
    else if ('seal' in key) await sayErasedAgain(opened, key.seal)
    return 0
  } finally {
    await opened.database.close()
  }
}
