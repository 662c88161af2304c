/**
 * Long files written beside the server: one thread writes them all, with connections of its own, so that whoever takes a table of a hundred
 * thousand responses keeps nobody waiting. It writes on only as fast as each reader takes, and ends soon after the last one has left.
 */
import { MessageChannel, type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads'
import type pg from 'pg'
import { type Handle, openAside } from '../db/open.ts'
import { plainAccess } from './aside.ts'

/**
 * What a file that writes exports as `write`: the pieces of a long file, made of what it is handed, which is plain data. It is loaded in the
 * thread, and should load little.
 */
export type WriteAside<Data> = (db: Handle, data: Data) => AsyncIterable<string | Uint8Array>

type Thread = { readonly worker: Worker; reading: number; rest: NodeJS.Timeout | undefined }
type Task = { readonly file: string; readonly data: unknown; readonly port: MessagePort }
type Said = { readonly piece: Uint8Array } | { readonly failed: unknown } | { readonly done: true }

/** What its memory may grow to, in megabytes: it holds some rows of each reader, and a hundred of them can be long reports. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 8 }
/** Milliseconds without a reader after which the thread ends and gives its memory back. */
const RESTS = 3_000
/** Pieces that are made before they are asked for, and their size in bytes. */
const AHEAD = 4
const PIECE = 64 * 1024

const threads = new WeakMap<pg.Pool, Thread>()

/** The pieces that the file's `write` makes of the data, in the thread beside the server of this pool. Throws what it throws. */
export async function* writeAside(pool: pg.Pool, file: URL, data: unknown): AsyncGenerator<Uint8Array> {
  const thread = threadOf(pool)
  const { port1: port, port2 } = new MessageChannel()
  const next = receiver(port)
  thread.worker.postMessage({ file: file.href, data, port: port2 } satisfies Task, [port2])
  try {
    for (;;) {
      const said = await next()
      if (said === null) throw new Error(`The thread that wrote ${file.pathname.split('/').at(-1)} has ended`)
      if ('done' in said) return
      if ('failed' in said) throw said.failed
      port.postMessage('more')
      yield said.piece
    }
  } catch (error) {
    // Whatever is wrong, perhaps with its connections, the next reader begins with a new one.
    if (threads.get(pool) === thread) threads.delete(pool)
    throw error
  } finally {
    port.close()
    leave(pool, thread)
  }
}

function threadOf(pool: pg.Pool): Thread {
  const known = threads.get(pool)
  const thread = known ?? { worker: begin(pool), reading: 0, rest: undefined }
  if (!known) {
    threads.set(pool, thread)
    thread.worker.once('exit', () => threads.get(pool) === thread && threads.delete(pool))
  }
  clearTimeout(thread.rest)
  thread.reading++
  thread.worker.ref()
  return thread
}

function begin(pool: pg.Pool): Worker {
  const worker = new Worker(new URL('./write-aside.worker.ts', import.meta.url), {
    workerData: plainAccess(pool),
    execArgv: ['--no-warnings'],
    resourceLimits: LIMITS,
  })
  // Its readers are told by their ports, which close with it.
  worker.on('error', () => undefined)
  return worker
}

function leave(pool: pg.Pool, thread: Thread): void {
  thread.reading--
  if (thread.reading > 0) return
  // It keeps no process going that is to end.
  thread.worker.unref()
  thread.rest = setTimeout(() => {
    // Whoever comes from now on begins with another: this one takes nothing more on.
    if (threads.get(pool) === thread) threads.delete(pool)
    thread.worker.postMessage('end')
  }, RESTS).unref()
}

/** What comes through a port, one after another; null once it is closed. */
function receiver(port: MessagePort): () => Promise<Said | null> {
  const waiting: (Said | null)[] = []
  let wake: (() => void) | undefined
  const take = (said: Said | null): void => {
    waiting.push(said)
    wake?.()
  }
  port.on('message', take)
  port.on('close', () => take(null))
  return async () => {
    if (waiting.length === 0) await new Promise<void>(resolve => (wake = resolve))
    return waiting.shift() ?? null
  }
}

/** The work of the thread: writes what it is asked for until it is told to end. */
export function writeForReaders(): void {
  const { db, close } = openAside(workerData as pg.PoolConfig)
  parentPort?.on('message', (task: Task | 'end') => {
    if (task !== 'end') return void writeFor(db, task)
    parentPort?.close()
    void close()
  })
}

async function writeFor(db: Handle, { file, data, port }: Task): Promise<void> {
  let [allowed, gone] = [AHEAD, false]
  let wake: (() => void) | undefined
  port.on('message', () => {
    allowed++
    wake?.()
  })
  port.on('close', () => {
    gone = true
    wake?.()
  })
  try {
    const { write } = (await import(file)) as { readonly write: WriteAside<unknown> }
    for await (const piece of gathered(write(db, data))) {
      if (allowed === 0 && !gone) await new Promise<void>(resolve => (wake = resolve))
      if (gone) return
      allowed--
      port.postMessage({ piece } satisfies Said, [piece.buffer])
    }
    port.postMessage({ done: true } satisfies Said)
  } catch (failed) {
    port.postMessage({ failed } satisfies Said)
  } finally {
    port.close()
  }
}

/** The same in pieces that are worth sending, each with memory of its own, which goes with it. */
async function* gathered(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  let some: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece
    some.push(bytes)
    size += bytes.length
    if (size < PIECE) continue
    yield together(some, size)
    some = []
    size = 0
  }
  if (size > 0) yield together(some, size)
}

function together(some: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size)
  let at = 0
  for (const bytes of some) {
    whole.set(bytes, at)
    at += bytes.length
  }
  return whole
}
