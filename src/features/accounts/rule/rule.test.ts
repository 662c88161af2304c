/** The rule that the secretariat signs in by passkey: rights wait for the key, nobody is shut out, and a mailbox is not enough. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { origin, type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { askedOfKey, type SoftKey, softKey } from '../../../../worlds/passkey.ts'
import { browse, type Visitor } from '../../../../worlds/visitor.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { openMail } from '../../../mail/mail.ts'
import { openConsultation } from '../../responses/open-consultation.fixture.ts'
import { grantRole, liftRule } from '../index.ts'

let app: TestApp
const [sam, bo] = [newId(), newId()]
const key = softKey(origin)
const rule = '/settings/secretariat-sign-in'

before(async () => {
  app = await testApp()
  const named = { [sam]: 'Sam', [bo]: 'Bo' }
  for (const [id, name] of Object.entries(named))
    await app.hub.db
      .insertInto('person')
      .values({ id, name, email: `${name}@example.org` })
      .execute()
  const subject = { kind: 'area', id: (await app.hub.area()).id } as const
  for (const personId of [sam, bo])
    await grantRole(app.hub.db, { personId, role: 'secretariat', subject, from: day('2026-01-01'), grantedBy: null })
})
after(() => app.close())

async function add(visitor: Visitor, one: SoftKey) {
  const options = askedOfKey((await visitor.get('/account/passkeys/new')).body)
  return visitor.post('/account/passkeys/new', { name: 'Key', credential: one.add(options) })
}

async function byKey(one: SoftKey): Promise<Visitor> {
  const visitor = browse(app, new Map())
  const options = askedOfKey((await visitor.get('/sign-in/passkey')).body)
  await visitor.post('/sign-in/passkey', { credential: one.prove(options) })
  return visitor
}

test('it is set only by somebody who came by a passkey, and the others are told', async () => {
  const byLink = await app.visitor(sam)
  assert.match(words((await byLink.get(rule)).body), /0 of 2 of the secretariat have a passkey/)
  const refused = await byLink.send(rule, { secretariat_way: 'passkey', seals_way: 'any' })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /Sign in with a passkey first/)
  assert.equal((await byLink.send(rule, { secretariat_way: 'any', seals_way: 'passkey' })).status, 422)
  await add(byLink, key)
  const done = await (await byKey(key)).send(rule, { secretariat_way: 'passkey', seals_way: 'any' })
  assert.match(words(done.body), /1 of 2 of the secretariat have a passkey.*Bo No passkey yet.*Sam 1 passkey/)
  const row = await app.hub.db
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('to_address', '=', 'Bo@example.org')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  assert.match(openMail(app.hub.seal, row).body, /Sam has set that the secretariat .* signs in with a passkey/)
})

test('without the key the rights of the secretariat wait, what was typed is kept, and everything else goes on', async () => {
  const byLink = await app.visitor(sam)
  const turned = await byLink.get('/people', false)
  assert.deepEqual([turned.status, turned.headers['location']], [303, '/sign-in?fresh=passkey&return=%2Fpeople'])
  const opened = words((await byLink.get('/people')).body)
  assert.match(opened, /For this page you sign in with a passkey.*Use my passkey/)
  assert.doesNotMatch(opened, /is kept/)
  assert.equal((await byLink.get('/account', false)).status, 200)
  assert.match((await byLink.get('/')).body, /signed in without your passkey/)
  const held = await byLink.post('/people/new', { name: 'Gus', email: 'gus@example.org' }, { follow: false })
  assert.match(words((await byLink.get(String(held.headers['location']))).body), /What you have typed is kept/)
  const back = new URL(String(held.headers['location']), origin).searchParams.get('return')!
  assert.match(back, /^\/people\/new\?held=/)
  const again = await byKey(key)
  assert.match((await again.get(back)).body, /value="Gus"/)
  assert.equal((await again.get('/people', false)).status, 200)
})

test('a mailbox is not enough to add or remove a key where there is one, but to make the first', async () => {
  const thief = await app.visitor(sam)
  const adding = await thief.get('/account/passkeys/new', false)
  assert.match(String(adding.headers['location']), /^\/sign-in\?fresh=passkey/)
  const forged = softKey(origin).add('{"challenge":"x","user":{"id":"x"}}')
  const tried = await thief.post('/account/passkeys/new', { name: 'X', credential: forged }, { follow: false })
  assert.match(String(tried.headers['location']), /^\/sign-in\?fresh=passkey/)
  const [, removal = ''] =
    /href="(\/account\/ways\/[^"]+\/removal)"/.exec((await thief.get('/account/ways')).body) ?? []
  assert.equal((await thief.send(removal, {})).status, 422)
  const erased = await thief.send('/account/erase', { sure: 'yes' })
  assert.equal(erased.status, 422)
  assert.match(words(erased.body), /Sign in with it first/)
  const first = await app.visitor(bo)
  assert.match(words((await first.get('/people')).body), /You have no passkey yet/)
  const own = softKey(origin)
  assert.equal((await add(first, own)).status, 200)
  assert.equal((await (await byKey(own)).get('/people', false)).status, 200)
})

test('where the area says so a seal is opened with a passkey alone, and a mailbox gives no key where there is one', async () => {
  const made = await openConsultation(app.hub.db, 'sealed')
  const [seal, rest] = [`/consultations/${made.slug}/seal/openings`, `/consultations/${made.slug}/seal`]
  const byLink = await app.visitor(made.people.lead)
  assert.equal((await byLink.get(seal, false)).status, 200, 'any fresh way will do until it is set')
  assert.equal((await (await byKey(key)).send(rule, { secretariat_way: 'passkey', seals_way: 'passkey' })).status, 200)
  const turned = await byLink.get(seal, false)
  assert.deepEqual(
    [turned.status, turned.headers['location']],
    [303, `/sign-in?fresh=passkey&return=${encodeURIComponent(seal)}`],
  )
  const sent = await byLink.post(seal, { reference: 'X', purpose: 'ask-back' }, { follow: false })
  assert.match(String(sent.headers['location']), /fresh=passkey/)
  assert.equal((await byLink.get(rest, false)).status, 200, 'what opens nothing goes on')
  assert.equal((await (await app.visitor(made.people.stranger)).get(seal, false)).status, 403)
  const own = softKey(origin)
  assert.equal((await add(byLink, own)).status, 200)
  assert.match(String((await byLink.get('/account/passkeys/new', false)).headers['location']), /fresh=passkey/)
  const withKey = await byKey(own)
  assert.equal((await withKey.get(seal, false)).status, 200)
  assert.equal((await withKey.send(seal, { reference: 'NONE', purpose: 'ask-back' })).status, 422)
})

test('the secretariat removes the keys of whoever lost a device, and the operator lets all in again', async () => {
  const secretary = await byKey(key)
  const ways = `/people/${bo}/ways`
  assert.match(words((await secretary.get(ways)).body), /Key Passkey/)
  assert.match(words((await secretary.send(ways, {})).body), /No other way yet/)
  assert.equal((await secretary.post(ways, {})).status, 422)
  const byLink = await app.visitor(bo)
  assert.equal((await byLink.get('/people', false)).status, 303)
  assert.equal(await liftRule(app.hub.db), true)
  assert.equal((await byLink.get('/people', false)).status, 200)
  assert.equal(await liftRule(app.hub.db), false)
})
