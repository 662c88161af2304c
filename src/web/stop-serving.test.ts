import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import pg from 'pg'
import { readiness } from './readiness.ts'
import { closeOnLeaving, leaveFirst, stopServing, waitAtMost } from './stop-serving.ts'

async function listening(
  prepare: (server: FastifyInstance) => void,
): Promise<{ server: FastifyInstance; dial: () => Socket }> {
  const server = Fastify({ requestTimeout: 300_000 })
  prepare(server)
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  return { server, dial: () => connect(port, '127.0.0.1').on('error', () => undefined) }
}

test('no client keeps the server from stopping: half a head, half a body, an idle connection, a download nobody reads', async () => {
  const answering = Promise.withResolvers<void>()
  const { server, dial } = await listening(app => {
    app.get('/', async () => 'here')
    app.post('/', async () => 'taken')
    app.get('/large', async (_request, reply) => {
      answering.resolve()
      return reply.send(Buffer.alloc(64 * 1024 * 1024))
    })
  })
  const [head, body, idle, slow] = [dial(), dial(), dial(), dial()]
  const gone = [head, body, idle, slow].map(socket => once(socket, 'close'))
  head.write('GET / HTTP/1.1\r\nHost: a\r\nX-Half: ')
  body.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nhalf')
  idle.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(idle, 'data')
  slow.pause()
  slow.write('GET /large HTTP/1.1\r\nHost: a\r\n\r\n')
  await answering.promise
  await stopServing(server, 50)
  for (const socket of [head, body, idle, slow]) socket.resume()
  await Promise.all(gone)
  assert.equal(server.server.listening, false)
})

test('who is being answered gets the whole answer', async () => {
  const [asked, ready] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const { server, dial } = await listening(app => {
    app.get('/', async () => {
      asked.resolve()
      await ready.promise
      return 'the whole answer'
    })
  })
  const reader = dial()
  reader.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await asked.promise
  const stopped = stopServing(server, 60_000)
  ready.resolve()
  const [answer] = await once(reader, 'data')
  assert.match(String(answer), /the whole answer/)
  await stopped
})

test('work that hangs is not waited for', async () => {
  await waitAtMost(new Promise(() => undefined), 10)
  await waitAtMost(Promise.reject(new Error('broken')), 60_000)
})

test('while it leaves it serves on, lets nobody keep a connection, and only then takes nothing more', async () => {
  const ready = readiness(new pg.Pool({ host: '127.0.0.1', port: 1 }))
  const { server, dial } = await listening(app => {
    closeOnLeaving(app, ready)
    app.get('/', async () => 'served')
  })
  const ask = async (): Promise<string> => {
    const socket = dial()
    let said = ''
    socket.on('data', part => (said += part))
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    // One that is kept open has no end to wait for.
    while (!said.includes('served')) await once(socket, 'data')
    socket.destroy()
    return said
  }
  assert.match(await ask(), /connection: keep-alive/i)
  const left = leaveFirst(ready, 200)
  assert.deepEqual([ready.isLeaving(), ready.isStopping()], [true, false])
  assert.equal((await ready.look()).ready, false)
  assert.match(await ask(), /^HTTP\/1\.1 200[\s\S]*connection: close/i)
  await left
  assert.equal(ready.isStopping(), true)
  await server.close()
})

test('a process that stands still while it leaves gives a balancer its time afterwards', async () => {
  const ready = readiness(new pg.Pool({ host: '127.0.0.1', port: 1 }))
  let told = 0
  const left = leaveFirst(ready, 100)
  const asking = setInterval(() => (told += ready.isStopping() ? 0 : 1), 1)
  for (const until = performance.now() + 300; performance.now() < until; );
  await left
  clearInterval(asking)
  assert.ok(told > 5, `it was asked ${told} times`)
})
