/**
 * The archived log of the hub's own database: every change, kept in another folder within a minute, from which the database can be
 * made again as it was at any moment. One *line* is the log of one installation without a gap in its settings: copies of all
 * files (`base`) and the log since (`log`). A restored installation begins a line of its own, so that two never write into one.
 */
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type Account, checkReachable } from '../embedded/account.ts'
import type { Place } from '../embedded/place.ts'
import { archiveScript } from './script.ts'

/** Where a line is kept. */
export type Line = { readonly folder: string; readonly log: string; readonly base: string }

/** The folders of a line, by the line's own. */
export function lineAt(folder: string): Line {
  return { folder, log: path.join(folder, 'log'), base: path.join(folder, 'base') }
}

const Noted = z.object({ archive: z.string(), line: z.string() })

function noteFile(place: Place): string {
  return path.join(path.dirname(place.cluster), 'archive.json')
}

function scriptFile(place: Place): string {
  return path.join(path.dirname(place.cluster), 'archive.sh')
}

/** The line that this data directory writes; null where its log is not archived. */
export async function notedLine(place: Place): Promise<Line | null> {
  const written = await readFile(noteFile(place), 'utf8').catch(() => null)
  return written === null ? null : lineAt(Noted.parse(JSON.parse(written)).line)
}

/**
 * Settles which line a server that is about to start writes. `archive` is the folder of the setting; null ends archiving, and
 * undefined leaves it as it is, as operators' commands do, which may run without the settings of the server.
 */
export async function settleLine(
  place: Place,
  account: Account,
  archive: string | null | undefined,
  now = new Date(),
): Promise<Line | null> {
  const known = await notedLine(place)
  if (archive === undefined) {
    if (known) await writeScript(place, account, known)
    return known
  }
  if (archive === null) {
    await rm(noteFile(place), { force: true })
    return null
  }
  checkPlatform()
  const folder = await makeFolder(path.resolve(archive), account)
  const line = known && path.dirname(known.folder) === folder ? known : lineAt(path.join(folder, nameOfLine(now)))
  for (const each of [line.folder, line.log, line.base]) await makeOwn(each, account)
  await checkReachable(line.log, account)
  await writeScript(place, account, line)
  await writeFile(noteFile(place), JSON.stringify({ archive: folder, line: line.folder }), { mode: 0o600 })
  return line
}

function checkPlatform(): void {
  if (process.platform === 'win32')
    throw new Error('ARCHIVE_DIR does not work on Windows. Leave it out and make backups, or set DATABASE_URL.')
}

/** "2026-11-29T1142-3f9a1c": when it began, and a few signs of its own. */
function nameOfLine(now: Date): string {
  return `${now.toISOString().slice(0, 16).replace(':', '')}-${randomBytes(3).toString('hex')}`
}

async function makeFolder(folder: string, account: Account): Promise<string> {
  await mkdir(folder, { recursive: true, mode: account ? 0o755 : 0o700 }).catch(error => {
    throw new Error(`ARCHIVE_DIR is ${folder}, which cannot be made: ${error.message}`)
  })
  return realpath(folder)
}

async function makeOwn(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(error => {
    throw new Error(`Nothing can be written in ${path.dirname(folder)} (ARCHIVE_DIR): ${error.message}`)
  })
  if (account) await chown(folder, account.uid, account.gid)
}

async function writeScript(place: Place, account: Account, line: Line): Promise<void> {
  const file = scriptFile(place)
  await writeFile(file, archiveScript(line.log), { mode: 0o700 })
  if (account) await chown(file, account.uid, account.gid)
}

/** Most time between two pieces of the log, in seconds: what a disk that dies can take with it. */
export const PIECE_EVERY = 60

/** What PostgreSQL is told so that it writes a line. */
export function archiving(place: Place, line: Line | null): Readonly<Record<string, string | number>> {
  if (!line) return {}
  return {
    wal_level: 'replica',
    archive_mode: 'on',
    archive_command: `/bin/sh ${quoted(scriptFile(place))} "%p" "%f"`,
    archive_timeout: PIECE_EVERY,
  }
}

/** A path as one word of a shell. A per cent sign is doubled, because PostgreSQL reads it first. */
export function quoted(file: string): string {
  return `'${file.replaceAll("'", "'\\''").replaceAll('%', '%%')}'`
}
