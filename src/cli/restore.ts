/** `compact-hub restore FILE`: loads a backup into an empty installation; refuses to write over data. */
import type { Run } from '../cli.ts'
import { restore } from '../db/backup.ts'
import { judgeSealKey, sealKeyFile } from '../db/seal-key.ts'
import { keyPlace, openToFill } from '../installation.ts'
import { readSettings } from '../settings.ts'

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
      `In this copy nobody is signed in (sessions ended: ${sessions}, links ended: ${links}), and no mail leaves until the secretariat lets it (held back: ${mails}).`,
    )
    const key = await judgeSealKey(keyPlace(opened, settings))
    if (key.kind === 'lost')
      console.log(
        `Now put the seal key of the old installation at ${sealKeyFile(opened.dataDir)}: without it the hub does not start.`,
      )
    else if ('says' in key) console.error(`${key.says}\n${key.todo}`)
    return 0
  } finally {
    await opened.database.close()
  }
}
