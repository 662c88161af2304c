/**
 * The program kept in one piece. Two thousand sources and as many files of packages are found, read, stripped of their types and linked
 * one by one: most of the time of a start. They are put together once, into a few files beside the packages, under a fingerprint of
 * everything that they are made of: where a source was touched, they are put together anew. Where that cannot be (a folder that
 * may not be written to, a machine without the part that does it), the sources run as they are.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** The first file of a kept program. */
const ENTRY = 'commands.mjs'
/** Programs that are kept of one installation: one that still runs may load a part of its own late. */
const KEPT = 4

/** The kept program of an installation as an address to import, put together now where there is none; null where the sources are to be run. */
export async function keptProgram(root: string): Promise<string | null> {
  const packages = path.join(root, 'node_modules')
  const all = path.join(packages, '.cache', 'compact-hub', `program-${hashOf(root)}`)
  const folder = path.join(all, fingerprint(root, packages))
  try {
    if (isThere(path.join(folder, ENTRY))) noteUse(folder)
    else await keep(root, all, folder)
    return pathToFileURL(path.join(folder, ENTRY)).href
  } catch (error) {
    if (process.env['DEBUG']) console.error(error)
    return null
  }
}

/** Puts the program together beside its place, and there when it is whole. */
async function keep(root: string, all: string, folder: string): Promise<void> {
  const unfinished = path.join(all, `unfinished-${process.pid}`)
  mkdirSync(all, { recursive: true })
  try {
    const { putTogether } = await import('./put-together.ts')
    await putTogether(root, unfinished)
    // Another that began at the same time may have been first: both are the same.
    if (!isThere(folder)) renameSync(unfinished, folder)
  } catch (error) {
    if (!isThere(folder)) throw error
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  sweep(all)
}

/** Whatever a program is made of: its sources and texts by when they were written, the packages, and Node. */
function fingerprint(root: string, packages: string): string {
  const made = [process.version, stamp(path.join(packages, '.package-lock.json'))]
  for (const part of ['src', 'worlds'])
    for (const name of readdirSync(path.join(root, part), { recursive: true, encoding: 'utf8' }))
      if (/(?<!\.test)\.ts$|\.text\.yaml$|languages[\\/]\w+\.yaml$|\.njk$/.test(name))
        made.push(`${name} ${stamp(path.join(root, part, name))}`)
  return hashOf(made.join('\n'))
}

function stamp(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false })
  return found ? `${found.mtimeMs} ${found.size}` : ''
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

function isThere(at: string): boolean {
  return statSync(at, { throwIfNoEntry: false }) !== undefined
}

/** By its age a program is known that nobody runs any more. */
function noteUse(folder: string): void {
  try {
    utimesSync(folder, new Date(), new Date())
  } catch {
    // Where nothing may be written, nothing is swept either.
  }
}

/** Takes away what was kept of earlier sources, and what was left unfinished long ago. */
function sweep(all: string): void {
  const found = readdirSync(all).map(name => ({ name, at: statSync(path.join(all, name), { throwIfNoEntry: false }) }))
  const byAge = found.toSorted((a, b) => (b.at?.mtimeMs ?? 0) - (a.at?.mtimeMs ?? 0))
  for (const { name } of byAge.slice(KEPT)) rmSync(path.join(all, name), { recursive: true, force: true })
}
