/**
 * Several servers on one database tell each other at once that something public changed (LISTEN and NOTIFY of PostgreSQL): what one
 * changes, no other shows from what it kept. A form tells it in its own transaction, so that it is told if and only if it happened.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { directAccessOf } from '../db/beside.ts'
import type { Handle } from '../db/open.ts'
import type { Words } from './page-store.ts'

const CHANNEL = 'hub_changed'

/** One server among those that share a database. */
export type Changes = {
  /** Tells the others which tables changed, or that any may have; within a transaction they hear of it when it is kept. */
  readonly tell: (db: Handle, changed?: Words) => Promise<void>
  /** Begins to hear the others; resolves once it does. */
  readonly follow: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Rests before a lost connection is made again, in milliseconds; the last one is repeated. */
const RESTS = [0, 200, 1_000, 5_000] as const
/** How often the connection is tried, and how long it may take to answer, in milliseconds: it may be dead without a word. */
const HEARTBEAT = 20_000
const PATIENCE = 5_000
/** Letters of the names of tables that a notice carries. */
const MOST_SAID = 7_000

/**
 * Joins the servers of a database. `changed` is called when another one changed something, with the tables where it says which,
 * and whenever others may have done so unheard: a connection was lost and is back.
 */
export function changesOf(pool: pg.Pool, changed: (tables?: Words) => void): Changes {
  const self = randomUUID()
  const stopping = new AbortController()
  let client: pg.Client | null = null
  let following: Promise<void> | null = null

  async function listen(): Promise<pg.Client> {
    const fresh = new pg.Client({ ...directAccessOf(pool), connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE })
    fresh.on('error', () => undefined)
    fresh.on('notification', ({ payload = '' }) => {
      const [server, tables] = payload.split(' ')
      if (server !== self) changed(tables ? new Set(tables.split(',')) : undefined)
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${CHANNEL}`)
    } catch (error) {
      fresh.end().catch(() => undefined)
      throw error
    }
    return fresh
  }

  /** Resolves when a connection is lost. */
  async function lost(of: pg.Client): Promise<void> {
    const ended = new Promise<void>(resolve => of.once('end', resolve))
    for (;;) {
      const beat = wait(HEARTBEAT, 'beat', { signal: stopping.signal, ref: false }).catch(() => 'stop')
      const what = await Promise.race([ended, beat])
      if (what !== 'beat') return
      if (!(await of.query('select 1').catch(() => null))) return
    }
  }

  async function keepListening(begun: () => void): Promise<void> {
    for (let attempt = 0; !stopping.signal.aborted; attempt++) {
      await wait(RESTS[Math.min(attempt, RESTS.length - 1)], undefined, { signal: stopping.signal, ref: false }).catch(
        () => undefined,
      )
      client = await listen().catch(() => null)
      if (!client) continue
      attempt = 0
      changed()
      begun()
      await lost(client)
      client.end().catch(() => undefined)
    }
  }

  return {
    async tell(db, tables) {
      const said = tables ? [...tables].join(',') : ''
      // A notice takes less than 8,000 bytes: whoever changed more than that may have changed anything.
      const word = said.length < MOST_SAID && said !== '' ? `${self} ${said}` : self
      await sql`select pg_notify(${CHANNEL}, ${word})`.execute(db)
    },
    async follow() {
      const { promise, resolve } = Promise.withResolvers<void>()
      following ??= keepListening(resolve)
      await Promise.race([promise, following])
    },
    async close() {
      stopping.abort()
      await client?.end().catch(() => undefined)
      await following
    },
  }
}
