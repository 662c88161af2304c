/** Sessions: how long they last, ending one that is elsewhere, what they leave in a browser, and signing in anew before a seal. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { words } from '../../../test/support/app.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { browse, type Visitor } from '../../../worlds/visitor.ts'
import { type App, buildApp } from '../../app.ts'
import { newId } from '../../db/ids.ts'
import { sealOf } from '../../db/seal.ts'
import { day } from '../../kernel/day.ts'
import { openMail } from '../../mail/mail.ts'
import { disposition } from '../../web/mount.ts'
import { openConsultation } from '../responses/open-consultation.fixture.ts'
import { grantRole } from './index.ts'

const HOUR = 60 * 60 * 1000
let database: TestDatabase
let app: App
let now = new Date('2026-03-02T09:00:00Z')
const ada = newId()

before(async () => {
  database = await testDatabase()
  const area = { id: newId(), name: 'Area', compact_name: 'Compact' }
  await database.db.insertInto('area').values(area).execute()
  await database.db.insertInto('person').values({ id: ada, name: 'Ada', email: 'ada@example.org' }).execute()
  app = await buildApp({
    database,
    seal: sealOf(randomBytes(32)),
    origin: 'https://hub.test',
    now: () => now,
    sessions: { whole: 14 * 24 * HOUR, idle: 72 * HOUR },
  })
})
after(async () => {
  await app.server.close()
  await database.close()
})

const later = (hours: number) => {
  now = new Date(now.getTime() + hours * HOUR)
}

/** Signs in by a link of the mail, as somebody would; gives the browser with its cookies. */
async function signIn(to = '/account'): Promise<{ visitor: Visitor; jar: Map<string, string>; led: string }> {
  const jar = new Map<string, string>()
  const visitor = browse(app, jar)
  await visitor.send(`/sign-in?return=${encodeURIComponent(to)}`, { email: 'ada@example.org' })
  const mail = await database.db
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('to_address', '=', 'ada@example.org')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const link = /\/sign-in\/\S+/.exec(openMail(app.hub.seal, mail).body)![0]
  const answer = await visitor.send(link, {}, { follow: false })
  return { visitor, jar, led: String(answer.headers['location']) }
}

test('over https the cookie can be set by this host alone', async () => {
  const { jar } = await signIn()
  assert.deepEqual([...jar.keys()], ['__Host-hub_session'])
})

test('a sign-in that is not used for three days ends, one that is used lasts two weeks', async () => {
  const { visitor: used } = await signIn()
  const { visitor: left } = await signIn()
  for (let days = 0; days < 13; days++) {
    later(24)
    assert.equal((await used.get('/account', false)).status, 200, `day ${days}`)
  }
  assert.equal((await left.get('/account', false)).status, 303)
  later(26)
  assert.equal((await used.get('/account', false)).status, 303)
})

test('one sees where one is signed in and ends a sign-in that is elsewhere, but nobody else’s', async () => {
  const { visitor: here } = await signIn()
  const { visitor: elsewhere } = await signIn()
  const stranger = newId()
  await database.db.insertInto('person').values({ id: stranger, name: 'S', email: 's@example.org' }).execute()
  const page = await here.get('/account/sessions')
  assert.match(words(page.body), /This is where you are now/)
  assert.equal(page.headers['cache-control'], 'no-store')
  const done = await here.send('/account/sessions', {})
  assert.match(words(done.body), /That sign-in has ended/)
  assert.equal((await elsewhere.get('/account', false)).status, 303)
  assert.equal((await here.get('/account', false)).status, 200)
  const gone = await here.post('/account/sessions', { act: `end ${newId()}` })
  assert.equal(gone.status, 422)
})

test('what is sealed is opened only after a fresh sign-in, which leads back to it', async () => {
  const of = await openConsultation(database.db, 'fresh')
  const subject = { kind: 'consultation', id: of.id } as const
  await grantRole(database.db, { personId: ada, role: 'lead', subject, from: day('2026-01-01'), grantedBy: null })
  const path = '/consultations/fresh/seal/openings'
  const { visitor } = await signIn()
  assert.equal((await visitor.get(path, false)).status, 200)
  later(2)
  const asked = await visitor.get(path, false)
  assert.deepEqual(
    [asked.status, asked.headers['location']],
    [303, `/sign-in?fresh=yes&return=${encodeURIComponent(path)}`],
  )
  assert.equal((await visitor.post(path, { reference: 'x', purpose: 'ask-back' }, { follow: false })).status, 303)
  assert.match(words((await visitor.get(String(asked.headers['location']))).body), /within the last hour/)
  const again = await signIn(path)
  assert.equal(again.led, path)
  assert.equal((await again.visitor.get(path, false)).status, 200)
})

