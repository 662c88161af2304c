/** Passkeys: adding one, signing in with it, what is refused, and ways to sign in that come and go. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { origin, type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { askedOfKey, type SoftKey, softKey } from '../../../../worlds/passkey.ts'
import { browse, type Visitor } from '../../../../worlds/visitor.ts'
import { newId } from '../../../db/ids.ts'
import { openMail } from '../../../mail/mail.ts'

let app: TestApp
const [ada, bo] = [newId(), newId()]
let key: SoftKey

before(async () => {
  app = await testApp()
  const people = [
    { id: ada, name: 'Ada', email: 'ada@example.org' },
    { id: bo, name: 'Bo', email: null },
  ]
  await app.hub.db.insertInto('person').values(people).execute()
  key = softKey(origin)
})
after(() => app.close())

const adding = '/account/passkeys/new'
const later = (minutes: number) => {
  app.clock.now = new Date(app.clock.now.getTime() + minutes * 60_000)
}

/** Adds a key as the page asks. */
async function add(visitor: Visitor, one: SoftKey, name: string, twist = {}) {
  const options = askedOfKey((await visitor.get(adding)).body)
  return visitor.post(adding, { name, credential: one.add(options, twist) })
}

/** Signs in by a key in a browser of its own. */
async function signIn(one: SoftKey, twist = {}, query = '?return=%2Faccount') {
  const jar = new Map<string, string>()
  const visitor = browse(app, jar)
  const options = askedOfKey((await visitor.get(`/sign-in/passkey${query}`)).body)
  const answer = await visitor.send(
    `/sign-in/passkey${query}`,
    { credential: one.prove(options, twist) },
    { follow: false },
  )
  return { visitor, jar, answer, options }
}

async function lastMail(): Promise<string> {
  const row = await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
  return `${row.subject}\n${openMail(app.hub.seal, row).body}`
}

test('a passkey is added after a fresh sign-in, its owner is told, and it signs in without typing', async () => {
  const visitor = await app.visitor(ada)
  later(61)
  const asked = await visitor.get(adding, false)
  assert.match(String(asked.headers['location']), /^\/sign-in\?fresh=yes&return=%2Faccount%2Fpasskeys%2Fnew/)
  const fresh = await app.visitor(ada)
  const done = await add(fresh, key, 'My phone')
  assert.match(words(done.body), /My phone Passkey Made on 2 March 2026. Not used yet/)
  assert.match(await lastMail(), /A passkey was added to your account: My phone/)
  const { visitor: elsewhere, answer } = await signIn(key)
  assert.deepEqual([answer.status, answer.headers['location']], [303, '/account'])
  assert.match(words((await elsewhere.get('/account/ways')).body), /Last used on 2 March 2026/)
  assert.match(words((await elsewhere.get('/account/sessions')).body), /With a passkey\..*This is where you are now/)
  const { sameKey } = { sameKey: await add(fresh, key, 'Again') }
  assert.equal(sameKey.status, 422)
})

test('what a key signed for another place, time, purpose or person counts for nothing', async () => {
  const visitor = await app.visitor(ada)
  for (const twist of [
    { origin: 'http://hub.evil' },
    { rpId: 'hub.evil' },
    { challenge: 'A'.repeat(43) },
    { verified: false },
  ]) {
    assert.equal((await add(visitor, softKey(origin), 'X', twist)).status, 422, JSON.stringify(twist))
    const { answer, jar } = await signIn(key, twist)
    assert.equal(answer.status, 422, JSON.stringify(twist))
    assert.equal(jar.has('hub_session'), false)
  }
  const { answer: others } = await signIn(key, { handle: Buffer.from('another').toString('base64url') })
  assert.equal(others.status, 422)
  assert.equal((await signIn(softKey(origin))).answer.status, 422, 'a key nobody added')
  // What was asked of one person is not answered for another, nor what was asked to add for signing in.
  const options = askedOfKey((await visitor.get(adding)).body)
  const third = await app.visitor(bo)
  assert.equal((await third.post(adding, { name: 'X', credential: softKey(origin).add(options) })).status, 422)
  assert.equal((await third.post('/sign-in/passkey', { credential: key.prove(options) })).status, 422)
  for (const credential of [
    '',
    '{',
    '[]',
    '{"id":1}',
    JSON.stringify({ id: 'x', rawId: 'x', type: 'public-key', response: {} }),
  ])
    assert.equal((await third.post('/sign-in/passkey', { credential })).status, 422, credential)
})

