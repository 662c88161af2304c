/**
 * A pooler between the Hub and its database (such as PgBouncer in transaction mode): each transaction may run on another connection of
 * the database, so what is set, prepared, locked or listened to on one is not there on the next.
 */
import type pg from 'pg'
import { PreparingClient } from './prepared.ts'

/**
 * Whether a connection leads to a pooler: the number by which the database calls the process behind it is then not the one that was
 * told when the connection was made.
 */
export async function isPooled(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return 'processID' in client && rows[0]?.pid !== client.processID
}

/** Readies a connection to a database that is not the Hub's own: what is long is planned without compiling and for one process, and kept prepared only there. */
export async function readyConnection(client: pg.ClientBase): Promise<void> {
  // The compiler takes the hub's long statements for slow ones, and compiles for seconds what then runs in milliseconds.
  // And it is estimated so dear that other processes would be started for it, which takes longer than they help.
  await client.query('set jit to off; set max_parallel_workers_per_gather to 0')
  if (client instanceof PreparingClient) client.prepares = !(await isPooled(client))
}
