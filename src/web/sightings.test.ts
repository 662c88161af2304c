/** Where a request came from: whose word is believed, and what the operator is told of a word that nobody believes. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { testDatabase } from '../../test/support/database.ts'
import { buildApp } from '../app.ts'
import { newId } from '../db/ids.ts'
import { sealOf } from '../db/seal.ts'
import type { TrustProxy } from '../settings.ts'
import { addressToNote, forgetSightings, lastSighting, namesAnother, seenFor } from './sightings.ts'

const now = new Date('2026-03-02T09:00:00Z')
const before = new Date('2026-03-01T09:00:00Z')

/** What requests from 10.0.0.5, each for another reader, are answered when each reads an unknown code. */
async function statuses(trustProxy: TrustProxy): Promise<{ found: number[]; seen: string | null }> {
  const database = await testDatabase()
  const area = { id: newId(), name: 'Area', compact_name: 'Compact' }
  await database.db.insertInto('area').values(area).execute()
  const app = await buildApp({
    database,
    seal: sealOf(randomBytes(32)),
    origin: 'http://hub.test',
    now: () => now,
    trustProxy,
  })
  const found: number[] = []
  for (let reader = 1; reader < 40; reader++) {
    // With a cookie, so that none is led round to find out whether cookies are kept.
    const headers = { host: 'hub.test', cookie: 'hub_tried=yes', 'x-forwarded-for': `203.0.113.${reader}` }
    const url = `/responses/AAAA-BBBB-CCCC-${String(reader).padStart(4, '0')}`
    found.push((await app.server.inject({ url, headers, remoteAddress: '10.0.0.5' })).statusCode)
  }
  const seen = await lastSighting(database.db, 'forwarded-untrusted', before)
  await app.server.close()
  await database.close()
  return { found, seen: seen?.note ?? null }
}

test('readers behind a web server that is believed are told apart', async () => {
  for (const trusted of [['10.0.0.5'], ['10.0.0.0/8'], 1]) {
    const { found, seen } = await statuses(trusted)
    assert.ok(found.every(status => status === 404))
    assert.equal(seen, null)
  }
})

test('readers behind one that is not believed count as one, and the operator can see why', async () => {
  const { found, seen } = await statuses(['loopback'])
  assert.ok(found.includes(429))
  assert.equal(seen, '10.0.0.5')
})

test('a web server that is asked from its own machine says nothing that could be disbelieved', () => {
  assert.equal(namesAnother('127.0.0.1', '127.0.0.1'), false)
  assert.equal(namesAnother('203.0.113.9, 127.0.0.1', '::ffff:127.0.0.1'), false)
  assert.equal(namesAnother('203.0.113.9', '127.0.0.1'), true)
  assert.equal(namesAnother(undefined, '127.0.0.1'), false)
})

test('of a word that nobody believes only an address of the own network is written down, and that for a week', async () => {
  const inside = ['10.0.0.5', '::ffff:192.168.1.2', '172.31.0.1', '127.0.0.1', '::1', 'fd12::5', 'fe80::1%eth0']
  for (const address of inside) assert.notEqual(addressToNote(address), 'a public address', address)
  for (const address of ['203.0.113.9', '::ffff:203.0.113.9', '172.32.0.1', '2001:db8::5', 'somewhere'])
    assert.equal(addressToNote(address), 'a public address', address)
  const database = await testDatabase()
  const { db } = database
  await db.insertInto('sighting').values({ name: 'forwarded-untrusted', seen_at: before, note: '10.0.0.5' }).execute()
  await forgetSightings(db, now)
  assert.ok(await lastSighting(db, 'forwarded-untrusted', new Date(0)))
  await forgetSightings(db, new Date(before.getTime() + seenFor))
  assert.equal(await lastSighting(db, 'forwarded-untrusted', new Date(0)), null)
  await database.close()
})
