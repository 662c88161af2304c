/**
 * Reads files of strangers without risk to the server: in a thread with limits of time and memory, ended when it goes
 * past them, and never more than two at a time.
 */
import { Worker } from 'node:worker_threads'
import { problem, type Result } from '../../kernel/result.ts'
import { type FileReading, readFile } from './file.ts'
import { limits, type ReadProblem } from './limits.ts'
import type { Asked } from './worker-thread.ts'

type Outcome = Result<FileReading, ReadProblem>

/** Limits of one reading: time in milliseconds, memory in megabytes. */
export type ReadingLimits = { readonly time: number; readonly memory: number }

/** Texts up to this size are read in a few milliseconds, less than a thread takes to start. */
const smallBytes = 256 * 1024
const mostAtOnce = 2

let running = 0
const waiting: (() => void)[] = []

/**
 * Reads a file as `readFile` does, apart from the work of the server. A file that takes too long or too much memory is
 * given up with a problem that says so; it never throws because of what is in the file.
 */
export async function readFileApart(
  name: string,
  bytes: Uint8Array,
  declaredType?: string,
  within: ReadingLimits = limits,
): Promise<Outcome> {
  if (bytes.byteLength > limits.fileBytes || isSmallText(bytes)) return readFile(name, bytes, declaredType)
  if (running >= mostAtOnce) await new Promise<void>(resolve => waiting.push(resolve))
  else running += 1
  try {
    return await readInThread({ name, bytes, ...(declaredType === undefined ? {} : { declaredType }) }, within)
  } finally {
    // The place goes straight to whoever has waited longest.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** Small, and neither packed nor a PDF nor a file of an old Office program. */
function isSmallText(bytes: Uint8Array): boolean {
  if (bytes.byteLength > smallBytes) return false
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1')
  return !start.startsWith('PK') && !start.includes('%PDF-')
}

function readInThread(asked: Asked, within: ReadingLimits): Promise<Outcome> {
  return new Promise(resolve => {
    const worker = new Worker(new URL('./worker-thread.ts', import.meta.url), {
      workerData: asked,
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: within.memory, maxYoungGenerationSizeMb: 64 },
    })
    const answer = (outcome: Outcome) => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(outcome)
    }
    const timer = setTimeout(() => answer(tooSlow(within)), within.time)
    worker.once('message', (outcome: Outcome) => answer(outcome))
    worker.once('error', error => answer(fallen(error)))
    worker.once('exit', () => answer(fallen(null)))
  })
}

function tooSlow({ time }: ReadingLimits): Outcome {
  return problem({
    code: 'too-slow',
    message: `Reading this file took more than ${Math.round(time / 1000)} seconds, so it was stopped. Split the file into smaller ones, or save it as a new .docx, and try again.`,
  })
}

function fallen(error: unknown): Outcome {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return problem({
      code: 'too-long',
      message:
        'This file is too large to be read as one document. Split it into several files and add them one by one.',
    })
  return problem({
    code: 'damaged',
    message:
      'This file is damaged in a way that stopped the reading. Open it in the program it was made with, save a new copy and try again.',
  })
}
