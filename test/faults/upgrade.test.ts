/**
 * "A newer version, and back" of the operator's guide, walked as it stands there, from an installation of every schema that was released:
 * backup, stop, new version, start, doctor; and back again from the backup, in an empty folder with the old key.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type pg from 'pg'
import { restore } from '../../src/db/backup.ts'
import { MIGRATIONS } from '../../src/db/migrate.ts'
import { sealOf } from '../../src/db/seal.ts'
import { CHECK } from '../../src/db/seal-key.ts'
import { openInstallation, openToFill } from '../../src/installation.ts'
import { readSettings } from '../../src/settings.ts'
import { freePort } from '../support/listening.ts'
import { bareEnvironment, cli, command } from '../support/operator.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const BACKUPS = path.join(ROOT, 'test/backups')
const released = (await readdir(BACKUPS)).sort()

let folder: string
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hub-upgrade-'))
  await chmod(folder, 0o755)
})
after(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))

type Environment = Readonly<Record<string, string>>

const settingsOf = (environment: Environment) => readSettings(environment)

/** Makes an installation whose tables are those of a released schema, with what was kept of an area then. */
async function installOld(name: string, environment: Environment): Promise<void> {
  const old = path.join(folder, `migrations-${name}`)
  await mkdir(old)
  const last = name.replace('.backup', '')
  for (const file of await readdir(MIGRATIONS))
    if (file.slice(0, 4) <= last) await cp(path.join(MIGRATIONS, file), path.join(old, file))
  const { database } = await openToFill(settingsOf(environment))
  // The rows are all in before mail is held back and told to wait, which the tables of released schemas did not know of.
  await restore(path.join(BACKUPS, name), database, old).catch(error => {
    if (!/outgoing_mail_state_check|column "mail_waits"/.test(String(error))) throw error
  })
  await sealAnew(database.pool, environment['COMPACT_HUB_DATA']!)
  await database.close()
}

/** The keys of the stored areas were thrown away: what proves a key is sealed with a new one, which is kept where an old installation has its own. */
async function sealAnew(pool: pg.Pool, dataDir: string): Promise<void> {
  const key = randomBytes(32)
  await mkdir(path.join(dataDir, 'keys'), { recursive: true, mode: 0o700 })
  await writeFile(path.join(dataDir, 'keys/seal.key'), key.toString('hex'), { mode: 0o600 })
  const seal = sealOf(key)
  for (const table of ['respondent_contact', 'outgoing_mail']) {
    const { rows } = await pool.query<{ id: string }>(`select id from ${table} where sealed is not null`)
    for (const { id } of rows)
      await pool.query(`update ${table} set sealed = $2 where id = $1`, [id, seal.close('{}', `${table}:${id}`)])
  }
  const { rows } = await pool.query<{ there: boolean }>("select to_regclass('seal_check') is not null as there")
  if (rows[0]?.there) await pool.query('update seal_check set sealed = $1', [seal.close(CHECK.text, CHECK.place)])
}

