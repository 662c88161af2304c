/** How long the server's thread was held, so that nobody else was served: by the gaps between beats that should come at once. */

/** The time of the clock; and the time that this thread itself has worked, which others on the same machine do not lengthen. */
const clocks = {
  wall: () => performance.now(),
  own: () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  },
} as const

/** Does the work; gives what it gave and the longest time, in milliseconds, in which nothing else could have been served. */
export async function longestHold<Value>(
  work: () => Promise<Value>,
  clock: keyof typeof clocks = 'wall',
): Promise<{ value: Value; held: number }> {
  const time = clocks[clock]
  let held = 0
  let last = time()
  let beating = true
  const beat = () => {
    const now = time()
    held = Math.max(held, now - last)
    last = now
    if (beating) setImmediate(beat)
  }
  setImmediate(beat)
  try {
    const value = await work()
    await new Promise(resolve => setImmediate(resolve))
    return { value, held }
  } finally {
    beating = false
  }
}
