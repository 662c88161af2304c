/** An address on this machine for an application that a real browser visits: it must know its origin before it listens. */
import { once } from 'node:events'
import { createServer } from 'node:net'

/** The origin of a port that was free a moment ago. */
export async function freeOrigin(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  if (address === null || typeof address === 'string') throw new Error('A port was asked for, and none was given')
  probe.close()
  await once(probe, 'close')
  return `http://127.0.0.1:${address.port}`
}

/** Lets an application listen where its origin says. */
export async function listenAt(app: { readonly server: Listener }, origin: string): Promise<void> {
  await app.server.listen({ port: Number(new URL(origin).port), host: '127.0.0.1' })
}

type Listener = { listen(options: { port: number; host: string }): Promise<unknown> }
