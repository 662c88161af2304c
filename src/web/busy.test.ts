/** Load that a small machine cannot take is refused kindly: at once, in words, and no form is lost. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../test/support/app.ts'
import { findForm } from '../../worlds/visitor.ts'
import { type OpenConsultation, openConsultation } from '../features/responses/open-consultation.fixture.ts'
import { loadOf } from './load.ts'
import { stopServing } from './stop-serving.ts'

const MOST = 2
let app: TestApp
let of: OpenConsultation
before(async () => {
  app = await testApp(undefined, undefined, { mostAtWork: MOST })
  of = await openConsultation(app.hub.db, 'busy')
})
after(() => app.close())

/** Keeps so many requests at work until they are let go. */
function holding(count: number): { letGo: () => Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>()
  const held = Array.from({ length: count }, () => app.load.during(() => promise))
  return {
    async letGo() {
      resolve()
      await Promise.all(held)
    },
  }
}

test('pages are refused first, then forms, and giving a response last', async () => {
  const visitor = await app.visitor()
  const response = `/consultations/${of.slug}/response`
  let asked = 0
  const status = async () => [
    // A page of its own each time, which is not kept yet.
    (await visitor.get(`/consultations?words=${asked++}`)).status,
    (await visitor.post('/account/sessions', {}, { follow: false })).status,
    (await visitor.post(response, {}, { follow: false })).status,
  ]
  const outsider = await status()
  assert.ok(!outsider.includes(503))
  for (const [count, expected] of [
    [MOST - 1, [false, false, false]],
    [MOST, [true, false, false]],
    [MOST * 1.5, [true, true, false]],
    [MOST * 2, [true, true, true]],
  ] as const) {
    const { letGo } = holding(count)
    const found = (await status()).map(each => each === 503)
    await letGo()
    assert.deepEqual(found, expected, `${count} at work`)
  }
  assert.deepEqual(await status(), outsider)
  assert.equal(app.load.atWork(), 0)
})

test('a page that is kept costs less than its refusal and is sent at once, but to nobody for whom it would be another', async () => {
  const visitor = await app.visitor()
  assert.equal((await visitor.get('/consultations')).status, 200)
  const { letGo } = holding(MOST * 2)
  const held = await Promise.all(Array.from({ length: app.pool.options.max! }, () => app.pool.connect()))
  const kept = await visitor.get('/consultations?from=letter')
  const own = await visitor.get('/consultations?done=x.y')
  const other = await visitor.get('/decisions')
  for (const client of held) client.release()
  await letGo()
  assert.equal(kept.status, 200)
  assert.match(words(kept.body), /1 consultation/)
  assert.deepEqual([own.status, other.status], [503, 503])
})

test('a page is refused with words, when to come again and a way to do so, for nobody to keep', async () => {
  const visitor = await app.visitor()
  const { letGo } = holding(MOST)
  const answer = await visitor.get('/consultations?words=park')
  await letGo()
  assert.equal(answer.headers['retry-after'], '10')
  assert.equal(answer.headers['cache-control'], 'no-store')
  assert.match(words(answer.body), /Too many people are here.*Wait 10 seconds, then try again/)
  assert.match(answer.body, /href="\/consultations\?words=park"/)
  assert.match(answer.body, /Test Compact/)
})

test('a response sent to a full server comes back whole, and is taken once when it is sent again', async () => {
  const visitor = await app.visitor()
  const path = `/consultations/${of.slug}/response`
  const text = 'More benches <b>&</b> "shade",\nplease – für alle 🌳'
  const form = findForm((await visitor.get(path)).body)!
  const typed = { ...form.values, [`q-${of.questions[1]}`]: text, [`q-${of.questions[0]}`]: '1', action: 'give' }
  const { letGo } = holding(MOST * 2)
  const refused = await visitor.post(path, typed)
  assert.equal(refused.status, 503)
  const figures = (await visitor.get('/metrics')).body
  assert.doesNotMatch(figures, /route="\/consultations\/:slug\/response"/, 'whoever sends it again is not counted')
  assert.match(words(refused.body), /What you typed is in this page/)
  await letGo()
  const again = findForm(refused.body)!
  assert.equal(again.action, path)
  const sent = Object.entries(typed).map(([name, value]) => [name, [value].flat()])
  assert.deepEqual(again.values, Object.fromEntries(sent))
  assert.equal((await visitor.post(path, again.values)).status, 200)
  await visitor.post(path, again.values)
  const rows = await app.hub.db.selectFrom('response').select('id').execute()
  assert.equal(rows.length, 1)
})

