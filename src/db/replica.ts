/**
 * A replica of the database that readers may use (DATABASE_READ_URL). It follows the database some moments behind, so it is used
 * only where that shows to nobody: never for whoever has just written, never before it has a change that the servers were told of, and
 * not at all while it is more than a few seconds behind.
 */
import type pg from 'pg'
import { poolBeside } from './beside.ts'
import type { Db } from './open.ts'

/** How far the database had written its log: "0/16B3748". Later places are greater. */
export type LogPlace = bigint

/** Reads a place of the log; null for what is none. */
export function placeInLog(text: string | undefined | null): LogPlace | null {
  const [, high, low] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/.exec(text ?? '') ?? []
  return high && low ? (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`) : null
}

/** How a replica stands. `behind` in milliseconds; null where that is not known, because either of the two does not answer. */
export type ReplicaStanding = {
  readonly used: boolean
  readonly behind: number | null
  readonly says: 'well' | 'behind' | 'away' | 'no-replica'
}

/** A replica that is looked after. */
export type Replica = {
  /** The replica, where it has all up to what this reader has written (`seen`); null where the database itself is to be asked. */
  readonly at: (seen: LogPlace | null) => Db | null
  /** How far the database has written: what a form just did is before it. Null where it does not say. */
  readonly written: () => Promise<string | null>
  /** Others were told of a change: the replica is used again once it has it. */
  readonly changed: () => void
  /** It failed somebody: it is not used until it answers again. */
  readonly failed: () => void
  readonly standing: () => ReplicaStanding
  /** Looks once now; for whoever does not want to wait. */
  readonly look: () => Promise<void>
  readonly begin: () => void
  readonly close: () => Promise<void>
}

/** How far behind a replica may be to be used, in milliseconds. For longer nobody has to remember that they have written. */
export const MOST_BEHIND = 10_000
/** How often both are asked how far they are, and how long they may take to say, in milliseconds. */
const EVERY = 500
const PATIENCE = 2_000
/** Measurements that are remembered. */
const REMEMBERED = Math.ceil((2 * MOST_BEHIND) / EVERY)

type Answer = { readonly place: string | null; readonly follows: boolean; readonly system: string }

const SYSTEM = '(select system_identifier::text from pg_control_system()) as system'
const OWN = `select pg_current_wal_lsn()::text as place, false as follows, ${SYSTEM}`
const COPY = `select pg_last_wal_replay_lsn()::text as place, pg_is_in_recovery() as follows, ${SYSTEM}`

async function ask(pool: pg.Pool, question: string): Promise<Answer | null> {
  return pool.query<Answer>(question).then(
    ({ rows }) => rows[0] ?? null,
    () => null,
  )
}

type Sample = { readonly at: number; readonly place: LogPlace }

/** Looks after a replica. `copy` is opened with few rights to wait; `now` is in milliseconds. */
export function replicaOf(
  primary: pg.Pool,
  copy: { readonly db: Db; readonly pool: pg.Pool },
  now = () => performance.now(),
): Replica {
  const beside = { primary: poolBeside(primary, 1, PATIENCE), copy: poolBeside(copy.pool, 1, PATIENCE) }
  let samples: Sample[] = []
  /** How far the replica is; null where it is not known. */
  let replayed: LogPlace | null = null
  let isReplica = true
  /** What the replica must have since the last change that was told; null while that is not known. */
  let floor: LogPlace | null = 0n
  let changes = 0
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | null = null

  async function lookOnce(): Promise<void> {
    const before = changes
    const at = now()
    const [own, copied] = await Promise.all([ask(beside.primary, OWN), ask(beside.copy, COPY)])
    const place = placeInLog(own?.place)
    if (place !== null) samples = [...samples, { at, place }].slice(-REMEMBERED)
    if (own && copied) isReplica = copied.follows && copied.system === own.system
    replayed = isReplica ? placeInLog(copied?.place) : null
    // A change that was told before this was asked is before the place that was answered.
    if (place !== null && floor === null && changes === before) floor = place
  }

  const look = (): Promise<void> => (looking ??= lookOnce().finally(() => (looking = null)))

  /** Since when the database was where the replica is now. */
  function behind(): number | null {
    if (replayed === null) return null
    const has = samples.findLast(({ place }) => place <= replayed!)
    return has ? Math.max(0, now() - has.at - EVERY) : null
  }

  const standing = (): ReplicaStanding => {
    const late = behind()
    if (!isReplica) return { used: false, behind: null, says: 'no-replica' }
    if (replayed === null || samples.length === 0) return { used: false, behind: null, says: 'away' }
    if (late === null || late > MOST_BEHIND) return { used: false, behind: late, says: 'behind' }
    return { used: true, behind: late, says: 'well' }
  }

  return {
    at(seen) {
      if (!standing().used || floor === null || replayed === null) return null
      return replayed >= floor && (seen === null || replayed >= seen) ? copy.db : null
    },
    async written() {
      const { rows } = await primary.query<{ place: string }>('select pg_current_wal_lsn()::text as place')
      return rows[0]?.place ?? null
    },
    changed() {
      changes++
      floor = null
      // What is being asked now may have been answered before the change.
      if (timer)
        look()
          .then(async () => floor === null && (await look()))
          .catch(() => undefined)
    },
    failed() {
      replayed = null
    },
    standing,
    look,
    begin() {
      timer ??= setInterval(() => look().catch(() => undefined), EVERY)
    },
    async close() {
      clearInterval(timer)
      timer = undefined
      await looking?.catch(() => undefined)
      await Promise.all([beside.primary.end(), beside.copy.end()])
    },
  }
}

/** Codes of PostgreSQL for what a replica alone refuses: to write, and to wait for what its log takes away. */
const REFUSED_BY_REPLICA = new Set(['25006', '40001', '57014', '0A000'])

/** Whether a replica refused what the database itself would do. */
export function refusedByReplica(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && REFUSED_BY_REPLICA.has(error.code)) return true
  return error.cause !== undefined && refusedByReplica(error.cause)
}
