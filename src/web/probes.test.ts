/** What a supervisor and a monitoring system are told, and what nobody is. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { type TestApp, testApp } from '../../test/support/app.ts'
import { testDatabase } from '../../test/support/database.ts'
import { buildApp } from '../app.ts'
import { routes } from '../features/registry.ts'
import { quietAmong } from './quiet.ts'
import { readiness } from './readiness.ts'
import { serverAddresses } from './server-addresses.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

type Headers = Record<string, string>
const get = async (url: string, headers: Headers = {}, remoteAddress = '127.0.0.1') =>
  app.server.inject({ method: 'GET', url, remoteAddress, headers: { host: 'hub.test', ...headers } })

test('it is alive, and ready while the tables are those of the program', async () => {
  assert.equal((await get('/healthz')).body, 'Alive.\n')
  assert.deepEqual([(await get('/readyz')).statusCode, (await get('/readyz')).body], [200, 'Ready.\n'])
  const newer = await testDatabase()
  await sql`insert into schema_migration (name, sha256) values ('9999-from-the-future', 'x')`.execute(newer.db)
  const fresh = readiness(newer.pool)
  const found = await fresh.look()
  assert.equal(found.ready, false)
  assert.match(found.says, /not those of this version/)
  await fresh.close()
  await newer.close()
})

test('a process that stood still does not blame its database for it', async () => {
  const own = await testDatabase()
  const ready = readiness(own.pool)
  for (let n = 0; n < 2; n++) {
    const looking = ready.look()
    for (const until = performance.now() + 1_500; performance.now() < until; );
    assert.deepEqual(await looking, { ready: true, says: 'Ready.' })
  }
  await ready.close()
  await own.close()
})

test('without its database it is alive and not ready, and names neither', async () => {
  const pool = new pg.Pool({ host: '127.0.0.1', port: 1, user: 'secret-name', password: 'secret-word' })
  const lost = readiness(pool)
  const { ready, says } = await lost.look()
  assert.deepEqual([ready, says], [false, 'Not ready: the database does not answer within a second.'])
  await lost.close()
})

test('from the moment a stop begins it is not ready, and says so in words', async () => {
  const pool = new pg.Pool({ host: '127.0.0.1', port: 1 })
  const ending = readiness(pool)
  ending.stop()
  assert.deepEqual(await ending.look(), {
    ready: false,
    says: 'Not ready: the Hub is being stopped. Ask again in a minute.',
  })
})

test('figures are for this machine alone, and for nobody whom a web server here passes on', async () => {
  assert.equal((await get('/metrics')).statusCode, 200)
  assert.equal((await get('/metrics', {}, '10.0.0.7')).statusCode, 403)
  for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
    assert.equal((await get('/metrics', { [header]: '203.0.113.9' })).statusCode, 403, header)
})

test('with a token, whoever carries it is told, and nobody else', async () => {
  const token = 'a-token-of-enough-letters'
  const database = await testDatabase()
  const own = await buildApp({
    database,
    seal: app.hub.seal,
    origin: 'http://hub.test',
    metricsToken: token,
  })
  const ask = async (authorization?: string) =>
    (await own.server.inject({ url: '/metrics', headers: authorization ? { authorization } : {} })).statusCode
  assert.deepEqual(
    [await ask(), await ask('Bearer wrong'), await ask(`Bearer ${token}x`), await ask(`Bearer ${token}`)],
    [401, 401, 401, 200],
  )
  await own.server.close()
  await database.close()
})

test('figures name patterns of addresses, and count nothing of what is sealed', async () => {
  const visitor = await app.visitor()
  await visitor.get('/consultations/a-secret-plan')
  await visitor.get('/consultations?words=planted')
  await visitor.get('/responses/PLANTED-CODE')
  await visitor.get('/nowhere/planted')
  await visitor.send('/sign-in', { email: 'planted@example.org' })
  const { body } = await get('/metrics')
  assert.match(body, /hub_http_requests_total\{method="GET",route="\/consultations\/:slug",status="404"\} 1/)
  assert.match(body, /hub_http_requests_total\{method="GET",route="none",status="404"\} 1/)
  for (const name of [
    'hub_http_request_seconds_bucket',
    'hub_database_connections',
    'hub_database_up 1',
    'hub_mail_waiting ',
    'hub_mail_failed 0',
    'hub_mail_held_back 0',
    'hub_sealed_mail_stuck 0',
    'hub_jobs_waiting 0',
    'hub_jobs_still 1',
    'nodejs_eventloop_lag_seconds',
  ])
    assert.ok(body.includes(name), name)
  assert.doesNotMatch(body, /planted|secret/i)
  assert.doesNotMatch(body, /route="\/(responses|sign-in|drafts)/)
  assert.doesNotMatch(body, /^hub_backup_age_seconds [0-9]/m)
})

test('of every address that a respondent uses, and of answers that are keyed, nothing is counted', () => {
  const isQuiet = quietAmong(routes)
  for (const path of [
    '/consultations/:slug/response',
    '/consultations/:slug/response/sections/:part',
    '/consultations/:slug/keying',
    '/consultations/:slug/keying/:reference/letter.pdf',
    '/responses/:code',
    '/responses/:code/receipt.pdf',
    '/drafts/:code/check',
    '/answers/:token',
    '/consultations/:slug/interest',
    '/partnerships/:slug/concern',
  ])
    assert.ok(isQuiet(path), path)
  for (const path of ['/', '/consultations/:slug', '/consultations/:slug/responses', '/people/:id'])
    assert.ok(!isQuiet(path), path)
})

test('the server answers at the addresses that are declared, and at no other', async () => {
  const known = [...routes, ...serverAddresses].map(({ path }) => path)
  const there = new Set<string>()
  for (const path of known) {
    assert.ok(app.server.hasRoute({ method: 'GET', url: path }), path)
    there.add(path)
  }
  const tree = app.server.printRoutes({ commonPrefix: false, includeHooks: false })
  const ends = tree.split('\n').filter(line => /\(.*GET.*\)/.test(line))
  assert.equal(ends.length, there.size)
})