test('of a form with a file the words come back, and the file is asked for again by its name', async () => {
  const visitor = await app.visitor()
  const { letGo } = holding(MOST * 2)
  const answer = await visitor.post(
    `/consultations/${of.slug}/keying`,
    { note: 'From the box' },
    { files: { scan: { name: 'letter 7.pdf', type: 'application/pdf', bytes: Buffer.alloc(300_000, 1) } } },
  )
  await letGo()
  assert.equal(answer.status, 503)
  assert.match(answer.body, /name="note" value="From the box"/)
  assert.match(answer.body, /enctype="multipart\/form-data"/)
  assert.match(words(answer.body), /Choose this file again: letter 7\.pdf/)
  assert.match(answer.body, /type="file" id="again-1" name="scan"/)
})

test('what another website sends is not given back', async () => {
  const visitor = await app.visitor()
  const { letGo } = holding(MOST * 2)
  const headers = { 'sec-fetch-site': 'cross-site' }
  const answer = await visitor.post('/sign-in', { email: 'planted@example.org' }, { headers })
  await letGo()
  assert.equal(answer.status, 503)
  assert.doesNotMatch(answer.body, /planted/)
})

test('a refusal asks the database for nothing', async () => {
  const visitor = await app.visitor()
  const { letGo } = holding(MOST * 2)
  const { pool } = app
  const held = await Promise.all(Array.from({ length: pool.options.max! }, () => pool.connect()))
  const answer = await visitor.post('/sign-in', { email: 'ada@example.org' })
  for (const client of held) client.release()
  await letGo()
  assert.equal(answer.status, 503)
  assert.match(answer.body, /ada@example\.org/)
})

test('an event loop that runs late refuses in the same order', () => {
  let late = 0
  const load = loadOf(100, () => late)
  late = 10_000
  assert.ok(load.admits('page'), 'with nothing at work, refusing would help nobody')
  for (let n = 0; n < 8; n++) void load.during(() => new Promise(() => undefined))
  const taken = () => (['page', 'form', 'giving'] as const).filter(load.admits)
  for (const [lag, expected] of [
    [100, ['page', 'form', 'giving']],
    [600, ['form', 'giving']],
    [900, ['giving']],
    [1200, []],
  ] as const) {
    late = lag
    assert.deepEqual(taken(), expected)
  }
})

test('work that fails is at work no longer', async () => {
  const load = loadOf(1)
  await assert.rejects(load.during(() => Promise.reject(new Error('broken'))))
  assert.equal(load.atWork(), 0)
})

test('a form that comes on an open connection while the server stops is given back in words', async () => {
  const own = await testApp(undefined, 'http://127.0.0.1')
  await own.server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = own.server.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  let said = ''
  socket.on('data', part => (said += part))
  const closed = once(socket, 'close')
  const opened = once(own.server.server, 'connection')
  socket.write('POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n')
  await opened
  // What has come of the head is read before the server stops: a connection on which nothing was begun is closed at once.
  await new Promise(resolve => setImmediate(() => setImmediate(resolve)))
  own.ready.stop()
  const stopped = stopServing(own.server, 60_000)
  const body = 'email=ada%40example.org'
  const head = ['Sec-Fetch-Site: same-origin']
  const kind = 'Content-Type: application/x-www-form-urlencoded'
  socket.write([...head, kind, `Content-Length: ${body.length}`, '', body].join('\r\n'))
  await Promise.all([closed, stopped])
  assert.match(said, /^HTTP\/1\.1 503/)
  assert.match(said, /retry-after: 10/i)
  assert.match(said, /The service is being started again/)
  assert.match(said, /name="email" value="ada@example\.org"/)
  await own.close()
})
