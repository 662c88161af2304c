/** Organisations' own sign-ins, with a real provider on this machine: who is let in, who is not, and what each is told. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { startIssuer, type TestIssuer } from '../../../../test/support/issuer.ts'
import { browse, type Visitor } from '../../../../worlds/visitor.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { openMail } from '../../../mail/mail.ts'
import { grantRole } from '../index.ts'
import { arrive } from './arrive.ts'
import { judgeIssuers } from './checkup.ts'
import { findIssuer, type Issuer } from './issuers.queries.ts'

let app: TestApp
let council: TestIssuer
let trust: TestIssuer
let ofCouncil = ''
let ofTrust = ''
const people = { sam: newId(), bo: newId(), ada: newId(), cleo: newId() }
const printed: string[] = []
const shown = { error: console.error, log: console.log, warn: console.warn }

const ours = (uri: string) => uri.startsWith('http://hub.test/sign-in/from/')
const personOf = (email: string) => ({
  sub: `sub of ${email.toLowerCase()}`,
  email,
  email_verified: true,
  name: 'Name At Work',
})

before(async () => {
  for (const name of ['error', 'log', 'warn'] as const)
    console[name] = (...said: unknown[]) => void printed.push(said.map(String).join(' '))
  app = await testApp(new Date())
  ;[council, trust] = await Promise.all([startIssuer(ours), startIssuer(ours)])
  const { db } = app.hub
  const named = Object.entries(people).map(([name, id]) => ({ id, name, email: `${name}@holt.example.org` }))
  await db.insertInto('person').values(named).execute()
  await db.updateTable('person').set({ email: 'cleo@trust.example.org' }).where('id', '=', people.cleo).execute()
  const subject = { kind: 'area', id: (await app.hub.area()).id } as const
  for (const personId of [people.sam, people.bo])
    await grantRole(db, { personId, role: 'secretariat', subject, from: day('2026-01-01'), grantedBy: null })
  await db
    .insertInto('organisation')
    .values({ id: newId(), name: 'Trust', slug: 'trust', sector: 'voluntary' })
    .execute()
  ofCouncil = await add('Holt Council', council, { mail_domains: '@Holt.example.org' })
  ofTrust = await add('The Trust', trust, { mail_domains: 'trust.example.org' })
})
beforeEach(() => {
  app.clock.now = new Date()
  council.instead.clear()
})
after(async () => {
  Object.assign(console, shown)
  await Promise.all([app.close(), council.close(), trust.close()])
})

/** Adds an issuer as the secretariat does; gives its address among the settings. */
async function add(
  name: string,
  { address, clientId, secret }: TestIssuer,
  more: Record<string, string>,
): Promise<string> {
  const sam = await app.visitor(people.sam)
  const typed = { name, address, client_id: clientId, secret, state: 'on', ...more }
  const done = await sam.send('/settings/issuers/new', typed)
  assert.equal(done.status, 200, words(done.body))
  return done.url.split('?')[0]!.split('/').at(-1)!
}

/** Changes an issuer as the secretariat does. */
async function change(id: string, more: Record<string, string | string[]>) {
  return (await app.visitor(people.sam)).send(`/settings/issuers/${id}`, more)
}

type Browser = { readonly visitor: Visitor; readonly jar: Map<string, string> }

function browser(): Browser {
  const jar = new Map<string, string>()
  return { visitor: browse(app, jar), jar }
}

/** Sets out to an issuer; gives the address the Hub leads to. */
async function setOut({ visitor }: Browser, id: string, query = ''): Promise<string> {
  const answer = await visitor.get(`/sign-in/with/${id}${query}`, false)
  assert.equal(answer.status, 303, words(answer.body))
  return String(answer.headers['location'])
}

/** Comes back to the Hub from an issuer's address. */
async function comeBack({ visitor }: Browser, back: string) {
  const { pathname, search } = new URL(back)
  return visitor.get(pathname + search, false)
}

