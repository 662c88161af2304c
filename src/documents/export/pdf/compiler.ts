/** Keeps one compiling process while PDFs are asked for, and ends it after a quiet minute. */
import { type ChildProcess, fork } from 'node:child_process'
import type { Order, Outcome } from './compile.ts'

const QUIET = 60_000
const PATIENCE = 20_000

type Waiting = { readonly settle: (outcome: Outcome) => void; readonly fail: (error: Error) => void }

let running: { readonly process: ChildProcess; readonly waiting: Map<number, Waiting> } | null = null
let quiet: NodeJS.Timeout | undefined
let orders = 0

/** Sends content to the compiling process and waits for what comes of it. */
export function compileContent(content: string): Promise<Outcome> {
  running ??= start()
  const { process, waiting } = running
  clearTimeout(quiet)
  const order: Order = { id: ++orders, content }
  return new Promise<Outcome>((resolve, reject) => {
    const late = setTimeout(() => process.kill('SIGKILL'), PATIENCE)
    const finish = () => {
      clearTimeout(late)
      waiting.delete(order.id)
      if (waiting.size === 0) rest(process)
    }
    waiting.set(order.id, {
      settle: outcome => {
        finish()
        resolve(outcome)
      },
      fail: error => {
        finish()
        reject(error)
      },
    })
    process.ref()
    process.channel?.ref()
    process.send(order, error => error && waiting.get(order.id)?.fail(error))
  })
}

/** Ends the compiling process, if one is running. The next PDF starts another. */
export function closeCompiler(): void {
  clearTimeout(quiet)
  running?.process.disconnect()
  running = null
}

function rest(process: ChildProcess): void {
  // A process at rest must not keep the server from ending.
  process.unref()
  process.channel?.unref()
  quiet = setTimeout(() => running?.process === process && closeCompiler(), QUIET).unref()
}

function start(): NonNullable<typeof running> {
  const waiting = new Map<number, Waiting>()
  // No environment: what is secret there is none of the compiler's business.
  const child = fork(new URL('./compile.ts', import.meta.url), { env: {}, execArgv: [], serialization: 'advanced' })
  child.on('message', (outcome: Outcome) => waiting.get(outcome.id)?.settle(outcome))
  child.on('error', error => end(error))
  child.on('exit', (code, signal) => end(new Error(`The PDF compiler ended (${signal ?? code})`)))
  const end = (error: Error) => {
    if (running?.process === child) running = null
    for (const { fail } of [...waiting.values()]) fail(error)
  }
  return { process: child, waiting }
}
