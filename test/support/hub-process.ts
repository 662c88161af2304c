/** A Hub in a process of its own, started and stopped as a supervisor does. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { cli } from './operator.ts'

/** A Hub that listens at a port of this machine, with what it was set to. */
export type Hub = { readonly env: NodeJS.ProcessEnv; readonly port: number; child: ChildProcess }

/** Letters of what a Hub said that are told where it ends instead of starting. */
const SAID = 4_000

/** Starts a Hub, and resolves once it says that it is ready. */
export async function startHub(env: NodeJS.ProcessEnv, port: number): Promise<Hub> {
  const child = spawn(process.execPath, ['--no-warnings', cli, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = once(child, 'close')
  // Only the last of what it says is kept: it says a line for each request that it answers.
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', part => {
      said = `${said}${part}`.slice(-SAID)
    })
  while ((await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.status !== 200) {
    if (child.exitCode !== null || child.signalCode !== null) {
      await closed
      throw new Error(`A Hub did not start (${child.signalCode ?? `code ${child.exitCode}`}): ${said}`)
    }
    await wait(50)
  }
  return { env, port, child }
}

/** Tells a Hub to stop; gives how many seconds it took. */
export async function stopHub({ child }: Hub): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) return 0
  const begun = performance.now()
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  return (performance.now() - begun) / 1000
}
