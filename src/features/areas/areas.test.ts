/** Areas side by side: read from their public data alone, never from inside a network, bounded, and told with what failed. */
import assert from 'node:assert/strict'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { newId } from '../../db/ids.ts'
import { day } from '../../kernel/day.ts'
import { readAddresses } from './address.ts'
import { isPublicAddress, NotReached, reachPublic, reachThisMachine } from './public-network.ts'
import { readAreas } from './read-areas.job.ts'
import { readArea } from './reading.ts'
import { practiceIn, rateOf, wholeOf } from './side-by-side.ts'

let app: TestApp
let neighbour: http.Server
let at: string
let answer: (request: http.IncomingMessage, response: http.ServerResponse) => void

const kept = (shown: number, total: number, stated = 0) => ({
  shown,
  confirmed: 0,
  stated,
  explained: 0,
  partly: 0,
  notMet: total - shown - stated,
  total,
})
const practices = [{ id: 'consultation.standard-period', title: 'Standard <b>period</b>', kept: kept(9, 12, 1) }]
const clauses = [
  {
    code: 'marsh-2026',
    status: 'in-force',
    number: '7.2',
    gist: 'Twelve weeks',
    strength: 'must',
    practices: [{ practice: 'consultation.standard-period' }],
    kept: kept(9, 12, 1),
  },
]

/** A Hub as another area has it, its lists in two parts. */
const hubAnswer: typeof answer = (request, response): void => {
  const { pathname, searchParams } = new URL(request.url!, at)
  const send = (body: unknown) =>
    response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(body))
  if (pathname === '/api/openapi.json') return void send({ info: { 'x-area': 'Marsh', 'x-compact': 'Marsh Compact' } })
  const second = searchParams.has('after')
  // It names another machine for what follows: that is not asked.
  const next = second ? null : `http://169.254.169.254${pathname}?limit=1000&after=x`
  const rows: unknown[] = pathname === '/api/v1/practices' ? practices : clauses
  send({ data: second ? rows : [], next })
}

before(async () => {
  app = await testApp()
  neighbour = http.createServer((request, response) => answer(request, response))
  await new Promise<void>(resolve => neighbour.listen(0, '127.0.0.1', resolve))
  at = `http://127.0.0.1:${(neighbour.address() as AddressInfo).port}`
})
after(async () => {
  neighbour.closeAllConnections()
  await new Promise(resolve => neighbour.close(resolve))
  await app.close()
})

test('addresses are https alone, of a machine and nothing behind it, and not our own', () => {
  const read = (text: string) => {
    const result = readAddresses(text, 'https://own.example.org')
    return result.ok ? result.addresses : result.fault
  }
  assert.deepEqual(read(' https://a.example.org/ \n\nhttps://A.example.org\nhttps://b.example.org:8443'), [
    'https://a.example.org',
    'https://b.example.org:8443',
  ])
  for (const bad of [
    'http://a.example.org',
    'ftp://a.example.org',
    'a.example.org',
    'file:///etc/passwd',
    'javascript:1',
  ])
    assert.equal(read(bad), 'not-https', bad)
  for (const bad of [
    'https://a.example.org/x',
    'https://a.example.org/?x',
    'https://u:p@a.example.org',
    'https://a.example.org/#x',
  ])
    assert.equal(read(bad), 'not-an-origin', bad)
  assert.equal(read('https://own.example.org'), 'own')
})

test('nothing inside a network is reached, however its address is written', async () => {
  for (const inside of [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    'fd00::1',
    'fe80::1%eth0',
    'ff02::1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'not an address',
  ])
    assert.equal(isPublicAddress(inside), false, inside)
  for (const outside of ['8.8.8.8', '172.32.0.1', '2a00:1450:4009::1'])
    assert.equal(isPublicAddress(outside), true, outside)
  const port = new URL(at).port
  answer = hubAnswer
  for (const address of [
    'https://127.0.0.1',
    `https://localhost:${port}`,
    `http://127.0.0.1:${port}`,
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://2130706433',
    'https://0x7f.1',
    'https://10.0.0.1',
  ])
    await assert.rejects(reachPublic(new URL(address)), (error: NotReached) => error.fault === 'inside', address)
})

test('an area is read to the end of its lists, from the one machine that was named', async () => {
  answer = hubAnswer
  const reading = await readArea(at, reachThisMachine)
  assert.equal(reading.area, 'Marsh')
  assert.deepEqual(reading.practices, practices)
  assert.equal(reading.clauses.length, 1)
})

test('whatever an area names as what follows, and whatever signs it says, no other machine is asked and nothing stops', async () => {
  const asked: string[] = []
  const reach = async (address: URL) => {
    asked.push(address.host)
    if (address.pathname === '/api/openapi.json') {
      const name = `${'M'.repeat(299)}\u{1F600}\0`
      return { info: { 'x-area': name, 'x-compact': 'a\0b\ud800' } }
    }
    return { data: [], next: asked.length > 2 ? null : 'https://marsh.example.org//elsewhere.example.org/api' }
  }
  const { area, compact } = await readArea('https://marsh.example.org', reach)
  assert.deepEqual(new Set(asked), new Set(['marsh.example.org']))
  assert.equal(area, `${'M'.repeat(299)}\ufffd`)
  assert.equal(compact, 'ab\ufffd')
  await assert.rejects(
    readArea('https://marsh.example.org', async address =>
      address.pathname === '/api/openapi.json'
        ? { info: { 'x-area': 'Marsh', 'x-compact': 'Marsh' } }
        : { data: [], next: 'x://' },
    ),
    (error: NotReached) => error.fault === 'too-large',
  )
})

