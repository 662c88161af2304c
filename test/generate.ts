/** Writes the files that are made from others: the types of the tables from the migrations, and the assets. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { generateTables } from '../src/db/generate-tables.ts'
import { compileAssets } from '../src/web/styles/compile.ts'
import { testDatabase } from './support/database.ts'

const database = await testDatabase()
try {
  const file = path.join(import.meta.dirname, '../src/db/tables.ts')
  await writeFile(file, await generateTables(database.pool))
  console.log(`Written: ${path.relative(process.cwd(), file)}`)
  for (const [name, content] of Object.entries(compileAssets())) {
    await writeFile(path.join(import.meta.dirname, '../src/web/static', name), content)
    console.log(`Written: src/web/static/${name}`)
  }
} finally {
  await database.close()
}
