import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../test/support/app.ts'
import { newId } from '../../db/ids.ts'
import { openMail } from '../../mail/mail.ts'

let app: TestApp
const person = newId()

before(async () => {
  app = await testApp()
  await app.hub.db.insertInto('person').values({ id: person, name: 'Ada Example', email: 'Ada@example.org' }).execute()
})
after(() => app.close())

async function lastLink(): Promise<string> {
  const mail = await app.hub.db
    .selectFrom('outgoing_mail')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return /\/sign-in\/\S+/.exec(openMail(app.hub.seal, mail).body)![0]
}

test('a link signs in once, and leads back to the page that was wanted', async () => {
  const visitor = await app.visitor()
  const refused = await visitor.get('/account', false)
  assert.equal(refused.status, 303)
  assert.equal(refused.headers['location'], '/sign-in?return=%2Faccount')
  await visitor.send('/sign-in?return=%2Faccount', { email: 'ada@EXAMPLE.org' })
  const link = await lastLink()
  assert.match(words((await visitor.get(link)).body), /Select the button/)
  const account = await visitor.send(link, {})
  assert.equal(account.status, 200)
  assert.match(words(account.body), /My account/)

  const other = await app.visitor()
  assert.match(words((await other.get(link)).body), /used already/)
  assert.equal((await other.post(link, {})).status, 422)
})

test('an address nobody has gets the same answer, and no mail', async () => {
  const visitor = await app.visitor()
  const known = await visitor.send('/sign-in', { email: 'ada@example.org' }, { follow: false })
  const before = await app.hub.db
    .selectFrom('outgoing_mail')
    .select(eb => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  const unknown = await visitor.send('/sign-in', { email: 'nobody@example.org' }, { follow: false })
  const after = await app.hub.db
    .selectFrom('outgoing_mail')
    .select(eb => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  assert.deepEqual([unknown.status, unknown.headers['location']], [known.status, known.headers['location']])
  assert.equal(after.n, before.n)
})

test('a form with a mistake comes back with what was typed', async () => {
  const visitor = await app.visitor()
  const again = await visitor.send('/sign-in', { email: 'not an address' })
  assert.equal(again.status, 422)
  assert.match(again.body, /value="not an address"/)
  assert.match(again.body, /href="#email"/)
})

/** Links made so far. */
async function linksMade(): Promise<number> {
  const links = app.hub.db.selectFrom('sign_in_link').select(eb => eb.fn.countAll<number>().as('n'))
  return Number((await links.executeTakeFirstOrThrow()).n)
}

test('five requests by anybody, and many more, keep nobody out of their account', async () => {
  const stranger = await app.visitor()
  for (let n = 0; n < 12; n++) await stranger.send('/sign-in', { email: 'ada@example.org' })
  assert.ok((await linksMade()) <= 6, 'no flood of mail')
  const owner = await app.visitor()
  await owner.send('/sign-in', { email: 'ada@example.org' })
  assert.equal((await owner.send(await lastLink(), {})).status, 200)
  // One of the links was used: the next goes at once.
  const before = await linksMade()
  await owner.send('/sign-in', { email: 'ada@example.org' })
  assert.equal(await linksMade(), before + 1)
  // An hour of asking later the newest link still signs in.
  for (let minute = 0; minute < 60; minute += 5) {
    app.clock.now = new Date(app.clock.now.getTime() + 5 * 60_000)
    await stranger.send('/sign-in', { email: 'ada@example.org' })
    assert.match(words((await owner.get(await lastLink())).body), /Select the button/)
  }
  assert.ok((await linksMade()) <= before + 12)
})

test('what was typed before signing in is given back after', async () => {
  const visitor = await app.visitor()
  const held = await visitor.post('/account', { name: 'Ada Lovely', phone: '01234', version: '1' })
  assert.equal(held.status, 401)
  const signIn = /href="(\/sign-in\?return=[^"]+)"/.exec(held.body)![1]!
  const back = new URL(signIn, 'http://x').searchParams.get('return')!
  const signedIn = await app.visitor(person)
  assert.match((await signedIn.get(back)).body, /value="Ada Lovely"/)
})

test('two edits of one account: the second is shown both texts', async () => {
  const [one, two] = [await app.visitor(person), await app.visitor(person)]
  const values = { name: 'Ada', phone: '', preferred_channel: 'email', language_needs: '', format_needs: '' }
  const { version } = await app.hub.db
    .selectFrom('person')
    .select('version')
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  assert.equal((await one.post('/account', { ...values, phone: '1', version: `${version}` })).status, 200)
  const second = await two.post('/account', { ...values, phone: '2', version: `${version}` })
  assert.equal(second.status, 409)
  assert.match(words(second.body), /Somebody else changed this.*It says now.*Phone number 1 2/)
})

test('the same form twice is taken once', async () => {
  const visitor = await app.visitor(person)
  const once = 'a3e2f4d2-1111-4222-8333-444455556666'
  const { version } = await app.hub.db
    .selectFrom('person')
    .select('version')
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  const values = {
    _once: once,
    name: 'Ada Twice',
    phone: '',
    preferred_channel: 'email',
    language_needs: '',
    format_needs: '',
    version: `${version}`,
  }
  const [first, second] = await Promise.all([visitor.post('/account', values), visitor.post('/account', values)])
  assert.deepEqual([first.status, second.status], [200, 200])
  const entries = await app.hub.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', '=', 'account.changed')
    .execute()
  const { version: now } = await app.hub.db
    .selectFrom('person')
    .select('version')
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  assert.equal(now, version + 1)
  assert.ok(entries.length >= 1)
})

test('a form from another website is refused', async () => {
  const visitor = await app.visitor(person)
  assert.equal((await visitor.post('/account', {}, { headers: { 'sec-fetch-site': 'cross-site' } })).status, 403)
})
