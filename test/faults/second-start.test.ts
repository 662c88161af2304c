/** Two starts on one data directory: the second says so and ends; the first goes on. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openInstallation } from '../../src/installation.ts'
import { readSettings } from '../../src/settings.ts'
import { freeOrigin } from '../support/listening.ts'
import { bareEnvironment } from '../support/operator.ts'

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
let dataDir: string
before(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-second-'))
  // Started by root the database runs as another account, which must be able to enter.
  await chmod(dataDir, 0o755)
})
after(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))

type Started = { readonly child: ChildProcess; readonly said: () => string }

function start(origin: string): Started {
  const env = { ...bareEnvironment, COMPACT_HUB_DATA: dataDir, EMPTY: '1', PORT: new URL(origin).port }
  const child = spawn(process.execPath, ['--no-warnings', cli, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => (said += part))
  return { child, said: () => said }
}

/** Waits until a page is served; an error where the program ends instead. */
async function serving({ child, said }: Started, origin: string): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`${origin}/help`).catch(() => null)
    if (answer?.status === 200) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`Nothing is served at ${origin}: ${said()}`)
}

test('the second start on a data directory says that the first runs, and ends', async () => {
  const origin = await freeOrigin()
  const first = start(origin)
  try {
    await serving(first, origin)
    // Pages use the role that owns nothing.
    const { database } = await openInstallation(readSettings({ COMPACT_HUB_DATA: dataDir }))
    const { rows } = await database.pool.query<{ name: string }>(
      'select distinct usename as name from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    await database.close()
    assert.deepEqual(rows, [{ name: 'hub_app' }])
    const second = start(await freeOrigin())
    const [code] = await once(second.child, 'close')
    assert.equal(code, 1)
    assert.match(
      second.said(),
      new RegExp(`already running on the data in ${dataDir} \\(process ${first.child.pid}\\)`),
    )
    await serving(first, origin)
  } finally {
    first.child.kill('SIGTERM')
    await once(first.child, 'exit')
  }
})
