/** How often one address may do something in a while: counted in memory, for one process. */

/** Most addresses remembered at once. */
const MOST_ADDRESSES = 10_000

type Tries = { count: number; until: number }

/** Counts by address. */
export type TryCount = {
  /** Whether an address has had its share. */
  readonly tooMany: (address: string, now: number) => boolean
  /** Counts one more. */
  readonly count: (address: string, now: number) => void
}

/** Allows an address `most` tries in so many minutes from its first. */
export function countTries(most: number, minutes: number): TryCount {
  const tries = new Map<string, Tries>()
  return {
    tooMany(address, now) {
      const known = tries.get(address)
      return known !== undefined && known.until > now && known.count >= most
    },
    count(address, now) {
      const known = tries.get(address)
      if (known && known.until > now) {
        known.count++
        return
      }
      if (tries.size >= MOST_ADDRESSES) tries.delete(tries.keys().next().value!)
      tries.set(address, { count: 1, until: now + minutes * 60_000 })
    },
  }
}
