/**
 * Runs files of tests in a few processes that stay: what one file has loaded (the application is 1,500 modules, more than
 * a second's work) the next finds there. Each file has a tree of tests of its own and a process to itself while it runs.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** What a process of the tests tells. */
export type Told =
  | { readonly told: 'passed' | 'skipped'; readonly file: string; readonly line: number; readonly name: string }
  | {
      readonly told: 'failed'
      readonly file: string
      readonly line: number
      readonly name: string
      readonly error: string
    }
  | { readonly told: 'begun'; readonly file: string }
  /** The demonstration area is there for all that run on the server. */
  | { readonly told: 'built' }
  /** A line that it printed itself. */
  | { readonly told: 'printed'; readonly line: string }
  /** The file is done, after so many seconds of work and of waiting. */
  | { readonly told: 'done'; readonly file: string; readonly cpu: number; readonly wall: number }

const WORKER = fileURLToPath(new URL('./pool-worker.ts', import.meta.url))

/** Only for what would never end: no test may depend on how fast the machine is. */
const NEVER_ENDS = 30 * 60_000

/** What is run, in its order; the first that needs the demonstration area begins, and the others go on when it has built it. */
type Waiting = { readonly files: readonly string[]; readonly needsArea: (file: string) => boolean }

/** Runs the files, so many at once, and tells what happens in them. */
export async function runInPool(
  { files, needsArea }: Waiting,
  atOnce: number,
  hear: (told: Told) => void,
): Promise<void> {
  const first = files.find(needsArea)
  const left = files.filter(file => file !== first)
  if (first !== undefined) left.unshift(first)
  const built = Promise.withResolvers<void>()
  let isBuilt = first === undefined
  const told = (what: Told): void => {
    // Where its tests ended without it, the next builds it.
    if (what.told === 'built' || (what.told === 'done' && what.file === first)) {
      isBuilt = true
      built.resolve()
    }
    hear(what)
  }
  const next = async (): Promise<string | undefined> => {
    const at = left.findIndex(file => isBuilt || file === first || !needsArea(file))
    if (at >= 0) return left.splice(at, 1)[0]
    if (left.length === 0) return undefined
    await built.promise
    return left.shift()
  }
  const beside = async (): Promise<void> => {
    let worker: ChildProcess | null = null
    for (let file = await next(); file !== undefined; file = await next()) {
      worker ??= startWorker(told)
      if (!(await runOne(worker, file, told))) worker = null
    }
    worker?.disconnect()
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, files.length) }, beside))
}

function startWorker(hear: (told: Told) => void): ChildProcess {
  const worker = fork(WORKER, [], { execArgv: ['--no-warnings'], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  for (const stream of [worker.stdout, worker.stderr])
    if (stream) createInterface(stream).on('line', line => hear({ told: 'printed', line }))
  return worker
}

/** Whether the process lives on after a file; one that died or never ended counts as a failure of the file. */
function runOne(worker: ChildProcess, file: string, hear: (told: Told) => void): Promise<boolean> {
  return new Promise(resolve => {
    const at = performance.now()
    hear({ told: 'begun', file })
    const timer = setTimeout(() => worker.kill('SIGKILL'), NEVER_ENDS)
    const end = (lives: boolean) => {
      clearTimeout(timer)
      worker.off('message', heard).off('exit', died)
      resolve(lives)
    }
    const heard = (told: Told) => {
      hear(told)
      if (told.told === 'done') end(true)
    }
    const died = (code: number | null, signal: string | null) => {
      hear({
        told: 'failed',
        file,
        line: 0,
        name: 'the file as a whole',
        error: `Its process ended: ${signal ?? code}`,
      })
      hear({ told: 'done', file, cpu: 0, wall: (performance.now() - at) / 1000 })
      end(false)
    }
    worker.on('message', heard).on('exit', died)
    worker.send(file)
  })
}
