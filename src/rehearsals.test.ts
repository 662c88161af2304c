import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { idleAmong, onceOver } from './rehearsals.ts'

const now = Date.now()
const used = (key: string, minutesAgo: number, users = 0) => ({ key, users, usedAt: now - minutesAgo * 60_000 })

test('three rehearsals stay open, those used last, and none longer than a quarter of an hour without use', () => {
  assert.deepEqual(idleAmong([used('a', 1), used('b', 3), used('c', 2), used('d', 0)], now), ['b'])
  assert.deepEqual(idleAmong([used('a', 16), used('b', 14)], now), ['a'])
})

test('what somebody uses at this moment is never closed, however many there are and however long it takes', () => {
  const all = ['a', 'b', 'c', 'd'].map(key => used(key, 20, 1))
  assert.deepEqual(idleAmong(all, now), [])
  assert.deepEqual(idleAmong([...all, used('e', 0)], now), ['e'])
})

test('whoever went away while a rehearsal was opened uses it no more', async () => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const asked = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' })
  asked.on('error', () => undefined)
  asked.end()
  const [, answer] = (await once(server, 'request')) as [unknown, ServerResponse]
  let left = 0
  onceOver(answer, () => left++)
  assert.equal(left, 0)
  const gone = once(answer, 'close')
  asked.destroy()
  await gone
  assert.equal(left, 1)
  onceOver(answer, () => left++)
  assert.equal(left, 2)
  server.close()
})
