/** `compact-hub export SLUG/DOCUMENT --as FORMAT --out FILE`: writes a document of a consultation as a file. */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Database } from '../db/open.ts'
import { closeCompiler } from '../documents/index.ts'
import { exportDocument, findDocument, findHome, formats, isFormat } from '../features/documents/index.ts'
import { openInstallation } from '../installation.ts'
import { readSettings } from '../settings.ts'
import type { Run } from './usage.ts'

const usage = `Say which document, as what and where to: compact-hub export SLUG/DOCUMENT --as ${formats.join('|')} --out FILE [--version N] [--large-print]`

export const run: Run = async words => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      out: { type: 'string' },
      version: { type: 'string' },
      'large-print': { type: 'boolean', default: false },
    },
  })
  const [slug, name, ...others] = (positionals[0] ?? '').split('/')
  const { as: format, out } = values
  if (!slug || !name || others.length > 0 || positionals.length > 1 || !format || !out) throw new Error(usage)
  if (!isFormat(format)) throw new Error(`There is no format "${format}". Choose one of ${formats.join(', ')}.`)
  const { database } = await openInstallation(readSettings(process.env))
  try {
    const documentId = await findNamed(database, slug, name)
    const file = await exportDocument(database.db, documentId, {
      format,
      version: values.version,
      largePrint: values['large-print'],
    })
    if (!file) throw new Error(`The document "${name}" has no version ${values.version}.`)
    await writeFile(out, file.body)
    console.log(`Written: ${out}`)
    return 0
  } finally {
    await database.close()
    // The PDF writer runs in a process of its own, which would keep this one waiting.
    await closeCompiler()
  }
}

async function findNamed({ db }: Database, slug: string, name: string): Promise<string> {
  const home = await findHome(db, 'consultation', slug)
  if (!home) throw new Error(`There is no consultation "${slug}" here.`)
  const document = await findDocument(db, home.ref, name)
  if (!document) throw new Error(`The consultation "${slug}" has no document "${name}".`)
  return document.id
}
