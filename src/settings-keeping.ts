/** The settings of keeping what there is: where the log of the hub's own database is archived, and for how long. */

import { readStoreAddress, type StoreAddress } from './db/file-store.ts'

/** What the operator sets of keeping. */
export type KeepingSettings = {
  /** Folder of the archived log; null for none. */
  readonly archiveDir: string | null
  /** How many days one can go back at least. */
  readonly archiveDays: number
  /** The store that files are kept in; null for the database. */
  readonly files: StoreAddress | null
}

const USUAL_DAYS = 14

/** Reads these settings; throws with what to do where one cannot be. */
export function readKeeping(environment: Readonly<Record<string, string | undefined>>): KeepingSettings {
  const archiveDir = environment['ARCHIVE_DIR'] || null
  if (archiveDir !== null && environment['DATABASE_URL'])
    throw new Error(
      'ARCHIVE_DIR is for the database that the Hub brings. With DATABASE_URL its own server archives its log: leave ARCHIVE_DIR out.',
    )
  const archiveDays = Number(environment['ARCHIVE_DAYS'] || USUAL_DAYS)
  if (!Number.isInteger(archiveDays) || archiveDays < 1 || archiveDays > 1000)
    throw new Error(
      `ARCHIVE_DAYS is "${environment['ARCHIVE_DAYS']}". Set it to a whole number of days from 1 to 1000, or leave it out for ${USUAL_DAYS}.`,
    )
  const typed = environment['FILES_URL'] || null
  const files = typed === null ? null : readStoreAddress(typed)
  // What was typed is not said: it holds a secret.
  if (typed !== null && !files)
    throw new Error(
      'FILES_URL is no address of a store. Write it like https://KEY:SECRET@s3.example.org/bucket?region=eu-west-2',
    )
  return { archiveDir, archiveDays, files }
}
