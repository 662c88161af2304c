/** Reads files of strangers apart from the work of the server: in a thread with limits of time and memory, some rows at a time. */
import { Worker } from 'node:worker_threads'
import type { Message } from '../../../../web/catalogue.ts'
import { type Piece, Unreadable } from '../../../../web/table/book/table.ts'
import type { Asked } from './read-file.ts'

/** Limits of one reading: milliseconds, megabytes. */
export type ReadingLimits = { readonly time: number; readonly memory: number }

const usual: ReadingLimits = { time: 120_000, memory: 768 }

type Said = Piece | { readonly kind: 'done' } | { readonly kind: 'problem'; readonly problem: Message }

/** Reads a file piece by piece; the thread reads on only when the piece before was dealt with. Throws Unreadable. */
export async function* readApart(asked: Asked, { time, memory }: ReadingLimits = usual): AsyncGenerator<Piece> {
  const worker = new Worker(new URL('./read.worker.ts', import.meta.url), {
    workerData: asked,
    env: {},
    execArgv: ['--no-warnings'],
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  const ends = performance.now() + time
  try {
    for (;;) {
      const said = await ask(worker, ends - performance.now())
      if (said.kind === 'done') return
      if (said.kind === 'problem') throw new Unreadable(said.problem.key, said.problem.values)
      yield said
    }
  } finally {
    await worker.terminate()
  }
}

/** Asks for the next piece. A thread that takes too long or too much memory is given up. */
function ask(worker: Worker, left: number): Promise<Said> {
  return new Promise((resolve, reject) => {
    const slow = setTimeout(() => reject(new Unreadable('web.table.unreadable.slow')), Math.max(0, left))
    const settle = (): void => {
      clearTimeout(slow)
      worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit')
    }
    worker.once('message', (said: Said) => {
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
