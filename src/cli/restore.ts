/**
 * `compact-hub restore FILE`: loads a backup into an empty installation. `restore --to TIME`: makes the hub's own database as it was
 * at a moment, from the archived log. Both refuse to write over data.
 */
import { parseArgs } from 'node:util'
import { goBack, type Target } from '../db/archive/go-back.ts'
import { type Quarantine, quarantineCopy, restore } from '../db/backup.ts'
import { chooseDataDirectory, claimDataDirectory } from '../db/embedded.ts'
import { erasuresFile, readErasures } from '../db/erasures.ts'
import type { Seal } from '../db/seal.ts'
import { judgeSealKey, sealKeyFile } from '../db/seal-key.ts'
import { eraseAgain, sayRefused } from '../erase-again.ts'
import { keyPlace, type Opened, openToFill } from '../installation.ts'
import { readSettings, type Settings } from '../settings.ts'
import type { Run } from './usage.ts'

const usage = 'Say what to restore: compact-hub restore FILE, or compact-hub restore --to "2026-11-29 11:42"'

export const run: Run = async words => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { to: { type: 'string' }, from: { type: 'string' } },
  })
  const [file] = positionals
  if ((file === undefined) === (values.to === undefined) || (file !== undefined && values.from !== undefined)) {
    console.error(usage)
    return 2
  }
  const settings = readSettings(process.env)
  if (values.to !== undefined) await goBackTo(values.to, values.from ?? settings.archiveDir, settings)
  const opened = await openToFill(settings, { unsettled: values.to !== undefined })
  try {
    if (file !== undefined) await loadFile(file, opened)
    else sayQuarantine(await quarantineCopy(opened.database))
    await sayKey(opened, settings)
    return 0
  } finally {
    await opened.database.close()
  }
}

/** Makes the database of these settings as it was at a moment. */
async function goBackTo(typed: string, from: string | null, settings: Settings): Promise<void> {
  if (settings.databaseUrl !== null)
    throw new Error(
      'Going back to a moment is for the database that the Hub brings; with DATABASE_URL use what its server has for it.',
    )
  if (from === null) throw new Error('Say where the archive is: set ARCHIVE_DIR, or add --from FOLDER.')
  const target = targetOf(typed)
  if (settings.dataDir === null) await claimDataDirectory()
  const dataDir = settings.dataDir ?? (await chooseDataDirectory())
  const { line, copyOf, to } = await goBack(dataDir, from, target)
  console.log(
    `The database is as it was at ${to.toISOString()}, made from ${line.folder} (its copy of ${copyOf.toISOString()}).`,
  )
}

/** The moment that was typed; without a zone it is one of this machine's. */
export function targetOf(typed: string): Target {
  if (typed === 'newest') return 'newest'
  const shaped = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?( ?(Z|UTC|[+-]\d\d:?\d\d))?$/.test(typed)
  const moment = new Date(
    typed
      .replace(' ', 'T')
      .replace(/ ?UTC$/, 'Z')
      .replace(' ', ''),
  )
  if (shaped && !Number.isNaN(moment.getTime())) return moment
  throw new Error(
    `"${typed}" is no moment. Write it like "2026-11-29 11:42" (the clock of this machine) or "2026-11-29 11:42 UTC", or say --to newest.`,
  )
}

async function loadFile(file: string, { database }: Opened): Promise<void> {
  const tally = await restore(file, database)
  console.log(`Restored ${tally.rows} rows of ${Object.keys(tally.tables).length} tables.`)
  sayQuarantine(tally.quarantine)
}

function sayQuarantine({ sessions, links, mails }: Quarantine): void {
  console.log(
    `In this copy nobody is signed in (sessions ended: ${sessions}, links ended: ${links}), and no mail leaves but links to sign in until the secretariat lets it, on the page Mail (held back: ${mails}); other areas are not read until it keeps their addresses again.`,
  )
}

async function sayKey(opened: Opened, settings: Settings): Promise<void> {
  const key = await judgeSealKey(keyPlace(opened, settings))
  if (key.kind === 'lost')
    console.log(
      `Now put the seal key of the old installation at ${sealKeyFile(opened.dataDir)}: without it the hub does not start.`,
    )
  else if ('says' in key) console.error(`${key.says}\n${key.todo}`)
  else if ('seal' in key) await sayErasedAgain(opened, key.seal)
}

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