/** Goes the whole way; gives what the Hub answered. */
async function signIn(issuer: TestIssuer, id: string, account: TestIssuer['account'], from = browser(), query = '') {
  issuer.account = account
  return comeBack(from, await issuer.go(await setOut(from, id, query)))
}

async function mailTo(email: string): Promise<string> {
  const row = await app.hub.db
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('to_address', '=', email)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return `${row.subject}\n${openMail(app.hub.seal, row).body}`
}

test('somebody is matched once by verified mail, then known by the subject, and told of the new way in', async () => {
  const first = browser()
  const came = await signIn(council, ofCouncil, personOf('ADA@holt.example.org'), first, '?return=%2Faccount')
  assert.deepEqual([came.status, came.headers['location']], [303, '/account'])
  assert.match(words((await first.visitor.get('/account')).body), /You sign in with ada@holt/)
  assert.match(await mailTo('ada@holt.example.org'), /A new way to sign in as you: Holt Council/)
  // The address at work changed, the subject did not.
  const again = browser()
  const moved = { ...personOf('ada@holt.example.org'), email: 'somebody.else@holt.example.org' }
  await signIn(council, ofCouncil, moved, again)
  assert.match(words((await again.visitor.get('/account')).body), /You sign in with ada@holt/)
  // Whoever gets the address of somebody the issuer knows as another is not let in as them.
  const heir = await signIn(council, ofCouncil, { ...personOf('ada@holt.example.org'), sub: 'a new employee' })
  assert.match(words(heir.body), /Somebody else from Holt Council has signed in with your mail address/)
})

test('an issuer speaks for verified addresses of its own domains alone', async () => {
  const tries = [
    [{ ...personOf('bo@holt.example.org'), email_verified: false }, /does not say that your mail address is verified/],
    [{ sub: 'no mail' }, /did not tell us your mail address/],
    [personOf('cleo@trust.example.org'), /not one that Holt Council may speak for/],
    [personOf('bo@sub.holt.example.org'), /not one that Holt Council may speak for/],
    [personOf('bo@evil.org@holt.example.org'), /did not tell us|not one that/],
    // The sign of Kelvin becomes a k in small letters.
    [personOf('\u212Aim@holt.example.org'), /did not tell us/],
    [personOf('stranger@holt.example.org'), /you are not among the people of Test Compact yet/],
  ] as const
  for (const [account, told] of tries) {
    const from = browser()
    const answer = await signIn(council, ofCouncil, account, from)
    assert.match(words(answer.body), told)
    assert.match(words(answer.body), /you were not signed in this way/)
    assert.equal(from.jar.has('hub_session'), false)
  }
  const rows = await app.hub.db.selectFrom('person').selectAll().where('email', 'like', 'stranger%').execute()
  assert.deepEqual(rows, [])
  // What went wrong last stands where the secretariat can see it.
  const page = await (await app.visitor(people.sam)).get('/settings/issuers')
  assert.match(words(page.body), /Holt Council Switched on.*somebody came who is not among the people here/)
})

test('several issuers stand for several organisations, and one cannot answer for another', async () => {
  const from = browser()
  const page = words((await from.visitor.get('/sign-in?return=%2Faccount')).body)
  assert.match(page, /Sign in with Holt Council.*Sign in with The Trust/)
  assert.equal((await signIn(trust, ofTrust, personOf('cleo@trust.example.org'), from)).status, 303)
  // What the trust gave is brought to the address of the council.
  const mixed = browser()
  trust.account = personOf('cleo@trust.example.org')
  const back = (await trust.go(await setOut(mixed, ofTrust))).replace(ofTrust, ofCouncil)
  assert.match(words((await comeBack(mixed, back)).body), /begun in another browser/)
})

test('an account is made where the record says so, with no right at all', async () => {
  await change(ofTrust, { makes_people: 'yes' })
  const from = browser()
  assert.equal((await signIn(trust, ofTrust, personOf('new@trust.example.org'), from)).status, 303)
  const person = await app.hub.db
    .selectFrom('person')
    .selectAll()
    .where('email', '=', 'new@trust.example.org')
    .executeTakeFirstOrThrow()
  assert.equal(person.name, 'Name At Work')
  const grants = await app.hub.db.selectFrom('role_grant').selectAll().where('person_id', '=', person.id).execute()
  assert.deepEqual(grants, [])
  assert.equal((await from.visitor.get('/settings', false)).status, 403)
})

