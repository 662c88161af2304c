import assert from 'node:assert/strict'
import { access, mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { emptyDatabase, testDatabase } from '../../test/support/database.ts'
import { cli, command } from '../../test/support/operator.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hub-nothing-'))
})
after(() => rm(folder, { recursive: true }))

type Ended = { readonly code: number; readonly said: string }

async function hub(environment: Record<string, string>, ...words: string[]): Promise<Ended> {
  const { code, out, error } = await command(environment, ...words)
  return { code, said: out + error }
}

const commands: readonly [string, ...string[]][] = [
  ['backup', 'x.backup'],
  ['doctor'],
  ['export', 'a/b', '--as', 'md', '--out', 'x.md'],
  ['check', 'a'],
  ['import', cli, '--consultation', 'a'],
  ['invite', 'ada@example.org'],
]

test('no command but start, demo and restore makes an installation in a mistyped folder', async () => {
  const typo = path.join(folder, 'typo')
  for (const words of commands) {
    const [name, ...rest] = words
    const { code, said } = await hub({ COMPACT_HUB_DATA: typo }, name, ...rest)
    assert.equal(code, 1, `${name}: ${said}`)
    assert.match(said, /There is no (installation in|folder) .*typo/, name)
  }
  await assert.rejects(access(typo))
})

test('an empty database is no installation either, and gets no tables and no key', async () => {
  const { url, drop } = await emptyDatabase()
  try {
    const { code, said } = await hub({ DATABASE_URL: url, COMPACT_HUB_DATA: folder }, 'backup', 'x.backup')
    assert.equal(code, 1)
    assert.match(said, /There is no installation in PostgreSQL/)
    assert.deepEqual(await readdir(folder), [])
  } finally {
    await drop()
  }
})

test('a database of an earlier version is backed up as it is, and other commands ask for a start', async () => {
  const database = await testDatabase()
  try {
    const { rows } = await database.pool.query<{ name: string }>(
      'delete from schema_migration where name = (select max(name) from schema_migration) returning name',
    )
    const environment = { DATABASE_URL: database.url, COMPACT_HUB_DATA: folder }
    const kept = await hub(environment, 'backup', path.join(folder, 'earlier.backup'))
    assert.equal(kept.code, 0, kept.said)
    const asked = await hub(environment, 'invite', 'ada@example.org')
    assert.equal(asked.code, 1)
    assert.match(asked.said, /lacks 1 change .*Start the hub/)
    const left = await database.pool.query('select from schema_migration where name = $1', [rows[0]!.name])
    assert.equal(left.rowCount, 0, 'nothing was migrated')
    assert.deepEqual(await readdir(folder), ['earlier.backup'])
  } finally {
    await database.close()
  }
})