test('what is no Hub, has no end, or answers with too much is told apart', async () => {
  const faultOf = (answering: typeof answer) => {
    answer = answering
    return readArea(at, reachThisMachine).then(
      () => 'read',
      (error: unknown) => (error instanceof NotReached ? error.fault : String(error)),
    )
  }
  const json = (response: http.ServerResponse) => response.setHeader('content-type', 'application/json')
  assert.equal(await faultOf((_, response) => void json(response).end('{"info":')), 'no-hub')
  assert.equal(await faultOf((_, response) => void json(response).end('{"info":{}}')), 'no-hub')
  assert.equal(
    await faultOf((_, response) => void response.setHeader('content-type', 'text/html').end('<p>')),
    'no-hub',
  )
  assert.equal(
    await faultOf((_, response) => void response.writeHead(302, { location: 'http://10.0.0.1/' }).end()),
    'no-hub',
  )
  assert.equal(await faultOf(request => void request.socket.destroy()), 'away')
  const large = Buffer.alloc(9 * 1024 * 1024, ' ')
  assert.equal(await faultOf((_, response) => void json(response).end(large)), 'too-large')
  const endless: typeof answer = (request, response) => {
    if (request.url === '/api/openapi.json') hubAnswer(request, response)
    else json(response).end(JSON.stringify({ data: [], next: `${at}${request.url}` }))
  }
  assert.equal(await faultOf(endless), 'too-large')
})

test('the secretariat adds an address, it is read, stands beside ours, and stays with its moment when it fails', async () => {
  const secretariat = newId()
  const area = await app.hub.area()
  await app.hub.db.insertInto('person').values({ id: secretariat, name: 'Ada', email: 'ada@example.org' }).execute()
  await app.hub.db
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: secretariat,
      role: 'secretariat',
      subject_kind: 'area',
      subject_id: area.id,
      from_day: day('2026-01-01'),
    })
    .execute()
  const hand = await app.visitor(secretariat)
  const anybody = await app.visitor()
  assert.doesNotMatch((await anybody.get('/areas/addresses')).body, /name="addresses"/)
  const refused = await hand.send('/areas/addresses', { addresses: 'http://marsh.example.org' })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /http:\/\/marsh\.example\.org/)
  const settings = await hand.get('/settings')
  assert.equal((await hand.send('/areas/addresses', { addresses: 'https://marsh.example.org' })).status, 200)
  const { version } = await app.hub.db.selectFrom('area').select('version').executeTakeFirstOrThrow()
  assert.match(settings.body, new RegExp(`name="version" value="${version}"`), 'the settings are no older for it')
  assert.match((await anybody.get('/areas')).body, /marsh\.example\.org[\s\S]*It is read in the next minutes/)
  const { db } = app.hub
  await db
    .updateTable('other_areas')
    .set({ addresses: [at], waits: true })
    .execute()
  app.hub.forgetPages()
  answer = hubAnswer
  assert.deepEqual(await readAreas(app.hub, reachThisMachine), { read: 0, failed: 0 }, 'not from a restored copy')
  assert.match((await anybody.get('/areas')).body, /not read until the secretariat says so/)
  assert.match((await hand.get('/areas/addresses')).body, /restored from a backup/)
  await db.updateTable('other_areas').set({ waits: false }).execute()
  app.hub.forgetPages()
  assert.deepEqual(await readAreas(app.hub, reachThisMachine), { read: 1, failed: 0 })
  assert.deepEqual(await readAreas(app.hub, reachThisMachine), { read: 0, failed: 0 }, 'once a day')
  const page = (await anybody.get('/areas')).body
  assert.match(page, /Marsh/)
  assert.match(page, /9 of 12 \(75%\)/)
  assert.match(page, /2 March 2026, 09:00/)
  const practice = (await anybody.get('/areas/practices/consultation.standard-period')).body
  assert.match(practice, /Standard &lt;b&gt;period/)
  assert.match(practice, /marsh-2026[\s\S]*7\.2[\s\S]*9 of 12/)
  assert.equal((await anybody.get('/areas/practices/nothing')).status, 404)
  app.clock.now = new Date('2026-03-04T09:00:00Z')
  answer = (_, response) => void response.writeHead(500).end()
  assert.deepEqual(await readAreas(app.hub, reachThisMachine), { read: 0, failed: 1 })
  const later = (await anybody.get('/areas')).body
  assert.match(later, /2 March 2026, 09:00[\s\S]*not the public data of a Hub/)
  assert.match(later, /9 of 12/)
  const { rows } = {
    rows: await db.selectFrom('audit_entry').select('action').where('action', 'like', 'other-area%').execute(),
  }
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['other-areas.changed', 'other-area.read', 'other-area.read'],
  )
  const again = await app.visitor(secretariat)
  assert.equal((await again.send('/areas/addresses', { addresses: '' })).status, 200)
  assert.equal((await db.selectFrom('other_area_reading').select('id').execute()).length, 0)
})

test('a share is told from ten findings on, and areas stand by their names', () => {
  assert.equal(rateOf(kept(5, 9)).share, null)
  assert.equal(rateOf(kept(5, 10)).share, 50)
  const reading = { area: 'x', compact: 'x', practices, clauses: [] }
  assert.equal(wholeOf(reading).total, 12)
  const one = (name: string) => ({ key: name, name, address: 'https://x.example', reading, readAt: null, fault: null })
  assert.deepEqual(
    practiceIn([one('Wold'), one('Aire')], 'consultation.standard-period').map(({ area }) => area.name),
    ['Aire', 'Wold'],
  )
})
