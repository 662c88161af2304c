/** A Hub that dies is started again by its launcher, and stops when it is asked to. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { freeOrigin } from '../support/listening.ts'

const launcher = fileURLToPath(new URL('../../bin/compact-hub', import.meta.url))
let dataDir: string
before(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-again-'))
  await chmod(dataDir, 0o755)
})
after(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))

/** The process that holds the data, as a second start names it. */
async function serving(env: NodeJS.ProcessEnv): Promise<number> {
  const second = spawn(process.execPath, [launcher, 'start'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  second.stderr.on('data', part => (said += part))
  const [code] = await once(second, 'close')
  assert.equal(code, 1, 'what never came up is not started again')
  return Number(/process (\d+)/.exec(said)?.[1])
}

test('a Hub that is killed is back by itself, and ends when it is asked to', async () => {
  const origin = await freeOrigin()
  const env = { PATH: process.env['PATH'], COMPACT_HUB_DATA: dataDir, EMPTY: '1', PORT: new URL(origin).port }
  const hub = spawn(process.execPath, [launcher, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(hub, 'exit')
  let said = ''
  const served = async (times: number) => {
    while (said.split('Ctrl-C stops it.').length <= times) {
      const [part] = (await Promise.race([once(hub.stdout, 'data'), ended])) as [unknown]
      if (!Buffer.isBuffer(part)) throw new Error(`It ended: ${said}`)
      said += part
    }
  }
  try {
    await served(1)
    assert.equal((await fetch(`${origin}/help`)).status, 200)
    // Only what has been up for a while is started again.
    await new Promise(resolve => setTimeout(resolve, 5_000))
    process.kill(await serving({ ...env, PORT: new URL(await freeOrigin()).port }), 'SIGKILL')
    await served(2)
    assert.equal((await fetch(`${origin}/help`)).status, 200)
  } finally {
    hub.kill('SIGTERM')
  }
  assert.deepEqual(await ended, [0, null])
})
