/**
 * Opening an installation: its database and its keys. Only what brings an installation up (start, demo, restore) makes or
 * changes anything; every other command opens what is there, and says so where nothing is.
 */
import type pg from 'pg'
import { settleCopy } from './db/backup.ts'
import { chooseDataDirectory, claimDataDirectory } from './db/embedded.ts'
import { MIGRATIONS, migrate, pending, readApplied, readMigrations } from './db/migrate.ts'
import { type Database, type OpenOptions, openDatabase } from './db/open.ts'
import type { Patience } from './db/patience.ts'
import type { Seal } from './db/seal.ts'
import { openSeal } from './db/seal-key.ts'
import { clearUnfinished } from './db/unfinished.ts'
import type { Settings } from './settings.ts'

/** An open database and the folder that keys are kept under. */
export type Opened = { readonly database: Database; readonly dataDir: string }

/** An installation with its database open and current and its seal at hand, but nothing listening. */
export type Installation = Opened & { readonly seal: Seal; readonly migrated: readonly string[] }

/**
 * Opens the installation of these settings as it is. Throws, saying what to do, where there is none, and where its tables
 * are not those of this program; `anySchema` takes them as they are. `alone` opens an embedded
 * database only where no Hub serves it.
 */
export async function openInstallation(
  settings: Settings,
  { anySchema = false, alone = false }: { anySchema?: boolean; alone?: boolean } = {},
): Promise<Opened> {
  const opened = await openWith(settings, { existing: true, serving: alone })
  return closingOnFailure(opened, async () => {
    const { pool, describe } = opened.database
    const applied = await readApplied(pool)
    if (applied.length === 0) throw new Error(noInstallation(describe))
    if (anySchema) return opened
    const missing = pending(await readMigrations(MIGRATIONS), applied).length
    if (missing > 0)
      throw new Error(
        `The database lacks ${missing} ${missing === 1 ? 'change' : 'changes'} of this version of the program. Start the hub ` +
          'once, which brings it up to date ("compact-hub backup FILE" before that keeps it as it is).',
      )
    return opened
  })
}

/**
 * Opens the installation of these settings, making what is missing and bringing its tables up to date; an area that was begun to be
 * built and never finished is taken away. `serving` takes an
 * embedded database for the one process that serves pages; `patience` waits for one of somebody else's.
 */
export async function bringUpInstallation(
  settings: Settings,
  { serving = false, patience }: { serving?: boolean; patience?: Patience } = {},
): Promise<Installation> {
  let migrated: readonly string[] = []
  const prepare = async (owner: pg.Pool): Promise<void> => {
    migrated = await migrate(owner)
    await settleCopy(owner)
    await clearUnfinished(owner)
  }
  const opened = await openToFill(settings, { serving, prepare, ...(patience && { patience }) })
  return closingOnFailure(opened, async () => ({
    ...opened,
    migrated,
    seal: await openSeal(keyPlace(opened, settings)),
  }))
}

/** Opens the database of these settings, making it where it is missing; its tables are left as they are. */
export async function openToFill(settings: Settings, options: OpenOptions = {}): Promise<Opened> {
  if (settings.dataDir === null) await claimDataDirectory()
  return openWith(settings, options)
}

/** Where the seal key of an open installation is looked for. */
export function keyPlace({ database, dataDir }: Opened, settings: Settings): Parameters<typeof openSeal>[0] {
  return { pool: database.pool, dataDir, fromEnvironment: settings.sealKey }
}

async function openWith(settings: Settings, options: OpenOptions): Promise<Opened> {
  const dataDir = settings.dataDir ?? (await chooseDataDirectory())
  // Only the process that serves begins or ends an archive: commands may run without its settings.
  const archive = options.serving && options.prepare ? { archive: settings.archiveDir } : {}
  return { dataDir, database: await openDatabase({ ...options, ...archive, ...addresses(settings, options), dataDir }) }
}

/** Whoever serves goes through the pooler; a command past it, because it may need one connection for long. */
function addresses({ databaseUrl, databaseDirectUrl }: Settings, { serving }: OpenOptions) {
  return serving ? { url: databaseUrl, directUrl: databaseDirectUrl } : { url: databaseDirectUrl ?? databaseUrl }
}

async function closingOnFailure<Value>({ database }: Opened, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    await database.close()
    throw error
  }
}

function noInstallation(where: string): string {
  return `There is no installation in ${where}. See that COMPACT_HUB_DATA or DATABASE_URL names the right one, or start one there: compact-hub start`
}