test('a right is given only with a fresh proof, and what was chosen is there again after it', async () => {
  const subject = { kind: 'area', id: (await app.hub.area()).id } as const
  await grantRole(database.db, {
    personId: ada,
    role: 'secretariat',
    subject,
    from: day('2026-01-01'),
    grantedBy: null,
  })
  const grace = newId()
  await database.db.insertInto('person').values({ id: grace, name: 'Grace', email: 'grace@example.org' }).execute()
  const role = `secretariat:area:${subject.id}`
  const { visitor } = await signIn()
  later(2)
  assert.equal((await visitor.get(`/people/${grace}`, false)).status, 200, 'looking needs no proof')
  const asked = await visitor.send(`/people/${grace}`, { role }, { follow: false })
  const to = new URL(String(asked.headers['location']), 'https://hub.test')
  assert.deepEqual([asked.status, to.pathname, to.searchParams.get('fresh')], [303, '/sign-in', 'yes'])
  const grants = () => database.db.selectFrom('role_grant').selectAll().where('person_id', '=', grace).execute()
  assert.deepEqual(await grants(), [])
  const again = await signIn(to.searchParams.get('return')!)
  const back = await again.visitor.get(again.led)
  assert.match(back.body, new RegExp(`<option value="${role}" selected>`))
  assert.equal((await again.visitor.send(again.led, {})).status, 200)
  assert.equal((await grants()).length, 1)
})

test('what cannot be kept is said before a fresh proof is asked, and what the page was asked for is not lost', async () => {
  const { visitor } = await signIn()
  later(2)
  const send = (text: string) =>
    visitor.post('/account/erase?from=settings&done=x.y', { sure: 'yes', more: text }, { follow: false })
  const kept = await send('')
  assert.match(
    String(kept.headers['location']),
    /^\/sign-in\?fresh=yes&return=%2Faccount%2Ferase%3Ffrom%3Dsettings%26held%3D/,
  )
  const lost = await send('x'.repeat(1_000_100))
  assert.equal(lost.status, 401)
  assert.match(words(lost.body), /show once more who you are\. What you typed could not be kept here/)
  const way = /href="(\/sign-in\?[^"]+)"/.exec(lost.body)![1]!.replaceAll('&amp;', '&')
  const asked = words((await visitor.get(way)).body)
  assert.match(asked, /within the last hour/)
  assert.doesNotMatch(asked, /is kept/)
})

test('what is reached by a code or for those signed in stays in no browser; public pages may', async () => {
  const of = await openConsultation(database.db, 'left')
  const anybody = browse(app, new Map())
  const base = `/consultations/${of.slug}/response`
  const answers = { [`q-${of.questions[0]}`]: '2', [`q-${of.questions[1]}`]: 'More time' }
  const given = await anybody.send(base, { ...answers, action: 'give' })
  const receipt = given.url.split('?')[0]!
  const kept = async (path: string) => String((await anybody.get(path)).headers['cache-control'])
  assert.equal(await kept(receipt), 'no-store')
  assert.match((await anybody.get(receipt)).body, /<html[^>]* data-for-few/)
  assert.equal(await kept(`${receipt}/receipt.pdf`), 'no-store')
  assert.doesNotMatch(await kept('/about'), /no-store/)
})

test('files come under their own name, in letters that every browser knows and in its own', () => {
  assert.equal(
    disposition('Łódź "plan" (2).pdf', true),
    'inline; filename="_odz _plan_ (2).pdf"; filename*=UTF-8\'\'%C5%81%C3%B3d%C5%BA%20%22plan%22%20%282%29.pdf',
  )
  assert.equal(disposition('minutes.pdf', false), 'attachment; filename="minutes.pdf"; filename*=UTF-8\'\'minutes.pdf')
})
