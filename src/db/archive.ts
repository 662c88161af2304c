/** Keeping the archive of the hub's own database: copies of all files on a schedule, and nothing longer than it should be. */
import pg from 'pg'
import { type BaseCopy, takeBaseCopy } from './archive/base-copy.ts'
import type { Line } from './archive/line.ts'
import { type Reach, readReach, tidyLine } from './archive/reach.ts'
import type { Access } from './embedded/cluster.ts'
import type { Place } from './embedded/place.ts'

/** The archive that an open embedded database writes. */
export type Archive = {
  readonly line: Line
  /** What can be reached. */
  reach(): Promise<Reach>
  /** Gives up a copy that is being made. */
  stop(): void
  /** Copies all files now. */
  copy(now: Date): Promise<BaseCopy>
  /** Copies all files where the last copy is a day old or its log has a gap, and takes away what is older than so many days. */
  keep(days: number, now: Date): Promise<BaseCopy | null>
}

const DAY = 24 * 60 * 60 * 1000

/** The archive of a running server. */
export function archiveOf(place: Place, line: Line, access: () => Access): Archive {
  const stopping = new AbortController()
  const reach = () => readReach(line)
  const copy = async (now: Date): Promise<BaseCopy> => {
    const client = new pg.Client({ ...access(), database: 'postgres', application_name: 'compact-hub copy' })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return await takeBaseCopy(place.cluster, line, client, now, stopping.signal)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return {
    line,
    stop: () => stopping.abort(),
    reach,
    copy,
    async keep(days, now) {
      await tidyLine(line, days, now)
      return needsCopy(await reach(), now) ? copy(now) : null
    },
  }
}

/** Whether the newest copy is a day old, or its log does not lead to the newest piece. */
export function needsCopy({ spans, newestPiece, waiting }: Reach, now: Date): boolean {
  const last = spans.at(-1)
  const copy = waiting ?? last?.copy
  if (!copy || now.getTime() - copy.startedAt.getTime() >= DAY) return true
  if (waiting || !last) return false
  return newestPiece !== null && newestPiece > last.to
}
