/** A first start that ends in the middle of building: what was half built is served to nobody. */
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
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-first-'))
  await chmod(dataDir, 0o755)
})
after(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))

type Started = { readonly child: ChildProcess; readonly said: () => string }

async function start(more: NodeJS.ProcessEnv = {}): Promise<Started> {
  const port = new URL(await freeOrigin()).port
  const env = { ...bareEnvironment, COMPACT_HUB_DATA: dataDir, PORT: port, ...more }
  const child = spawn(process.execPath, ['--no-warnings', cli, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => (said += part))
  return { child, said: () => said }
}

/** Waits until it has printed something; an error where it ends before. */
async function until({ child, said }: Started, words: RegExp): Promise<void> {
  while (!words.test(said())) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`It ended: ${said()}`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

async function inDatabase<Value>(ask: (count: (table: string) => Promise<number>) => Promise<Value>): Promise<Value> {
  const { database } = await openInstallation(readSettings({ COMPACT_HUB_DATA: dataDir }))
  try {
    return await ask(async table => {
      const { rows } = await database.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`)
      return rows[0]!.count
    })
  } finally {
    await database.close()
  }
}

/** Starts, and sends a signal once the first people of the demonstration are there. */
async function endHalfWay(signal: NodeJS.Signals): Promise<Started> {
  const first = await start()
  await until(first, /building the demonstration area/)
  await inDatabase(async count => {
    while ((await count('person')) < 5) await new Promise(resolve => setTimeout(resolve, 50))
  })
  const ended = once(first.child, 'exit')
  first.child.kill(signal)
  await ended
  return first
}

test('whether it was stopped or killed, the next start finds nothing of what was half built', async () => {
  const stopped = await endHalfWay('SIGINT')
  assert.equal(stopped.child.exitCode, 0, stopped.said())
  assert.match(stopped.said(), /not whole: the next start builds it anew/)
  assert.ok(await inDatabase(async count => (await count('unfinished_area')) === 1 && (await count('person')) > 0))

  await endHalfWay('SIGKILL')
  const own = await start({ EMPTY: '1' })
  await until(own, /Ctrl-C stops it/)
  assert.deepEqual(
    await inDatabase(async count => [await count('area'), await count('person'), await count('unfinished_area')]),
    [1, 0, 0],
  )
  const ended = once(own.child, 'exit')
  own.child.kill('SIGTERM')
  assert.deepEqual(await ended, [0, null])
})
