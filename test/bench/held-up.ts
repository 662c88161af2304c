/** How long the server's thread was held, so that nobody else was served: by the gaps between beats that should come at once. */

/** Does the work; gives what it gave and the longest time, in milliseconds, in which nothing else could have been served. */
export async function longestHold<Value>(work: () => Promise<Value>): Promise<{ value: Value; held: number }> {
  let held = 0
  let last = performance.now()
  let beating = true
  const beat = () => {
    const now = performance.now()
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
