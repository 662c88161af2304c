/**
 * The processor time that this process and the database server it works with have used. On a machine that does other things too, a
 * time by the clock says mostly how busy it is; the work done is the same. It counts what others do on that server meanwhile.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from '../../src/db/open.ts'

/** Linux counts in hundredths of a second. */
const TICK = 10

/** Gives how to ask for the milliseconds of processor time so far; of this process alone where the server's are not known. */
export async function workOf(db: Db): Promise<() => number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  const server = process.platform === 'linux' ? statOf(String(rows[0]?.pid))?.parent : undefined
  return () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000 + (server === undefined ? 0 : belowOf(server))
  }
}

/** The processes of a server, with those that have ended since: their time is added to the server's own. */
function belowOf(server: number): number {
  const own = statOf(String(server))
  const below = readdirSync('/proc').flatMap(name => {
    const read = /^\d+$/.test(name) ? statOf(name) : null
    return read?.parent === server ? [read.ms] : []
  })
  return (own ? own.ms + own.ended : 0) + below.reduce((sum, ms) => sum + ms, 0)
}

/** A process that ended meanwhile is none. */
function statOf(id: string): { readonly parent: number; readonly ms: number; readonly ended: number } | null {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const ticks = (at: number) => (fields[at] ?? 0) * TICK
    return { parent: fields[1] ?? 0, ms: ticks(11) + ticks(12), ended: ticks(13) + ticks(14) }
  } catch {
    return null
  }
}