test('a claim that is asked for must be said', async () => {
  await change(ofTrust, { claim_name: 'groups', claim_value: 'compact' })
  const without = await signIn(trust, ofTrust, { ...personOf('cleo@trust.example.org'), groups: ['other'] })
  assert.match(words(without.body), /does not say of you what is needed/)
  const came = await signIn(trust, ofTrust, { ...personOf('cleo@trust.example.org'), groups: ['x', 'compact'] })
  assert.equal(came.status, 303)
  await change(ofTrust, { claim_name: '', claim_value: '' })
})

test('a wrong state, nonce, issuer, browser or code signs nobody in, and nothing works twice', async () => {
  council.account = personOf('ada@holt.example.org')
  const edited = async (edit: (url: URL) => void, at: 'going' | 'coming') => {
    const from = browser()
    const to = new URL(await setOut(from, ofCouncil))
    if (at === 'going') edit(to)
    const back = new URL(await council.go(to.href))
    if (at === 'coming') edit(back)
    const answer = await comeBack(from, back.href)
    assert.equal(from.jar.has('hub_session'), false)
    return words(answer.body)
  }
  const set = (name: string, value: string) => (url: URL) => url.searchParams.set(name, value)
  assert.match(await edited(set('state', 'x'.repeat(43)), 'coming'), /begun in another browser/)
  assert.match(await edited(set('nonce', 'y'.repeat(43)), 'going'), /did not fit/)
  assert.match(await edited(set('iss', 'https://elsewhere.example'), 'coming'), /did not fit/)
  assert.match(await edited(url => url.searchParams.delete('iss'), 'coming'), /did not fit/)
  assert.match(await edited(set('code', 'z'.repeat(43)), 'coming'), /did not fit/)
  // A code that somebody else got is of no use in another's way.
  const [victim, thief] = [browser(), browser()]
  const stolen = new URL(await council.go(await setOut(thief, ofCouncil))).searchParams.get('code')!
  const back = new URL(await council.go(await setOut(victim, ofCouncil)))
  back.searchParams.set('code', stolen)
  assert.match(words((await comeBack(victim, back.href)).body), /did not fit/)
  // The address that leads back is of no use in another browser, or a second time.
  const own = browser()
  const address = await council.go(await setOut(own, ofCouncil))
  assert.match(words((await comeBack(browser(), address)).body), /begun in another browser/)
  assert.equal((await comeBack(own, address)).status, 303)
  assert.match(words((await comeBack(own, address)).body), /begun in another browser/)
})

test('keys that the issuer changed are known at once, and another’s are not taken', async () => {
  council.changeKeys()
  assert.equal((await signIn(council, ofCouncil, personOf('ada@holt.example.org'))).status, 303)
  const keys = await (await fetch(`${trust.address}/jwks`)).text()
  council.instead.set('/jwks', response => response.setHeader('content-type', 'application/json').end(keys))
  assert.match(words((await signIn(council, ofCouncil, personOf('ada@holt.example.org'))).body), /did not fit/)
})

test('a clock some minutes wrong is put up with, one that is further off is told', async () => {
  const wrong = async (minutes: number) => {
    const from = browser()
    council.account = personOf('ada@holt.example.org')
    app.clock.now = new Date(Date.now() + minutes * 60_000)
    return comeBack(from, await council.go(await setOut(from, ofCouncil)))
  }
  for (const minutes of [4, -4]) assert.equal((await wrong(minutes)).status, 303)
  assert.match(words((await wrong(10)).body), /more than five minutes apart/)
})