test('a proof works once, for five minutes', async () => {
  const visitor = browse(app, new Map())
  const options = askedOfKey((await visitor.get('/sign-in/passkey')).body)
  const credential = key.prove(options)
  assert.equal((await visitor.post('/sign-in/passkey', { credential }, { follow: false })).status, 303)
  assert.equal((await browse(app, new Map()).post('/sign-in/passkey', { credential })).status, 422)
  const late = askedOfKey((await visitor.get('/sign-in/passkey')).body)
  later(6)
  const refused = await visitor.post('/sign-in/passkey', { credential: key.prove(late) })
  assert.match(words(refused.body), /took longer than five minutes/)
})

test('a key that counts less than it did may be a copy', async () => {
  const { answer } = await signIn(key, { counter: 1 })
  assert.equal(answer.status, 422)
  assert.match(words(answer.body), /there may be a copy of it/)
  assert.equal((await signIn(key, { counter: 500 })).answer.status, 303)
  assert.equal((await signIn(key, { counter: 500 })).answer.status, 422)
  assert.equal((await signIn(key, { counter: 501 })).answer.status, 303)
})

test('a passkey is a fresh proof, and what was wanted is led back to', async () => {
  const { visitor, answer } = await signIn(key, { counter: 600 }, `?fresh=yes&return=${encodeURIComponent(adding)}`)
  assert.equal(answer.headers['location'], adding)
  assert.equal((await visitor.get(adding, false)).status, 200)
  const page = await (await app.visitor(ada)).get('/sign-in?fresh=yes&return=%2Faccount')
  assert.match(page.body, /href="\/sign-in\/passkey\?return=%2Faccount&amp;fresh=yes"/)
})

test('a way is removed by its owner alone, who is told, and it ends the sign-ins it began', async () => {
  const { visitor: byKey } = await signIn(key, { counter: 700 })
  const visitor = await app.visitor(ada)
  const [, removal = ''] =
    /href="(\/account\/ways\/[^"]+\/removal)"/.exec((await visitor.get('/account/ways')).body) ?? []
  const stranger = await app.visitor(bo)
  assert.equal((await stranger.get(removal, false)).status, 404)
  assert.equal((await stranger.post(removal, {})).status, 404)
  assert.match(words((await visitor.get(removal)).body), /Nobody can sign in as you with it any more/)
  assert.match(words((await visitor.send(removal, {})).body), /It has been removed/)
  assert.match(await lastMail(), /A passkey was removed from your account: My phone/)
  assert.equal((await byKey.get('/account', false)).status, 303)
  assert.equal((await signIn(key, { counter: 800 })).answer.status, 422)
})

test('somebody without a mail address keeps the last way there is', async () => {
  const visitor = await app.visitor(bo)
  const [one, two] = [softKey(origin), softKey(origin)]
  await add(visitor, one, 'One')
  const remove = async () => {
    const [, removal = ''] =
      /href="(\/account\/ways\/[^"]+\/removal)"/.exec((await visitor.get('/account/ways')).body) ?? []
    return visitor.send(removal, {})
  }
  const last = await remove()
  assert.equal(last.status, 422)
  assert.match(words(last.body), /This is your only way to sign in/)
  await add(visitor, two, 'Two')
  assert.equal((await remove()).status, 200)
  assert.equal((await remove()).status, 422)
})

test('all other sign-ins end at once, and only one’s own', async () => {
  const [here, there, other] = [await app.visitor(ada), await app.visitor(ada), await app.visitor(bo)]
  const done = await here.send('/account/sessions', {}, { form: 'form-others' })
  assert.match(words(done.body), /Every other sign-in has ended/)
  assert.equal((await here.get('/account', false)).status, 200)
  assert.equal((await there.get('/account', false)).status, 303)
  assert.equal((await other.get('/account', false)).status, 200)
})
