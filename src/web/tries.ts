/**
 * How often the same may be done in a while. Counted in the database, so that several servers count together and a restart forgets
 * nothing; where the database does not answer, this process counts by itself until it does. Counting has connections of its own: it
 * happens inside the transactions of forms, which may hold every other connection while they wait for it.
 */
import type pg from 'pg'
import { poolBeside } from '../db/beside.ts'
import type { Seal } from '../db/seal.ts'

/** So many times in so many minutes from the first, for one key: an address on the network, a mailbox. */
export type Limit = { readonly name: string; readonly most: number; readonly minutes: number }

/** Counts what is limited. */
export type Tries = {
  /** Counts one more under a key; false where it is more than the limit allows. */
  readonly take: (limit: Limit, key: string) => Promise<boolean>
  /** Lets go of the connections. */
  readonly close: () => Promise<void>
}

const COUNT = `
  insert into tries as known (mark, count, until) values ($1, 1, $2)
  on conflict (mark) do update set
    count = case when known.until <= $3 then 1 else least(known.count, 1000000) + 1 end,
    until = case when known.until <= $3 then excluded.until else known.until end
  returning count`

/** Connections for counting; each statement is one row by its key. */
const CONNECTIONS = 3
/** A count that takes longer, in milliseconds, is taken here instead. */
const PATIENCE = 2_000

/** Counts in the database that a pool leads to, by the clock given. */
export function triesIn(pool: pg.Pool, seal: Seal, now: () => Date): Tries {
  let own: pg.Pool | null = null
  const here = countHere()
  return {
    async take({ name, most, minutes }, key) {
      const at = now()
      const until = new Date(at.getTime() + minutes * 60_000)
      const mark = seal.mark(key, `tries of ${name}`)
      try {
        own ??= poolBeside(pool, CONNECTIONS, PATIENCE)
        const { rows } = await own.query<{ count: number }>(COUNT, [mark, until, at])
        return rows[0]!.count <= most
      } catch {
        // Made anew by the next one: the database may be elsewhere when it is back.
        const broken = own
        own = null
        broken?.end().catch(() => undefined)
        return here(`${name} ${key}`, at.getTime(), until.getTime()) <= most
      }
    },
    async close() {
      await own?.end()
    },
  }
}

/** Most keys remembered by one process. */
const MOST_KEYS = 10_000

/** Counts in this process; gives the count. */
export function countHere(): (key: string, now: number, until: number) => number {
  const tries = new Map<string, { count: number; until: number }>()
  return (key, now, until) => {
    const known = tries.get(key)
    if (known && known.until > now) return ++known.count
    if (tries.size >= MOST_KEYS) tries.delete(tries.keys().next().value!)
    tries.set(key, { count: 1, until })
    return 1
  }
}
