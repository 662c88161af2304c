/**
 * Stopping: a balancer is told first and everybody is served until it has turned away; those who are being answered get their answer,
 * and nobody who holds on to a connection keeps the server from ending.
 */
import type { Server } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Ready } from './readiness.ts'

/** How long answers under way may take, in milliseconds. */
export const graceToAnswer = 4_000

/**
 * Asks for a new connection with every answer once the Hub is leaving: a balancer or browser that keeps one open would send its next
 * request down it just as it is closed, and could not know whether it was taken (RFC 9112, 9.6).
 */
export function closeOnLeaving(server: FastifyInstance, ready: Ready): void {
  server.addHook('onRequest', async (_request, reply) => {
    // What a rehearsal answers is written past the hooks of this server.
    if (ready.isLeaving()) reply.raw.setHeader('connection', 'close')
  })
  server.addHook('onSend', async (_request, reply) => {
    if (ready.isLeaving() && !reply.raw.headersSent) reply.header('connection', 'close')
  })
}

/** In how many parts the time is counted in which a balancer can find out. */
const PARTS = 50
/** How much longer that may take by the clock, in milliseconds, where the process is hardly ever there to answer. */
const STALLED = 5_000

/**
 * Says that it is not ready and goes on serving for so many milliseconds, in which a balancer finds that out; then takes nothing more.
 * Where the process stands still meanwhile, that counts as one part however long it was: nobody who asked then was told.
 */
export async function leaveFirst(ready: Ready, milliseconds: number): Promise<void> {
  ready.leave()
  if (milliseconds > 0) {
    const { promise: enough, resolve } = Promise.withResolvers<void>()
    const until = performance.now() + milliseconds + STALLED
    let left = PARTS
    const timer = setInterval(() => (--left <= 0 || performance.now() > until) && resolve(), milliseconds / PARTS)
    await enough
    clearInterval(timer)
  }
  ready.stop()
}

type Stoppable = { readonly server: Server; close(): PromiseLike<unknown> }

/**
 * Takes no more requests, lets those that have arrived whole be answered, and after `grace` milliseconds ends every connection that
 * is still there: a request half sent, a download that nobody reads, an answer that takes too long.
 */
export async function stopServing(app: Stoppable, grace = graceToAnswer): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), grace)
  try {
    await app.close()
  } finally {
    clearTimeout(timer)
  }
}

/** Waits for work, but no longer than so many milliseconds: what is left then is begun again after the next start. */
export async function waitAtMost(work: Promise<unknown>, milliseconds: number): Promise<void> {
  const { promise: enough, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, milliseconds)
  await Promise.race([work.catch(() => undefined), enough])
  clearTimeout(timer)
}
