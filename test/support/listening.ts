/** An address on this machine for an application that a real browser visits: it must know its origin before it listens. */
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Ports from here on are handed out to outgoing connections by the usual systems: one found free there may be gone at once. */
const EPHEMERAL = 32_768
const LOWEST = 15_000

/** A port that nobody listens at, outside the range from which outgoing connections take theirs. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, EPHEMERAL)
    const probe = createServer()
    const free = new Promise<boolean>(resolve => {
      probe.once('error', () => resolve(false))
      probe.listen(port, '127.0.0.1', () => resolve(true))
    })
    if (!(await free)) continue
    probe.close()
    await once(probe, 'close')
    return port
  }
}

/** The origin of a port that is free. */
export async function freeOrigin(): Promise<string> {
  return `http://127.0.0.1:${await freePort()}`
}

/** Lets an application listen where its origin says. */
export async function listenAt(app: { readonly server: Listener }, origin: string): Promise<void> {
  await app.server.listen({ port: Number(new URL(origin).port), host: '127.0.0.1' })
}

type Listener = { listen(options: { port: number; host: string }): Promise<unknown> }
