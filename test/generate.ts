/** Writes the files that are made from others: so far the types of the tables, from the migrations. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { generateTables } from '../src/db/generate-tables.ts'
import { testDatabase } from './support/database.ts'

const database = await testDatabase()
try {
  const file = path.join(import.meta.dirname, '../src/db/tables.ts')
  await writeFile(file, await generateTables(database.pool))
  console.log(`Written: ${path.relative(process.cwd(), file)}`)
} finally {
  await database.close()
}
