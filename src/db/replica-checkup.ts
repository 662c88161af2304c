/** The check-up of a replica for readers. */
import type { Checkup, Finding } from './doctor.ts'
import { type Database, openReplica } from './open.ts'
import { MOST_BEHIND, placeInLog } from './replica.ts'

/** Looks at the replica of the setting; none where there is none. */
export function replicaCheckups(url: string | null, database: () => Promise<Database>): Checkup[] {
  if (url === null) return []
  return [{ name: 'Replica for readers', needs: 'Database', run: () => lookAt(url, database) }]
}

const todo =
  'See that DATABASE_READ_URL names a replica of the database at DATABASE_URL. Until then every page is read from the database itself.'

async function lookAt(url: string, database: () => Promise<Database>): Promise<Finding> {
  const replica = openReplica(url, 1)
  try {
    const { rows: own } = await (await database()).pool.query<{ place: string; system: string }>(
      'select pg_current_wal_lsn()::text as place, (select system_identifier::text from pg_control_system()) as system',
    )
    const { rows } = await replica.pool.query<{
      follows: boolean
      place: string | null
      system: string
      seconds: number | null
    }>(
      `select pg_is_in_recovery() as follows, pg_last_wal_replay_lsn()::text as place,
        (select system_identifier::text from pg_control_system()) as system,
        extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::int as seconds`,
    )
    return judgeReplica(replica.describe, own[0]!, rows[0]!)
  } catch (error) {
    const says = `The ${replica.describe} cannot be used: ${error instanceof Error ? error.message : error}`
    return { state: 'warn', says, todo }
  } finally {
    await replica.close()
  }
}

type Own = { readonly place: string; readonly system: string }
type Copy = {
  readonly follows: boolean
  readonly place: string | null
  readonly system: string
  readonly seconds: number | null
}

/** Judges a replica by how far both are: `seconds` is how long ago it took its last change over. */
export function judgeReplica(name: string, own: Own, { follows, place, system, seconds }: Copy): Finding {
  if (system !== own.system)
    return { state: 'wrong', says: `The ${name} is a replica of another database. It is not used.`, todo }
  if (!follows) return { state: 'warn', says: `The ${name} is no replica. It is not used.`, todo }
  const has = (placeInLog(place) ?? 0n) >= (placeInLog(own.place) ?? 0n)
  if (has) return { state: 'fine', says: `The ${name} has everything; readers use it.` }
  if (seconds !== null && seconds * 1000 <= MOST_BEHIND)
    return { state: 'fine', says: `The ${name} is ${seconds} s behind; readers use it.` }
  return {
    state: 'warn',
    says: `The ${name} is ${seconds === null ? 'far' : `${seconds} s`} behind, which is too much: readers use the database itself.`,
    todo: 'See whether it follows the database (pg_stat_replication there), and whether it has enough processors.',
  }
}
