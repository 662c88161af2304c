/** A Hub that dies is started again by its launcher, and stops when it is asked to. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { freeOrigin } from '../support/listening.ts'
import { bareEnvironment } from '../support/operator.ts'

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

/** Takes a port as soon as whoever had it is gone. */
async function takePort(port: number): Promise<Server> {
  for (;;) {
    const server = createServer().listen(port, '127.0.0.1')
    const taken = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    if (taken) return server
  }
}

test('a Hub that is killed is back by itself, and ends when it is asked to', async () => {
  const origin = await freeOrigin()
  const env = { ...bareEnvironment, COMPACT_HUB_DATA: dataDir, EMPTY: '1', PORT: new URL(origin).port }
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
    const first = await serving({ ...env, PORT: new URL(await freeOrigin()).port })
    // Its next start fails at once, because somebody else has the port: it is tried again until it comes up.
    let complained = ''
    const again = Promise.withResolvers<void>()
    hub.stderr.on('data', part => {
      complained += part
      if (/started again in 2 s/.test(complained)) again.resolve()
    })
    process.kill(first, 'SIGKILL')
    const other = await takePort(Number(env.PORT))
    await Promise.race([again.promise, ended])
    assert.match(complained, /started again in 1 s[\s\S]*is used by another program[\s\S]*started again in 2 s/)
    await new Promise(resolve => other.close(resolve))
    await served(2)
    assert.equal((await fetch(`${origin}/help`)).status, 200)
  } finally {
    hub.kill('SIGTERM')
  }
  assert.deepEqual(await ended, [0, null])
})
