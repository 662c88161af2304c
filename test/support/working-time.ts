/**
 * Milliseconds this process has worked so far. Limits of pure work are held against this, not against the clock on the
 * wall, so that a busy machine fails no test.
 */
export function workingTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
