/** What a supervisor and a monitoring system ask: is the process alive, can it serve, how is it doing. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { protect } from './guard.ts'
import type { Ready } from './readiness.ts'

/** What the probes need. */
export type Probes = {
  readonly origin: string
  readonly ready: Ready
  /** The figures as text for a monitoring system (Prometheus, version 0.0.4 of its text). */
  readonly figures: () => Promise<string>
  /** What opens /metrics from anywhere; null where only this machine may ask. */
  readonly metricsToken: string | null
}

/** Serves the addresses of supervisors. None of them reads a cookie or a session. */
export function serveProbes(server: FastifyInstance, { origin, ready, figures, metricsToken }: Probes): void {
  const plain = (reply: FastifyReply, status: number, text: string): FastifyReply => {
    protect(reply, origin)
    return reply.code(status).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(`${text}\n`)
  }
  server.get('/healthz', async (_request, reply) => plain(reply, 200, 'Alive.'))
  server.get('/readyz', async (_request, reply) => {
    const { ready: isReady, says } = await ready.look()
    if (!isReady) reply.header('retry-after', '10')
    return plain(reply, isReady ? 200 : 503, says)
  })
  server.get('/metrics', async (request, reply) => {
    if (metricsToken === null && !isOfThisMachine(request))
      return plain(reply, 403, 'Figures are told to this machine alone. Set METRICS_TOKEN to have them from another.')
    if (metricsToken !== null && !carries(request, metricsToken)) {
      reply.header('www-authenticate', 'Bearer')
      return plain(reply, 401, 'Send the token of METRICS_TOKEN as "Authorization: Bearer …".')
    }
    protect(reply, origin)
    return reply
      .header('cache-control', 'no-store')
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(await figures())
  })
}

/** Headers that a web server puts on what it passes on for somebody else. */
const PASSED_ON = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'] as const

/** Whether a request began on this machine: one that a web server here passes on came from elsewhere. */
function isOfThisMachine({ socket, headers }: FastifyRequest): boolean {
  const from = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  return (from === '::1' || from.startsWith('127.')) && PASSED_ON.every(name => headers[name] === undefined)
}

/** Whether a request carries the token; how long that takes to say tells nothing of it. */
function carries({ headers }: FastifyRequest, token: string): boolean {
  const [, sent = ''] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? []
  return timingSafeEqual(digest(sent), digest(token))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
