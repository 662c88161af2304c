/**
 * Writes the files that are made from others: the types of the tables from the migrations, the assets, the reference.
 * With --check it writes nothing and says which are not current.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateTables } from '../src/db/generate-tables.ts'
import { compileAssets } from '../src/web/styles/compile.ts'
import { writeReference } from './reference.ts'
import { calledAs } from './support/called-as.ts'
import { testDatabase } from './support/database.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Every made file by its path in the project. */
async function makeAll(): Promise<Record<string, string>> {
  const database = await testDatabase()
  try {
    const assets = Object.entries(compileAssets()).map(([name, content]) => [`src/web/static/${name}`, content])
    return {
      'src/db/tables.ts': await generateTables(database.pool),
      ...Object.fromEntries(assets),
      ...(await writeReference()),
    }
  } finally {
    await database.close()
  }
}

const {
  values: { check },
} = calledAs('How it is called: npm run generate -- [--check]', {
  options: { check: { type: 'boolean', default: false } },
})
const old: string[] = []
for (const [path, content] of Object.entries(await makeAll())) {
  const present = await readFile(ROOT + path, 'utf8').catch(() => null)
  if (present === content) continue
  old.push(path)
  if (check) continue
  await mkdir(dirname(ROOT + path), { recursive: true })
  await writeFile(ROOT + path, content)
  console.log(`Written: ${path}`)
}
if (check && old.length > 0) {
  console.error(`Not current: ${old.join(', ')}. Run "npm run generate".`)
  process.exit(1)
}
process.exit(0)
