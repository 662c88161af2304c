/** Stopping: those who are being answered get their answer, and nobody who holds on to a connection keeps the server from ending. */
import type { Server } from 'node:http'

/** How long answers under way may take, in milliseconds. */
export const graceToAnswer = 4_000

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
