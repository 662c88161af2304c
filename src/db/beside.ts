/** Connections to the same database as a pool's, beside it: for what must not wait until one of the pool's is free. */
import pg from 'pg'

/** Ways to the same database past the pooler that a pool leads to. */
const direct = new WeakMap<pg.Pool, pg.ClientConfig>()

/** What needs one connection for long goes another way to the same database than a pool: past a pooler. */
export function goBeside(pool: pg.Pool, access: pg.ClientConfig): void {
  direct.set(pool, access)
}

/** How to connect as a pool does now: an embedded database may have moved since, so it is read anew each time. */
export function accessOf(pool: pg.Pool): pg.ClientConfig {
  const { options } = pool
  // The pool hides the password, so that it is not written down with the rest.
  return { ...options, ...(options.password === undefined ? {} : { password: options.password }) }
}

/** How to connect for long, as a pool that leads to a pooler does not. */
export function directAccessOf(pool: pg.Pool): pg.ClientConfig {
  return direct.get(pool) ?? accessOf(pool)
}

/** A small pool to the same place; a statement that takes longer than `patience` milliseconds fails. */
export function poolBeside(pool: pg.Pool, connections: number, patience: number): pg.Pool {
  const limits = {
    max: connections,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    idleTimeoutMillis: 10_000,
  }
  const own = new pg.Pool({ ...accessOf(pool), ...limits })
  own.on('error', () => undefined)
  own.on('connect', client => client.on('error', () => undefined))
  return own
}
