/**
 * A small balancer on this machine: it looks at /readyz of each server, keeps connections to them open as real ones do, and sends what
 * comes to those that are ready, in turn. It never sends anything twice, so that what a server does wrong while it stops is seen.
 */
import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import { freePort } from './listening.ts'

/** A balancer that listens. */
export type Balancer = {
  readonly origin: string
  /** Why requests were answered by the balancer itself: each is one that failed. */
  readonly failed: readonly string[]
  /** Whether it sends anybody to the server at this port. */
  readonly sendsTo: (port: number) => boolean
  readonly close: () => Promise<void>
}

/**
 * How often it looks at a server, and how long it waits for an answer, in milliseconds: long enough for any machine, however busy. A server
 * that stops says so, or refuses; one that is slow is still there.
 */
const [EVERY, PATIENCE] = [200, 60_000]
/** So often in a row a server must not have been ready before nothing is sent there. */
const FALL = 2

type Server = { readonly port: number; readonly agent: Agent; ready: boolean; misses: number; looking: boolean }

/** Begins to look and to listen, at a port of its own or the one given, before servers at these ports. */
export async function balance(ports: readonly number[], own?: number): Promise<Balancer> {
  const servers: Server[] = ports.map(port => ({
    port,
    agent: new Agent({ keepAlive: true }),
    ready: false,
    misses: 0,
    looking: false,
  }))
  const failed: string[] = []
  let turn = 0
  const next = (): Server | undefined => {
    const ready = servers.filter(server => server.ready)
    return ready[turn++ % ready.length]
  }
  const looking = setInterval(() => {
    for (const server of servers) look(server)
  }, EVERY)
  const listening = createServer((request, response) => {
    const server = next()
    const refuse = (why: string): void => {
      failed.push(`${request.method} ${server?.port}: ${why}`)
      if (response.headersSent) response.destroy()
      else response.writeHead(502, { connection: 'close' }).end()
    }
    if (server) pass(request, response, server, refuse)
    else refuse('no server is ready')
  })
  listening.keepAliveTimeout = 120_000
  const port = own ?? (await freePort())
  listening.listen(port, '127.0.0.1')
  await once(listening, 'listening')
  return {
    origin: `http://127.0.0.1:${port}`,
    failed,
    sendsTo: port => servers.some(server => server.port === port && server.ready),
    async close() {
      clearInterval(looking)
      for (const { agent } of servers) agent.destroy()
      listening.closeAllConnections()
      listening.close()
      await once(listening, 'close')
    },
  }
}

/** Asks a server whether it is ready, by a connection of its own; one question at a time. */
function look(server: Server): void {
  if (server.looking) return
  server.looking = true
  const found = (ready: boolean): void => {
    server.misses = ready ? 0 : server.misses + 1
    server.ready = ready || (server.ready && server.misses < FALL)
    server.looking = false
  }
  const asked = send(
    { port: server.port, host: '127.0.0.1', path: '/readyz', agent: false, timeout: PATIENCE },
    answer => {
      answer.resume()
      found(answer.statusCode === 200)
    },
  )
  asked.on('timeout', () => asked.destroy())
  asked.on('error', () => found(false))
  asked.end()
}

function pass(request: IncomingMessage, response: ServerResponse, server: Server, refuse: (why: string) => void): void {
  const { connection: _, 'keep-alive': __, ...headers } = request.headers
  const { method, url: path } = request
  const passed = send({ host: '127.0.0.1', port: server.port, agent: server.agent, method, path, headers }, answer => {
    const { connection: _, 'keep-alive': __, ...told } = answer.headers
    response.writeHead(answer.statusCode ?? 502, told)
    answer.on('error', error => refuse(error.message))
    answer.pipe(response)
  })
  passed.on('error', error => refuse(error.message))
  request.pipe(passed)
}
