/** Open data is served from what is kept: however often it is asked for, the database is read once, and at a pace. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type KyselyPlugin, type RootOperationNode, sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { type App, buildApp } from '../app.ts'
import { newId } from '../db/ids.ts'
import { sealOf } from '../db/seal.ts'
import { keptAnswers, readyAnswer } from './kept-answers.ts'
import { callerOf, gateOf, paceOf } from './pace.ts'

let database: TestDatabase
let app: App
let read = 0

/** Counts the statements that read organisations. */
const counting: KyselyPlugin = {
  transformQuery({ node }): RootOperationNode {
    if (JSON.stringify(node).includes('from organisation o where')) read++
    return node
  },
  transformResult: async ({ result }) => result,
}

before(async () => {
  database = await testDatabase()
  await database.db.insertInto('area').values({ id: newId(), name: 'Area', compact_name: 'Compact' }).execute()
  await sql`insert into organisation (id, slug, name, sector)
    select gen_random_uuid(), 'body-' || n, 'Body ' || n, 'other' from generate_series(1, 50) n`.execute(database.db)
  app = await buildApp({
    database: { db: database.db.withPlugin(counting), pool: database.pool },
    seal: sealOf(randomBytes(32)),
    origin: 'http://hub.test',
    openPace: 20,
    report: error => assert.fail(String(error)),
  })
})
after(async () => {
  await app.server.close()
  await database.close()
})

const get = (url: string, from = '192.0.2.1') =>
  app.server.inject({ url, headers: { host: 'hub.test' }, remoteAddress: from })

test('a thousand askers at one moment, and a thousand after them, cost one reading; what changes is read anew', async () => {
  const list = '/api/v1/organisations'
  const askAll = () => Promise.all(Array.from({ length: 1000 }, () => get(list)))
  for (const answers of [await askAll(), await askAll()])
    assert.ok(answers.every(({ statusCode, body }) => statusCode === 200 && body === answers[0]!.body))
  assert.equal(read, 1)
  await sql`update organisation set name = 'Another name' where slug = 'body-1'`.execute(database.db)
  app.hub.forgetPages()
  assert.match((await get(list)).body, /Another name/)
  assert.equal(read, 2)
})

test('whoever asks for ever new ones is told to wait; what is kept, and others, are not held up', async () => {
  const caller = '192.0.2.7'
  const codes: number[] = []
  for (let limit = 1; limit <= 30; limit++)
    codes.push((await get(`/api/v1/organisations?limit=${limit}`, caller)).statusCode)
  assert.equal(codes.indexOf(429), 20)
  const told = await get('/api/v1/organisations?limit=31', caller)
  assert.equal(told.statusCode, 429)
  assert.match(String(told.headers['content-type']), /^application\/problem\+json/)
  assert.ok(Number(told.headers['retry-after']) >= 1)
  assert.equal((await get('/api/v1/organisations?limit=1', caller)).statusCode, 200, 'what is kept is not limited')
  assert.equal((await get('/api/v1/organisations?limit=31', '192.0.2.8')).statusCode, 200, 'nobody else waits')
})

test('a caller has so many in a minute, and one more each time the time for one has passed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.array(fc.nat(5000), { maxLength: 300 }), (perMinute, gaps) => {
      const pace = paceOf(perMinute)
      let [now, taken] = [1_000_000, 0]
      for (const gap of gaps) {
        now += gap
        if (pace('one', now) === 0) taken++
      }
      assert.ok(taken <= perMinute + ((now - 1_000_000) * perMinute) / 60_000 + 1)
    }),
  )
})

test('addresses of one connection are one caller', () => {
  assert.equal(callerOf('192.0.2.1'), '192.0.2.1')
  assert.equal(callerOf('2001:db8::1'), callerOf('2001:0db8:0:0:ffff:1:2:3'))
  assert.notEqual(callerOf('2001:db8::1'), callerOf('2001:db8:0:1::1'))
})

test('so many work at once, so many wait, and the rest is turned away; a fault lets the next one in', async () => {
  const gate = gateOf(2, 3)
  let [busy, most] = [0, 0]
  const work = async () => {
    most = Math.max(most, ++busy)
    await new Promise(resolve => setTimeout(resolve, 5))
    busy--
    throw new Error('a fault')
  }
  const all = Array.from({ length: 8 }, () => gate(work))
  assert.equal(all.filter(one => one === null).length, 3)
  await Promise.allSettled(all)
  assert.equal(most, 2)
  assert.equal(await gate(async () => 'in'), 'in')
})

test('what is kept stays within its bytes, and nothing made before a change is kept after it', async () => {
  const kept = keptAnswers(4000)
  const answer = await readyAnswer({ type: 'text/plain', body: randomBytes(400) })
  for (let n = 0; n < 50; n++) await kept.make(`key ${n}`, 0, async () => answer)
  await new Promise(resolve => setImmediate(resolve))
  const there = Array.from({ length: 50 }, (_, n) => kept.find(`key ${n}`, 0)).filter(one => one !== null)
  assert.ok(there.length > 0 && there.length < 10, `${there.length} kept`)
  const old = kept.make('old', 0, () => new Promise(resolve => setTimeout(resolve, 5, answer)))
  kept.forget()
  await old
  assert.equal(kept.find('old', 0), null)
})
