/** Making the database again as it was at a moment, from a copy of all files and the log since. */
import { chown, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Account } from '../embedded/account.ts'
import { writeSettings } from '../embedded/cluster.ts'
import { makeFolders, type Place } from '../embedded/place.ts'
import type { Programs } from '../embedded/programs.ts'
import { choosePort, readLog, serverProcess, startServer, stopServer } from '../embedded/server.ts'
import { preparePrograms, settle } from '../embedded.ts'
import { unpackBaseCopy } from './base-copy.ts'
import { type Line, lineAt, quoted } from './line.ts'
import { listLines, momentsOf, readReach, type Span, spanFor } from './reach.ts'
import { isUnsettled, markSettled, markUnsettled } from './unsettled.ts'

/** What was made again, and from what. */
export type WentBack = { readonly line: Line; readonly copyOf: Date; readonly to: Date }

/** Where to go back to: a moment, or all that the archive holds. */
export type Target = Date | 'newest'

/**
 * Lays the database out in a data directory that holds none, as it was at the target. `from` is the folder of the setting, or of one
 * line in it. Nothing is left behind where it fails. Throws, saying what can be reached, where the target cannot be. What was made is
 * opened by nobody before what was open in it is ended (`quarantineCopy`); what broke off before that is made anew.
 */
export async function goBack(directory: string, from: string, target: Target): Promise<WentBack> {
  const { line, span } = await choose(from, target)
  const { place, account } = await settle(directory, {})
  if (await isUnsettled(place)) await takeAway(place, account)
  if ((await readdir(place.cluster).catch(() => [])).length > 0)
    throw new Error(
      `There is a database in ${place.data} already. Stop the Hub and move the folder "database" in it away, or set ` +
        'COMPACT_HUB_DATA to another folder (with the old "keys" in it).',
    )
  await makeFolders(place, account)
  const programs = await preparePrograms(place, account)
  const unfinished = `${place.cluster}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  try {
    await mkdir(unfinished, { mode: 0o700 })
    if (account) await chown(unfinished, account.uid, account.gid)
    await unpackBaseCopy(path.join(line.base, span.copy.file), unfinished, account)
    await rm(place.cluster, { recursive: true, force: true })
    await markUnsettled(place)
    await rename(unfinished, place.cluster)
    await replay(place, account, programs, line, target)
  } catch (error) {
    await stopServer(place, programs, account).catch(() => undefined)
    for (const each of [unfinished, place.cluster]) await rm(each, { recursive: true, force: true })
    await markSettled(place)
    throw error
  }
  return { line, copyOf: span.copy.stoppedAt, to: target === 'newest' ? span.to : target }
}

/** Takes away what was made again by a command that did not come to its end. */
async function takeAway(place: Place, account: Account): Promise<void> {
  if ((await serverProcess(place)) !== null) await stopServer(place, await preparePrograms(place, account), account)
  await rm(place.cluster, { recursive: true, force: true })
  await markSettled(place)
}

/** The line and copy that lead to a target; refuses where several lines do, because only a person knows which is meant. */
async function choose(from: string, target: Target): Promise<{ line: Line; span: Span }> {
  const folder = path.resolve(from)
  const lines = await linesIn(folder)
  const found = await Promise.all(lines.map(async line => ({ line, reach: await readReach(line) })))
  const able = found.flatMap(({ line, reach }) => {
    const span = target === 'newest' ? reach.spans.at(-1) : spanFor(reach, target)
    return span ? [{ line, span }] : []
  })
  if (able.length === 1) return able[0]!
  const held = found.map(({ line, reach }) => `  ${line.folder}: ${sayMoments(momentsOf(reach))}`).join('\n')
  if (able.length === 0) throw new Error(`The archive does not lead to that moment. It holds\n${held || '  nothing'}`)
  throw new Error(`More than one installation wrote to this archive. Name the one you mean with --from:\n${held}`)
}

async function linesIn(folder: string): Promise<Line[]> {
  const itself = await stat(path.join(folder, 'base')).catch(() => null)
  if (!itself) return listLines(folder)
  return [lineAt(folder)]
}

/** Spans of time in words, in UTC. */
export function sayMoments(moments: readonly { from: Date; to: Date }[]): string {
  if (moments.length === 0) return 'no moment yet'
  const said = moments.map(({ from, to }) => `${sayMoment(from)} to ${sayMoment(to)}`)
  return `${said.join('; ')} (UTC)`
}

/** A moment as the operator types it, in UTC. */
export function sayMoment(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ')
}

/** Starts the server on the copy until it has worked through its log, and stops it as an ordinary database. */
async function replay(place: Place, account: Account, programs: Programs, line: Line, target: Target): Promise<void> {
  await signal(place, account)
  await run(place, account, programs, line, target).catch(async error => {
    // Nothing happened between the last change and the moment: all that the log holds is what there was.
    if (target === 'newest' || !/ended before configured recovery target/.test(String(error))) throw error
    await run(place, account, programs, line, 'newest')
  })
}

async function signal(place: Place, account: Account): Promise<void> {
  const file = path.join(place.cluster, 'recovery.signal')
  await writeFile(file, '', { mode: 0o600 })
  if (account) await chown(file, account.uid, account.gid)
}

async function run(place: Place, account: Account, programs: Programs, line: Line, target: Target): Promise<void> {
  const since = Date.now()
  const port = await choosePort(place)
  await writeSettings(place, account, port, 'durable', 40, {
    wal_level: 'replica',
    restore_command: `gzip -dc ${quoted(line.log)}/%f.gz > "%p"`,
    recovery_target_timeline: 'current',
    recovery_target_action: 'promote',
    // Nobody may look in before it is done, so that it needs as many connections as it has.
    hot_standby: 'off',
    ...(target === 'newest' ? {} : { recovery_target_time: target.toISOString().replace('Z', '+00') }),
  })
  await startServer(place, programs, account, port)
  // It says at once that it runs; the signal goes when it has worked through its log.
  while (await stat(path.join(place.cluster, 'recovery.signal')).catch(() => null)) {
    if ((await serverProcess(place)) === null)
      throw new Error(`The log could not be worked through: ${await readLog(place, since)}`)
    await wait(50)
  }
  await stopServer(place, programs, account)
}
