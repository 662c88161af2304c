import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import { logAnswers, logFault, loggingBy } from './log.ts'

const secret = /joan|planted|2345/i

test('a fault is told with its kind, its steps and its number, and without a value', async () => {
  const lines: string[] = []
  const server = Fastify(loggingBy({ level: 'debug', lines: { write: line => lines.push(line) } }))
  logAnswers(server, pattern => pattern === '/quiet/:code')
  for (const path of ['/loud/:code', '/quiet/:code'])
    server.get(path, async request => {
      if (!request.url.includes('fault')) return 'fine'
      throw new TypeError(`"Joan" <joan@example.org> broke ${request.url} with PLAN-TED1-2345`)
    })
  server.setErrorHandler((error, request, reply) => {
    logFault(request.log, error, `${request.method} ${request.routeOptions.url}`)
    // What a library writes by itself is held to the same.
    request.log.error(error)
    request.log.warn(`odd: ${request.raw.url}`)
    request.log.info({ req: request, res: reply }, 'seen "Joan"')
    return reply.code(500).send('broken')
  })
  for (const url of ['/loud/planted', '/loud/planted-fault', '/quiet/planted', '/quiet/planted-fault', '/not/planted'])
    await server.inject(url)
  await server.close()
  const said = lines.map(line => JSON.parse(line) as Record<string, unknown>)
  assert.doesNotMatch(lines.join(''), secret)
  const answers = said.filter(({ msg }) => msg === 'answered').map(({ route, status }) => `${route} ${status}`)
  assert.deepEqual(answers, ['/loud/:code 200', '/loud/:code 500', '/quiet/:code 500', 'none 404'])
  const fault = said.find(({ where }) => where === 'GET /loud/:code')!
  const { kind, says, steps } = fault['err'] as { kind: string; says: string; steps: string[] }
  assert.deepEqual([kind, says], ['TypeError', '"…" <…> broke … with …'])
  assert.match(steps[0]!, /^at .*log\.test\.ts/)
  assert.equal(fault['id'], said.find(({ status }) => status === 500)!['id'])
})

test('while many are asked to wait it is said once, and of what is quiet nothing', async () => {
  const lines: string[] = []
  const server = Fastify(loggingBy({ level: 'warn', lines: { write: line => lines.push(line) } }))
  logAnswers(server, pattern => pattern === '/quiet')
  for (const path of ['/quiet', '/loud']) server.get(path, async (_request, reply) => reply.code(503).send('wait'))
  for (const url of ['/quiet', '/loud', '/quiet', '/loud', '/loud']) await server.inject(url)
  await server.close()
  assert.equal(lines.length, 1)
  const said = JSON.parse(lines[0]!) as Record<string, unknown>
  assert.deepEqual([said['level'], said['status'], said['route']], ['warn', 503, undefined])
})

test('only what was asked for is written', async () => {
  const lines: string[] = []
  const server = Fastify(loggingBy({ level: 'warn', lines: { write: line => lines.push(line) } }))
  logAnswers(server, () => false)
  server.get('/', async () => 'fine')
  await server.inject('/')
  await server.close()
  assert.deepEqual(lines, [])
})
