/** An area kept at every schema that was released is restored and brought up to date in every run. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { globSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import type pg from 'pg'
import { emptyDatabase, testDatabase } from '../../test/support/database.ts'
import { buildApp } from '../app.ts'
import { restore } from './backup.ts'
import { openDatabase } from './open.ts'
import { sealOf } from './seal.ts'

const FOLDER = path.join(import.meta.dirname, '../../test/backups')
const kept = globSync('*.backup', { cwd: FOLDER }).sort()

/** Every column with its type, in words. */
async function columnsOf(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ said: string }>(`
    select format('%s.%s %s %s', table_name, column_name, udt_name, is_nullable) as said
    from information_schema.columns where table_schema = 'public' order by 1`)
  return rows.map(({ said }) => said)
}

test('there is a backup of a released schema', () => assert.ok(kept.length > 0))

for (const name of kept) {
  test(`an area of schema ${name.replace('.backup', '')} is restored, brought up to date and shown`, async () => {
    const { url, drop } = await emptyDatabase()
    const fresh = await testDatabase()
    const database = await openDatabase({ url })
    try {
      const { rows, tables } = await restore(path.join(FOLDER, name), database)
      assert.ok(rows > 1000 && (tables['response'] ?? 0) > 0 && (tables['partnership'] ?? 0) > 0)
      assert.deepEqual(await columnsOf(database.pool), await columnsOf(fresh.pool))
      const faults: unknown[] = []
      const { server } = await buildApp({
        database,
        seal: sealOf(randomBytes(32)),
        origin: 'http://hub.test',
        report: error => faults.push(error),
      })
      const of = async (table: 'consultation' | 'partnership' | 'organisation', at: string): Promise<string[]> =>
        (await database.db.selectFrom(table).select('slug').execute()).map(({ slug }) => `/${at}/${slug}`)
      const addresses = [
        '/',
        ...(await of('consultation', 'consultations')),
        ...(await of('partnership', 'partnerships')),
        ...(await of('organisation', 'organisations')),
      ]
      const answers = await Promise.all(addresses.map(async url => `${url} ${(await server.inject(url)).statusCode}`))
      // What was not published then is not shown now: it is not found, or asks to sign in.
      assert.deepEqual(
        answers.filter(answer => !/ (200|303|404)$/.test(answer)),
        [],
      )
      assert.ok(answers.filter(answer => / 200$/.test(answer)).length > 10)
      assert.deepEqual(faults, [])
      await server.close()
    } finally {
      await Promise.all([database.close(), fresh.close()])
      await drop()
    }
  })
}
