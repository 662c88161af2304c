/**
 * How fast one caller may ask for what must be made anew, and how much is made at once. Counted in this process and never in the
 * database: what is to be kept from it cannot be counted in it.
 */

/** Takes one of what a caller may have; gives the seconds to wait where nothing is left, else 0. */
export type Pace = (caller: string, now: number) => number

/** Most callers remembered. */
const MOST_CALLERS = 10_000

/** So many a minute for each caller, who may have a minute's worth at once. */
export function paceOf(perMinute: number): Pace {
  const callers = new Map<string, { left: number; at: number }>()
  const perMs = perMinute / 60_000
  return (caller, now) => {
    const known = callers.get(caller)
    const left = known ? Math.min(perMinute, known.left + Math.max(0, now - known.at) * perMs) : perMinute
    // The one who asked last stands last, so that those who have long been silent are let go first.
    callers.delete(caller)
    if (callers.size >= MOST_CALLERS) callers.delete(callers.keys().next().value!)
    callers.set(caller, { left: left < 1 ? left : left - 1, at: now })
    return left < 1 ? Math.ceil((1 - left) / perMs / 1000) : 0
  }
}

/** One caller by an address on the network: of IPv6 the part that one connection has for itself (64 bits). */
export function callerOf(address: string): string {
  if (!address.includes(':') || /^::ffff:\d+\./i.test(address)) return address
  const [head = '', tail] = address.replace(/%.*$/, '').split('::', 2)
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  return [...before, ...Array<string>(zeros).fill('0'), ...after]
    .slice(0, 4)
    .map(part => part.replace(/^0+(?=.)/, ''))
    .join(':')
}

/** Does a piece of work when it is its turn; null where too many wait already. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T> | null

/** Lets so many through at once, and so many wait. */
export function gateOf(atOnce: number, waiting: number): Gate {
  const queue: (() => void)[] = []
  let free = atOnce
  const leave = () => {
    const next = queue.shift()
    if (next) next()
    else free++
  }
  return work => {
    if (free === 0 && queue.length >= waiting) return null
    const waits = free === 0
    if (!waits) free--
    const turn = waits ? new Promise<void>(resolve => queue.push(resolve)) : Promise.resolve()
    return turn.then(work).finally(leave)
  }
}
