/** A database that goes away and comes back. */
import type pg from 'pg'

/** Codes of the operating system and of PostgreSQL that mean "not reachable now", not "wrong question". */
const AWAY = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['57P01', '57P02', '57P03', '08000', '08001', '08003', '08004', '08006', '53300'],
])

/** PgBouncer tells everything that is wrong behind it as a breach of protocol; PostgreSQL itself says that only of a broken program. */
const POOLER_SAYS =
  /server conn crashed|cannot connect to server|query_wait_timeout|server login|server_login_retry|server_lifetime|shutting down|no more connections allowed|connect failed|server is disabled/

function isSaidByPooler(error: Error): boolean {
  return 'code' in error && error.code === '08P01' && POOLER_SAYS.test(error.message)
}

/** Whether an error says that the database cannot be reached now: the answer is 503 and "try again", nothing is wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError && error.errors.some(isDatabaseAway)) return true
  if (error.cause !== undefined && isDatabaseAway(error.cause)) return true
  if ('code' in error && typeof error.code === 'string' && AWAY.has(error.code)) return true
  if (isSaidByPooler(error)) return true
  return /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Client has encountered)/.test(
    error.message,
  )
}

/** Whether an error says that the disk is full: nothing is half written, and the answer is 503. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && (error.code === '53100' || error.code === 'ENOSPC')) return true
  return error.cause !== undefined && isDiskFull(error.cause)
}

/** Whether a request waited in vain for one of the pool's own connections: the database itself may be well. */
function isPoolFull(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('timeout exceeded when trying to connect')
}

/**
 * Makes a pool call `revive` when a connection cannot be made, and try once more. Requests that held a connection when
 * the database went fail; those that come after wait for it.
 */
export function recoverWith(pool: pg.Pool, revive: () => Promise<void>): void {
  const connect = pool.connect.bind(pool)
  let reviving: Promise<void> | undefined
  const reconnect = async (): Promise<pg.PoolClient> => {
    try {
      return await connect()
    } catch (error) {
      if (!isDatabaseAway(error) || isPoolFull(error) || pool.ending) throw error
      reviving ??= revive().finally(() => {
        reviving = undefined
      })
      await reviving
      return connect()
    }
  }
  type Done = Parameters<pg.Pool['connect']>[0]
  pool.connect = ((done?: Done) => {
    if (!done) return reconnect()
    reconnect().then(
      client => done(undefined, client, client.release.bind(client)),
      error => done(error, undefined, () => undefined),
    )
    return undefined
  }) as pg.Pool['connect']
}
