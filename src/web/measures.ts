/**
 * Figures of a running server for a monitoring system: by the pattern of an address, never by the address, which may hold a code, a
 * token or what somebody looked for. Of what is quiet (`quiet.ts`) only faults are counted.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Replica } from '../db/replica.ts'
import { isFault } from './log.ts'
import type { Route } from './page.ts'

/** What the server is measured by. */
export type Measured = {
  readonly pool: pg.Pool
  /** How many requests are at work. */
  readonly atWork: () => number
  readonly routes: readonly Route[]
  readonly isQuiet: (pattern: string) => boolean
}

/** Seconds that an answer may take, as the bounds of the histogram. */
const BOUNDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** The figures of a server. */
export type Measures = {
  /** For figures of others. */
  readonly registry: Registry
  /** All figures as text for a monitoring system. */
  readonly tell: () => Promise<string>
}

/** Counts and times every answer of a server from now on. */
export function measureServer(server: FastifyInstance, { pool, atWork, routes, isQuiet }: Measured): Measures {
  const registry = new Registry()
  const registers = [registry]
  const answers = new Counter({
    name: 'hub_http_requests_total',
    help: 'Answers by the pattern of the address; of what is sealed only faults',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'hub_http_request_seconds',
    help: 'How long answers took, by what was asked for',
    labelNames: ['kind'],
    buckets: BOUNDS,
    registers,
  })
  const kindOf = kindsOf(routes)
  server.addHook('onResponse', async (request, reply) => {
    const { url: route = 'none' } = request.routeOptions
    const status = reply.statusCode
    if (isQuiet(route) && !isFault(status)) return
    answers.inc({ method: request.method, route, status: String(status) })
    if (!isQuiet(route)) seconds.observe({ kind: kindOf(request) }, reply.elapsedTime / 1000)
  })
  new Gauge({
    name: 'hub_http_requests_at_work',
    help: 'Requests at work at this moment',
    registers,
    collect() {
      this.set(atWork())
    },
  })
  measurePool(pool, registers)
  return { registry, tell: tellingOf(registry) }
}

/** "page", "form", "file", or "other" for what the server answers by itself. */
function kindsOf(routes: readonly Route[]): (request: FastifyRequest) => string {
  const kinds = new Map(routes.map(({ path, kind }) => [path, kind === 'page' ? 'page' : 'file']))
  return ({ method, routeOptions: { url = '' } }) => (method === 'POST' ? 'form' : (kinds.get(url) ?? 'other'))
}

function measurePool(pool: pg.Pool, registers: Registry[]): void {
  new Gauge({
    name: 'hub_database_connections',
    help: 'Connections of the pool of pages, and requests that wait for one',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
}

/** What was measured, as text; memory, time of the processor and the event loop are measured from the first question on. */
function tellingOf(registry: Registry): () => Promise<string> {
  let begun = false
  return async () => {
    if (!begun) collectDefaultMetrics({ register: registry })
    begun = true
    return registry.metrics()
  }
}

/** Adds how a replica for readers stands. */
export function gaugeReplica(registry: Registry, replica: Pick<Replica, 'standing'>): void {
  const registers = [registry]
  new Gauge({
    name: 'hub_replica_used',
    help: '1 where readers are served from the replica',
    registers,
    collect() {
      this.set(Number(replica.standing().used))
    },
  })
  new Gauge({
    name: 'hub_replica_behind_seconds',
    help: 'How far the replica is behind; left out where it does not say',
    registers,
    collect() {
      const { behind } = replica.standing()
      if (behind === null) this.remove()
      else this.set(behind / 1000)
    },
  })
}
