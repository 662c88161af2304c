/** `compact-hub publish FOLDER`: the whole public area as files, for a web server that serves files or for an archive. */
import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { buildApp } from '../app.ts'
import { storeAt } from '../db/file-store.ts'
import { sealOf } from '../db/seal.ts'
import { openInstallation } from '../installation.ts'
import { readSettings } from '../settings.ts'
import { beginBundle } from './publishing/bundle.ts'
import { indexPage } from './publishing/index-page.ts'
import { faultsOfBundle } from './publishing/manifest.ts'
import { writePublicArea } from './publishing/public-area.ts'
import type { Run } from './usage.ts'

export const run: Run = async words => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { check: { type: 'boolean', default: false } },
  })
  const [folder] = positionals
  if (!folder) {
    console.error('Say where to: compact-hub publish FOLDER')
    return 2
  }
  return values.check ? check(folder) : publish(folder)
}

async function check(folder: string): Promise<number> {
  const faults = await faultsOfBundle(folder)
  if (faults.length === 0) console.log(`${folder} is whole.`)
  for (const fault of faults) console.error(fault)
  return faults.length === 0 ? 0 : 1
}

async function publish(folder: string): Promise<number> {
  const settings = readSettings(process.env)
  const { database } = await openInstallation(settings)
  const bundle = await beginBundle(folder).catch(async error => {
    await database.close()
    throw error
  })
  // Nothing that anybody may read is sealed: a key of this moment opens nothing.
  const app = await buildApp({
    database,
    files: settings.files && storeAt(settings.files),
    seal: sealOf(randomBytes(32)),
    origin: settings.origin,
    openPace: Number.MAX_SAFE_INTEGER,
  })
  try {
    const made = app.hub.now().toISOString()
    const counts = await writePublicArea(app, bundle, what => console.log(what))
    await bundle.write('index.html', indexPage(await app.hub.area(), settings.origin, made, counts))
    const { files } = await bundle.finish({ made, origin: settings.origin, counts })
    console.log(`Written: ${folder}, ${files.length} files and their manifest.`)
    return 0
  } finally {
    await bundle.drop()
    await app.server.close()
    await database.close()
  }
}
