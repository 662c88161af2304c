/** Reads files of strangers apart from the work of the server: in a thread with limits of time and memory, a piece at a time. */
import { parentPort, Worker, workerData } from 'node:worker_threads'
import type { Message } from '../catalogue.ts'
import { problemOf } from './book/problem-of.ts'
import { Unreadable } from './book/table.ts'

/** Limits of one reading: milliseconds, megabytes. */
export type ReadingLimits = { readonly time: number; readonly memory: number }

const usual: ReadingLimits = { time: 120_000, memory: 768 }

type Said<Piece> =
  | { readonly kind: 'piece'; readonly piece: Piece }
  | { readonly kind: 'done' }
  | { readonly kind: 'problem'; readonly problem: Message }

/**
 * Reads in a thread that calls `answerPieces`, with what it is asked as plain data; the thread reads on only when the piece before was dealt
 * with. Throws Unreadable.
 */
export async function* readPieces<Piece>(
  thread: URL,
  asked: unknown,
  { time, memory }: ReadingLimits = usual,
): AsyncGenerator<Piece> {
  const worker = new Worker(thread, {
    workerData: asked,
    env: {},
    execArgv: ['--no-warnings'],
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  const ends = performance.now() + time
  try {
    for (;;) {
      const said = await ask<Piece>(worker, ends - performance.now())
      if (said.kind === 'done') return
      if (said.kind === 'problem') throw new Unreadable(said.problem.key, said.problem.values)
      yield said.piece
    }
  } finally {
    await worker.terminate()
  }
}

/** Asks for the next piece. A thread that takes too long or too much memory is given up. */
function ask<Piece>(worker: Worker, left: number): Promise<Said<Piece>> {
  return new Promise((resolve, reject) => {
    const slow = setTimeout(() => reject(new Unreadable('web.table.unreadable.slow')), Math.max(0, left))
    const settle = (): void => {
      clearTimeout(slow)
      worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit')
    }
    worker.once('message', (said: Said<Piece>) => {
      settle()
      resolve(said)
    })
    worker.once('error', error => {
      settle()
      const full = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(full ? new Unreadable('web.table.unreadable.large') : error)
    })
    worker.once('exit', () => {
      settle()
      reject(new Unreadable('web.table.unreadable.damaged'))
    })
    worker.postMessage('next')
  })
}

/** In the thread: gives a piece of what it was asked to read, and the next when it is asked for. */
export function answerPieces<Asked, Piece>(read: (asked: Asked) => AsyncGenerator<Piece>): void {
  const port = parentPort
  if (!port) return
  const pieces = read(workerData as Asked)
  port.on('message', async () => {
    try {
      const { value, done } = await pieces.next()
      port.postMessage((done ? { kind: 'done' } : { kind: 'piece', piece: value }) satisfies Said<Piece>)
    } catch (error) {
      const problem = problemOf(error)
      if (!problem) throw error
      port.postMessage({ kind: 'problem', problem } satisfies Said<Piece>)
    }
  })
}