/** How many rows of some tables there are, and how many steps of the tables were taken. */
async function countIn(environment: Environment): Promise<Readonly<Record<string, number>>> {
  const { database } = await openInstallation(settingsOf(environment), { anySchema: true })
  const counts: Record<string, number> = {}
  for (const table of ['response', 'person', 'partnership', 'schema_migration']) {
    const { rows } = await database.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`)
    counts[table] = rows[0]?.count ?? 0
  }
  await database.close()
  return counts
}

/** Starts a Hub, does something while it serves, and stops it as a supervisor does. */
async function serving(environment: Environment, work: (origin: string) => Promise<void>): Promise<void> {
  const port = String(await freePort())
  const origin = `http://127.0.0.1:${port}`
  const env = { ...bareEnvironment, ...environment, PORT: port, ORIGIN: origin, LOG_FORMAT: 'json' }
  const hub = spawn(process.execPath, ['--no-warnings', cli, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [hub.stdout, hub.stderr]) stream.on('data', part => (said += part))
  const ended = once(hub, 'exit')
  try {
    while ((await fetch(`${origin}/readyz`).catch(() => null))?.status !== 200) {
      assert.equal(hub.exitCode, null, said)
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    await work(origin)
  } finally {
    hub.kill('SIGTERM')
    assert.deepEqual(await ended, [0, null], said)
  }
}

const shown = async (origin: string, at: string) => {
  const answer = await fetch(origin + at)
  assert.equal(answer.status, 200, at)
  return answer.text()
}

test('the steps that are walked here are those of the guide', async () => {
  const guide = await readFile(path.join(ROOT, 'docs/guides/operator.md'), 'utf8')
  const part = /### A newer version, and back\n([\s\S]*?)\n## /.exec(guide)?.[1] ?? ''
  const commands = [...part.matchAll(/`bin\/compact-hub (\w+)/g)].map(([, name]) => name)
  assert.deepEqual(commands, ['backup', 'doctor', 'restore'])
  for (const said of ['copy `keys/` with it', '`/readyz` answers 200', 'an **empty** folder or database'])
    assert.ok(part.includes(said), said)
})

for (const name of released)
  test(`an installation of schema ${name.replace('.backup', '')} is brought to this version, and its backup leads back`, async () => {
    const old = { COMPACT_HUB_DATA: path.join(folder, `of-${name}`) }
    await installOld(name, old)
    const then = await countIn(old)

    // 2. A backup before the new version, by the new program.
    const file = path.join(folder, `before-${name}`)
    const saved = await command(old, 'backup', file)
    assert.equal(saved.code, 0, saved.error)
    assert.deepEqual(await countIn(old), then, 'a backup changes nothing')

    // 3. The new version in its place, started: it brings the tables up to date by itself.
    await serving(old, async origin => {
      await shown(origin, '/')
      await shown(origin, '/partnerships')
    })
    const now = await countIn(old)
    assert.ok(now['schema_migration']! > then['schema_migration']!)
    for (const table of ['response', 'person', 'partnership']) assert.equal(now[table], then[table], table)

    // 4. The doctor finds nothing wrong.
    const looked = await command(old, 'doctor')
    assert.equal(looked.code, 0, looked.out)
    assert.doesNotMatch(looked.out, /WRONG/)

    // Back: an older program refuses the newer tables, and changes nothing. This one is the older of a newer still.
    const { database } = await openInstallation(settingsOf(old))
    await database.pool.query("insert into schema_migration (name, sha256) values ('9999-of-a-newer-version', 'x')")
    await database.close()
    const refused = await command({ ...old, PORT: String(await freePort()) }, 'start')
    assert.equal(refused.code, 1)
    assert.match(refused.error, /newer|9999/)
    assert.equal((await countIn(old))['schema_migration'], now['schema_migration']! + 1)

    // An empty folder with the old key in it, and the backup.
    const back = { COMPACT_HUB_DATA: path.join(folder, `back-${name}`) }
    await cp(path.join(old.COMPACT_HUB_DATA, 'keys'), path.join(back.COMPACT_HUB_DATA, 'keys'), { recursive: true })
    await chmod(back.COMPACT_HUB_DATA, 0o755)
    const restored = await command(back, 'restore', file)
    assert.equal(restored.code, 0, restored.error)
    assert.match(restored.out, /In this copy nobody is signed in/)
    await serving(back, async origin => {
      await shown(origin, '/')
      await shown(origin, '/consultations')
    })
    const after = await countIn(back)
    for (const table of ['response', 'person', 'partnership']) assert.equal(after[table], then[table], table)
    assert.equal((await command(back, 'doctor')).code, 0)
    // What was given since stays in the newer database until somebody decides.
    assert.equal((await countIn(old))['response'], now['response'])
  })