test('an issuer that is away, gives up or does not know the Hub leaves the other way', async () => {
  const gaveUp = await signIn(council, ofCouncil, null)
  assert.match(words(gaveUp.body), /You did not finish at Holt Council/)
  assert.doesNotMatch(gaveUp.body, /<b>no/)
  council.instead.set('/.well-known/openid-configuration', response => void response.writeHead(503).end('down'))
  const away = await browser().visitor.get(`/sign-in/with/${ofCouncil}?return=%2Faccount`, false)
  assert.match(words(away.body), /cannot be reached just now/)
  assert.match(away.body, /href="\/sign-in\?return=\/?(%2F)?account"/)
  council.instead.clear()
  council.instead.set('/token', response => {
    response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":"invalid_client"}')
  })
  const unknown = await signIn(council, ofCouncil, personOf('ada@holt.example.org'))
  assert.match(words(unknown.body), /does not know this Hub, or its secret has run out/)
  await council.close()
  const judged = await judgeIssuers(app.hub.db, new Date())
  assert.match(judged.says, /These do not answer as an issuer does: Holt Council/)
  const gone = await browser().visitor.get(`/sign-in/with/${ofCouncil}`, false)
  assert.match(words(gone.body), /cannot be reached just now/)
  assert.match(words((await change(ofCouncil, { name: 'Holt' })).body), /Nothing answers at this address/)
  council = Object.assign(await startIssuer(ours), {})
  const changed = await change(ofCouncil, { address: council.address })
  assert.match(words(changed.body), /A secret belongs to one address/)
  assert.equal((await change(ofCouncil, { address: council.address, secret: council.secret })).status, 200)
  // A subject means nothing at another address: people are matched anew there.
  assert.equal((await signIn(council, ofCouncil, personOf('ada@holt.example.org'))).status, 303)
})

test('words kept when a sign-in had ended come back also by this way', async () => {
  const from = browser()
  const held = await from.visitor.post('/account', { name: 'Ada Lovely', phone: '01234', version: '1' })
  const back = new URL(/href="(\/sign-in\?return=[^"]+)"/.exec(held.body)![1]!, 'http://x').searchParams.get('return')!
  const query = `?return=${encodeURIComponent(back)}`
  const came = await signIn(council, ofCouncil, personOf('ada@holt.example.org'), from, query)
  assert.match((await from.visitor.get(String(came.headers['location']))).body, /value="Ada Lovely"/)
})

test('whoever signs out is led to sign out there as well, and one that is switched off ends what it began', async () => {
  const from = browser()
  await signIn(council, ofCouncil, personOf('ada@holt.example.org'), from)
  const out = await from.visitor.send('/account/sign-out', { where: 'here' })
  assert.match(words(out.body), /You have signed out here.*Sign out at Holt Council too/)
  const end = /href="(http:[^"]*session\/end[^"]*)"/.exec(out.body)![1]!.replaceAll('&amp;', '&')
  assert.equal(new URL(end).searchParams.get('client_id'), 'hub-at-work')
  assert.equal((await fetch(end)).status, 200)
  await signIn(council, ofCouncil, personOf('ada@holt.example.org'), from)
  assert.equal((await change(ofCouncil, { state: 'off' })).status, 200)
  assert.equal((await from.visitor.get('/account', false)).status, 303)
  assert.doesNotMatch((await from.visitor.get('/sign-in')).body, /Sign in with Holt Council/)
  assert.match(
    words((await from.visitor.get(`/sign-in/with/${ofCouncil}`)).body),
    /This way to sign in is switched off/,
  )
  await change(ofCouncil, { state: 'on' })
})

test('where it is the only way, no link goes to people of its domains, but to the secretariat', async () => {
  await change(ofCouncil, { only_way: 'yes' })
  const links = async () => (await app.hub.db.selectFrom('sign_in_link').selectAll().execute()).length
  const { visitor } = browser()
  const before = await links()
  for (let n = 0; n < 6; n++) await visitor.send('/sign-in', { email: 'ada@holt.example.org' })
  assert.equal(await links(), before)
  assert.match(await mailTo('ada@holt.example.org'), new RegExp(`/sign-in/with/${ofCouncil}\\?return=`))
  const told = await app.hub.db
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('subject', 'like', 'How to sign in%')
    .execute()
  assert.equal(told.length, 3)
  await visitor.send('/sign-in', { email: 'sam@holt.example.org' })
  assert.equal(await links(), before + 1)
})

