/**
 * Which processes use a data directory. A lock or a registration is a small file naming a process; the file of a
 * process that has died counts for nothing, so a killed hub never has to be cleaned up by hand.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Makes the files of one process differ. */
let registrations = 0

/** Thrown when another living process holds a lock. */
export class HeldByAnother extends Error {
  override readonly name = 'HeldByAnother'
  readonly pid: number

  constructor(message: string, pid: number) {
    super(message)
    this.pid = pid
  }
}

/** Whether a process with this number runs; one that has ended but was not yet collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return statOf(pid)[0] !== 'Z'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The command line of a living process, or null where the machine does not tell. */
export function commandOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    if (process.platform !== 'win32')
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {}
  return null
}

/** When a process began, so that a number used again by another process is not taken for the first. */
function beginning(pid: number): string {
  return statOf(pid)[19] ?? ''
}

/** What Linux tells of a process, from its state on; empty elsewhere. */
function statOf(pid: number): string[] {
  if (process.platform !== 'linux') return []
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

function signature(pid = process.pid): string {
  return `${pid} ${beginning(pid)}\n`
}

function livingHolder(written: string): number | null {
  const [number = '', began = ''] = written.trim().split(' ')
  const pid = Number(number)
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null
  return began === '' || began === beginning(pid) ? pid : null
}

/** Takes a lock for as long as this process lives or until the returned function is called; never waits. */
export async function takeLock(file: string, refusal: (pid: number) => string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 20; attempt++) {
    if (await place(file)) return () => rm(file, { force: true })
    const written = await readFile(file, 'utf8').catch(() => null)
    const pid = written === null ? null : livingHolder(written)
    if (pid !== null) throw new HeldByAnother(refusal(pid), pid)
    if (written !== null) await discard(file, written)
  }
  throw new HeldByAnother(refusal(0), 0)
}

/** Puts a lock file in place, complete from its first moment; false if there is one already. */
async function place(file: string): Promise<boolean> {
  const draft = `${file}.${process.pid}.${registrations++}`
  await writeFile(draft, signature(), { mode: 0o600 })
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** Removes a dead process's lock, unless another process has replaced it in the meantime. */
async function discard(file: string, expected: string): Promise<void> {
  const aside = `${file}.${process.pid}.stale`
  await rename(file, aside).catch(() => undefined)
  const moved = await readFile(aside, 'utf8').catch(() => null)
  if (moved !== null && moved !== expected) await rename(aside, file)
  else await rm(aside, { force: true })
}

/** Runs something while no other process does the same; waits for its turn. */
export async function takeTurn<Value>(file: string, patience: number, work: () => Promise<Value>): Promise<Value> {
  const until = Date.now() + patience
  for (;;) {
    try {
      const release = await takeLock(file, pid => `Process ${pid} is starting or stopping the database (${file}).`)
      return await work().finally(release)
    } catch (error) {
      if (!(error instanceof HeldByAnother) || Date.now() > until) throw error
      await wait(25)
    }
  }
}

/** Notes that this process uses the directory's server; returns the function that takes the note back. */
export async function register(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true })
  const file = path.join(directory, `${process.pid}-${registrations++}`)
  await writeFile(file, signature())
  return () => rm(file, { force: true })
}

/** How many registrations of living processes there are; those of dead ones are swept away. */
export async function countRegistered(directory: string): Promise<number> {
  let living = 0
  for (const name of await readdir(directory).catch(() => [])) {
    const file = path.join(directory, name)
    const written = await readFile(file, 'utf8').catch(() => '')
    if (livingHolder(written) === null) await rm(file, { force: true })
    else living++
  }
  return living
}
