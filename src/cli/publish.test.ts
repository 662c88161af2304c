/** Everything public as files: whole or not there, seen to be whole, and with nothing in it that is not public. */
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { command, type Ended } from '../../test/support/operator.ts'
import { newId } from '../db/ids.ts'
import { beginBundle } from './publishing/bundle.ts'
import { faultsOfBundle } from './publishing/manifest.ts'

let folder: string
let database: TestDatabase

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-publish-'))
  database = await testDatabase()
  await database.db.insertInto('area').values({ id: newId(), name: 'Marsh', compact_name: 'Marsh <Compact>' }).execute()
  await sql`insert into organisation (id, slug, name, sector)
    select gen_random_uuid(), 'body-' || n, 'Body ' || n, 'other' from generate_series(1, 450) n`.execute(database.db)
  await sql`insert into partnership (id, slug, name, kind, state, public)
    values (gen_random_uuid(), 'shut', 'The shut table', 'task', 'running', false)`.execute(database.db)
})
after(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

function hub(...words: string[]): Promise<Ended> {
  const settings = { DATABASE_URL: database.url, COMPACT_HUB_DATA: folder, ORIGIN: 'https://hub.test' }
  return command(settings, ...words)
}

test('a folder is written whole, with every record once, and again in its place', async () => {
  const to = join(folder, 'data')
  for (const round of ['first', 'again']) {
    const { code, error } = await hub('publish', to)
    assert.equal(code, 0, `${round}: ${error}`)
    assert.deepEqual(await readdir(folder), ['data'], 'nothing is left beside it')
  }
  const { data } = JSON.parse(await readFile(join(to, 'api/v1/organisations.json'), 'utf8'))
  assert.equal(new Set(data.map(({ id }: { id: string }) => id)).size, 450)
  assert.deepEqual(JSON.parse(await readFile(join(to, `api/v1/organisations/${data[7].id}.json`), 'utf8')), data[7])
  const { counts, files } = JSON.parse(await readFile(join(to, 'manifest.json'), 'utf8'))
  assert.equal(counts.organisations, 450)
  const page = await readFile(join(to, 'index.html'), 'utf8')
  assert.match(page, /Marsh &lt;Compact&gt;/)
  const linked = [...page.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
  for (const href of linked)
    assert.ok(
      href === 'manifest.json' || files.some((file: { path: string }) => file.path === href),
      `${href} leads nowhere`,
    )
  for (const { path } of files as { path: string }[])
    assert.doesNotMatch(await readFile(join(to, path), 'utf8'), /The shut table/, path)
  assert.equal((await hub('publish', to, '--check')).code, 0)
})

test('what was changed, is missing or was cut short is told; what is not a bundle is not touched', async () => {
  const to = join(folder, 'data')
  await writeFile(join(to, 'organisations.csv'), 'x')
  await rm(join(to, 'api/openapi.json'))
  assert.deepEqual(await faultsOfBundle(to), [
    'api/openapi.json is missing.',
    'organisations.csv is not what was written.',
  ])
  assert.equal((await hub('publish', to, '--check')).code, 1)
  const other = join(folder, 'other')
  await mkdir(other)
  await writeFile(join(other, 'letters.txt'), 'mine')
  const refused = await hub('publish', other)
  assert.equal(refused.code, 1)
  assert.match(refused.error, /holds other things/)
  assert.deepEqual(await readdir(other), ['letters.txt'])
  // The website of somebody else has a manifest too, and a bundle into which something was put holds what is not ours.
  await writeFile(join(other, 'manifest.json'), '{"name":"A website"}')
  await assert.rejects(beginBundle(other), /holds other things/)
  await mkdir(join(to, 'notes'))
  await writeFile(join(to, 'notes/mine.txt'), 'mine')
  await assert.rejects(beginBundle(to), /holds other things/)
})

test('one that ends in the middle leaves what stood there, and nothing that could be taken for whole', async () => {
  const to = join(folder, 'cut')
  const whole = await beginBundle(to)
  await whole.write('a.json', '1')
  await whole.finish({ made: '2026-01-01T00:00:00Z', origin: 'https://hub.test', counts: {} })
  const cut = await beginBundle(to)
  async function* broken(): AsyncGenerator<string> {
    yield '[1,'
    throw new Error('the database went away')
  }
  await assert.rejects(cut.write('a.json', broken()))
  assert.deepEqual(await faultsOfBundle(to), [], 'the old one stands')
  const [unfinished] = (await readdir(folder)).filter(name => name.includes('unfinished'))
  assert.match((await faultsOfBundle(join(folder, unfinished!))).join(), /cut short/)
  await cut.drop()
  assert.ok(!(await readdir(folder)).some(name => name.includes('unfinished')))
})