test('a fresh proof is asked of the issuer, which must say when it was given', async () => {
  const from = browser()
  const to = new URL(await setOut(from, ofCouncil, '?fresh=yes&return=%2Faccount'))
  assert.deepEqual([to.searchParams.get('prompt'), to.searchParams.get('max_age')], ['login', '0'])
  assert.equal((await signIn(council, ofCouncil, personOf('ada@holt.example.org'), from, '?fresh=yes')).status, 303)
  const session = await app.hub.db
    .selectFrom('session')
    .select(['way', 'proved_at'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  assert.equal(session.way, 'issuer')
  assert.ok(Math.abs(session.proved_at!.getTime() - Date.now()) < 60_000)
})

test('whoever is on the way while an issuer is changed, or proved long ago who they are, begins again', async () => {
  const issuer = (await findIssuer(app.hub.db, ofCouncil))!
  const arriving = (of: Issuer, claims: Record<string, unknown> = {}) =>
    app.hub.db.transaction().execute(async tx => {
      const { address: iss } = council
      const told = { ...personOf('ada@holt.example.org'), iss, ...claims }
      return arrive(tx, app.hub, { issuer: of, claims: told, userAgent: '', fresh: true, now: app.clock.now })
    })
  const at = (hours: number) => ({ auth_time: app.clock.now.getTime() / 1000 - hours * 3600 })
  assert.ok('token' in (await arriving(issuer, at(0))))
  assert.deepEqual(await arriving(issuer, at(24)), { why: 'not-fresh' })
  assert.deepEqual(await arriving(issuer), { why: 'not-fresh' })
  assert.equal((await change(ofCouncil, { state: 'off' })).status, 200)
  assert.deepEqual(await arriving(issuer, at(0)), { why: 'begun-before-change' })
  await change(ofCouncil, { state: 'on' })
})

test('what is wrong with an issuer is said beside its box, and what was typed stays', async () => {
  const sam = await app.visitor(people.sam)
  const typed = {
    name: 'X',
    address: 'http://elsewhere.example',
    client_id: 'c',
    mail_domains: 'not a domain!',
    state: 'off',
  }
  const refused = await sam.send('/settings/issuers/new', typed)
  assert.equal(refused.status, 422)
  assert.match(refused.body, /href="#address"/)
  assert.match(refused.body, /href="#mail_domains"/)
  assert.match(refused.body, /value="http:\/\/elsewhere.example"/)
  const common = { ...typed, mail_domains: '', address: 'https://login.microsoftonline.com/common/v2.0' }
  assert.match(words((await sam.send('/settings/issuers/new', common)).body), /one organisation/)
  assert.equal((await (await app.visitor(people.ada)).get('/settings/issuers', false)).status, 403)
  assert.match(await mailTo('bo@holt.example.org'), /sam has added or changed how people/)
})

test('no secret, code or token stands in a page, the record of changes, or what is printed', async () => {
  const sam = await app.visitor(people.sam)
  const pages = await Promise.all(
    [`/settings/issuers/${ofCouncil}`, '/settings/issuers', '/audit'].map(async path => (await sam.get(path)).body),
  )
  const entries = await app.hub.db.selectFrom('audit_entry').selectAll().execute()
  assert.ok(entries.some(({ action }) => action === 'sign-in.issuer-changed'))
  const all = [...pages, JSON.stringify(entries), ...printed].join('\n')
  assert.doesNotMatch(all, /a-secret-that-no-log-may-show|eyJ[\w-]{20}|code=/)
  const { sealed_secret } = await app.hub.db
    .selectFrom('sign_in_issuer')
    .select('sealed_secret')
    .where('id', '=', ofCouncil)
    .executeTakeFirstOrThrow()
  assert.ok(sealed_secret.length > 20 && !sealed_secret.includes('a-secret'))
})
