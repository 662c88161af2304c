/**
 * How many pages a file has: counted for PDF, told by its sender for anything else. A PDF is a stranger's program of sorts, so
 * it is opened in a thread with limits of time and memory, one after another.
 */
import { Worker } from 'node:worker_threads'
import { sniff } from '../../../files/files.ts'

/** Limits of one counting: time in milliseconds, memory in megabytes. */
export type CountingLimits = { readonly time: number; readonly memory: number }

const limits: CountingLimits = { time: 5_000, memory: 256 }

let turn: Promise<unknown> = Promise.resolve()

/** Pages of a PDF; null for another kind of file, or one that cannot be opened within the limits. */
export async function countPages(bytes: Uint8Array, within: CountingLimits = limits): Promise<number | null> {
  if ((await sniff(bytes)) !== 'application/pdf') return null
  const counted = turn.then(() => countInThread(bytes, within))
  turn = counted
  return counted
}

function countInThread(bytes: Uint8Array, { time, memory }: CountingLimits): Promise<number | null> {
  return new Promise(resolve => {
    const worker = new Worker(new URL('./page-count-thread.ts', import.meta.url), {
      workerData: bytes,
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64 },
    })
    const answer = (pages: number | null) => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(pages)
    }
    const timer = setTimeout(() => answer(null), time)
    worker.once('message', (pages: number | null) => answer(pages))
    worker.once('error', () => answer(null))
    worker.once('exit', () => answer(null))
  })
}
