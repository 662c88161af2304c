/** Keeps one compiling process while PDFs are asked for, and ends it after a quiet minute. */
import { type ChildProcess, fork } from 'node:child_process'
import type { Order, Outcome } from './compile.ts'

const QUIET = 60_000
const PATIENCE = 20_000

/** How many orders are with the process at a time: one in work, the others so that it never waits. */
const AT_ONCE = 4

type Waiting = { readonly settle: (outcome: Outcome) => void; readonly fail: (error: Error) => void }

/** The compiler keeps a little of every PDF, so a process is replaced after this many. */
const LIFETIME = 250

type Running = { readonly process: ChildProcess; readonly waiting: Map<number, Waiting>; orders: number }

let running: Running | null = null
let quiet: NodeJS.Timeout | undefined
let orders = 0

const queue: (() => void)[] = []
let inHand = 0

/** Has content compiled. Many may ask at once: they wait their turn, so that a rush does not become a crowd of processes. */
export async function compileContent(content: string): Promise<Outcome> {
  if (inHand >= AT_ONCE) await new Promise<void>(turn => queue.push(turn))
  inHand += 1
  try {
    return await send(content)
  } finally {
    inHand -= 1
    queue.shift()?.()
  }
}

function send(content: string): Promise<Outcome> {
  running ??= start()
  const mine = running
  const { process, waiting } = mine
  mine.orders += 1
  if (mine.orders >= LIFETIME) running = null
  clearTimeout(quiet)
  const order: Order = { id: ++orders, content }
  return new Promise<Outcome>((resolve, reject) => {
    const late = setTimeout(() => process.kill('SIGKILL'), PATIENCE)
    const finish = () => {
      clearTimeout(late)
      waiting.delete(order.id)
      if (waiting.size === 0) rest(mine)
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

/** Ends the compiling process when what it has in hand is done. The next PDF starts another. */
export function closeCompiler(): void {
  clearTimeout(quiet)
  const closing = running
  running = null
  if (closing && closing.waiting.size === 0 && closing.process.connected) closing.process.disconnect()
}

function rest(mine: Running): void {
  if (running !== mine) {
    if (mine.process.connected) mine.process.disconnect()
    return
  }
  // A process at rest must not keep the server from ending.
  mine.process.unref()
  mine.process.channel?.unref()
  clearTimeout(quiet)
  quiet = setTimeout(() => running === mine && closeCompiler(), QUIET).unref()
}

function start(): Running {
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
  return { process: child, waiting, orders: 0 }
}
