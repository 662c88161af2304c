/** `compact-hub import FILE --consultation SLUG`: reads a file, stores it, and keeps every document in it as a draft. */
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { nobody } from '../access/access.ts'
import { writeAudit } from '../db/audit.ts'
import type { Db } from '../db/open.ts'
import {
  addressOfDocument,
  findHome,
  type Home,
  importFile,
  type KeptVersion,
  readIncoming,
} from '../features/documents/index.ts'
import { openInstallation } from '../installation.ts'
import { readSettings } from '../settings.ts'
import { bytesOf } from './read.ts'
import type { Run } from './usage.ts'

const usage = 'Say which file and where to: compact-hub import FILE --consultation SLUG'

export const run: Run = async words => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { consultation: { type: 'string' } },
  })
  const [path, ...others] = positionals
  if (path === undefined || others.length > 0 || !values.consultation) throw new Error(usage)
  const bytes = await bytesOf(path)
  const { database } = await openInstallation(readSettings(process.env))
  try {
    const home = await findHome(database.db, 'consultation', values.consultation)
    if (!home) throw new Error(`There is no consultation "${values.consultation}" here.`)
    const kept = await importInto(database.db, home, basename(path), bytes)
    for (const version of kept) console.log(addressOfDocument(home, version.slug))
    return 0
  } finally {
    await database.close()
  }
}

/** Keeps the documents of a file, as the operator. Throws an error with plain words where the file cannot be read. */
async function importInto(db: Db, home: Home, name: string, bytes: Uint8Array): Promise<readonly KeptVersion[]> {
  const file = { name, bytes, subject: home.ref, by: null }
  const read = await readIncoming(file)
  if (!read.ok) throw new Error(read.problem.message)
  return db.transaction().execute(async tx => {
    const kept = await importFile(tx, file, read.value, new Date())
    for (const version of kept) {
      await writeAudit(tx, {
        actor: nobody,
        as: 'operator',
        action: 'document.kept',
        subject: home.ref,
        record: { kind: 'document_version', id: version.versionId },
        after: { document: version.documentId, sequence: version.sequence, file: name },
      })
    }
    return kept
  })
}
