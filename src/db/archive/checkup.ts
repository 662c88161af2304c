/** The check-up of the archive: how far back one can go, and whether it goes on. */
import { stat } from 'node:fs/promises'
import type { Checkup, Finding } from '../doctor.ts'
import type { Database } from '../open.ts'
import { sayMoment, sayMoments } from './go-back.ts'
import { linesLeft, momentsOf, type Reach } from './reach.ts'

/** How the archive stands, by what PostgreSQL and the folder say. */
export type ArchiveStanding = {
  readonly reach: Reach
  /** Since when PostgreSQL gets nothing into the archive; null where the last piece came through. */
  readonly failingSince: Date | null
  /** Whether the server that runs was started with an archive. */
  readonly on: boolean
  readonly sameDisk: boolean
  /** Folders of other installations in which nothing has come for as long as is kept here. */
  readonly left: readonly string[]
}

/** Looks at how far back one can go; the folder and the days are those of the settings. */
export function archiveCheckup(
  { archiveDir, archiveDays }: { readonly archiveDir: string | null; readonly archiveDays: number },
  database: () => Promise<Database>,
  now: () => Date,
): Checkup {
  return {
    name: 'Going back',
    needs: 'Database',
    async run() {
      const { kind, archive, dataDir, pool } = await database()
      if (kind === 'external')
        return { state: 'fine', says: 'How far back one can go is for whoever runs the database at DATABASE_URL.' }
      if (!archive || !dataDir) return judgeNone(archiveDir)
      const { rows } = await pool.query<{ on: boolean; failing: Date | null }>(
        `select current_setting('archive_mode') = 'on' as on,
          case when last_failed_time > coalesce(last_archived_time, '-infinity') then last_failed_time end as failing from pg_stat_archiver`,
      )
      const disks = await Promise.all([stat(dataDir), stat(archive.line.folder)])
      return judgeArchive(
        {
          reach: await archive.reach(),
          failingSince: rows[0]?.failing ?? null,
          on: rows[0]?.on ?? false,
          sameDisk: disks[0].dev === disks[1].dev,
          left: (await linesLeft(archive.line, archiveDays, now())).map(({ folder }) => folder),
        },
        now(),
        () => archive.copy(now()),
      )
    },
  }
}

function judgeNone(wanted: string | null): Finding {
  if (wanted !== null)
    return {
      state: 'warn',
      says: `ARCHIVE_DIR is ${wanted}, but the database that runs was started without it.`,
      todo: 'Stop the Hub and start it again.',
    }
  return {
    state: 'fine',
    says: 'One can go back to a backup, and to nothing in between. ARCHIVE_DIR keeps every moment.',
  }
}

const DAY_AND_A_HALF = 36 * 60 * 60 * 1000

/** Judges an archive: nobody looks at it until it is needed. */
export function judgeArchive(
  { reach, failingSince, on, sameDisk, left }: ArchiveStanding,
  now: Date,
  copy: () => Promise<unknown>,
): Finding {
  const moments = momentsOf(reach)
  const says = `One can go back to any moment from ${sayMoments(moments)}.`
  if (!on)
    return {
      state: 'warn',
      says: `${says} The database that runs was started without an archive.`,
      todo: 'Stop the Hub and start it again.',
    }
  if (failingSince)
    return {
      state: 'wrong',
      says: `${moments.length > 0 ? says : 'One can go back to no moment.'} Since then nothing comes into the archive (last tried ${sayMoment(failingSince)} UTC).`,
      todo: 'See that the disk of ARCHIVE_DIR has space and can be written. What waits follows by itself within a minute; before it fills the disk of the database it is let go, and a new copy is made.',
    }
  const last = reach.spans.at(-1)
  if (!last || now.getTime() - last.copy.startedAt.getTime() > DAY_AND_A_HALF)
    return {
      state: 'warn',
      says: last
        ? `${says} The last copy of all files is of ${sayMoment(last.copy.startedAt)} UTC.`
        : 'One can go back to no moment yet: no copy of all files was made.',
      todo: 'A Hub that runs makes one every day. If it runs, look at what it prints.',
      mend: { says: 'Copy all files of the database into the archive.', run: async () => void (await copy()) },
    }
  if (moments.length > 1)
    return {
      state: 'warn',
      says: `${says} What lies between was let go, because the archive took nothing.`,
      todo: 'Give the disk of ARCHIVE_DIR more space.',
    }
  if (left.length > 0)
    return {
      state: 'warn',
      says: `${says} Nothing comes any more into ${left.join(', ')}: what was erased since is still in there.`,
      todo: 'Delete it, if the installation that wrote it is no more and nobody will go back to its time.',
    }
  if (sameDisk)
    return {
      state: 'warn',
      says: `${says} The archive is on the same disk as the database.`,
      todo: 'Set ARCHIVE_DIR to a folder on another disk: a disk that dies takes both.',
    }
  return { state: 'fine', says }
}
