/** A kiosk: one reader after the other, and nothing of the last one left. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { browse } from '../../../../worlds/visitor.ts'
import { beginSession, sessionCookie } from '../../../web/session.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let device: Visitor
/** The cookies of the device, as its browser holds them. */
const jar = new Map<string, string>()
let base: string

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'library')
  base = `/consultations/${of.slug}`
  device = browse(app, jar)
})
after(() => app.close())

test('the team is told how to set one up, and where it begins', async () => {
  const clerk = await app.visitor(of.people.clerk)
  assert.match((await clerk.get(`${base}/kiosk`)).body, /http:\/\/hub\.test\/kiosk\/library/)
  assert.equal((await (await app.visitor(of.people.stranger)).get(`${base}/kiosk`)).status, 403)
})

test('whoever was signed in with the browser is signed out when it becomes one', async () => {
  jar.set(sessionCookie, await beginSession(app.hub.db, of.people.lead, 'test', app.clock.now))
  const begun = await device.send('/kiosk/library', {})
  assert.match(words(begun.body), /Say what you think/)
  assert.deepEqual([...jar.keys()], ['hub_kiosk'])
  const open = await app.hub.db.selectFrom('session').select('person_id').where('ended_at', 'is', null).execute()
  assert.ok(!open.some(({ person_id }) => person_id === of.people.lead))
})

test('its pages begin anew by themselves, with script and without, and no browser keeps them', async () => {
  const form = await device.get(`${base}/response`)
  assert.match(form.body, /data-again="\/kiosk\/again" data-idle="180"/)
  assert.match(form.body, /<noscript><meta http-equiv="refresh" content="1200; url=\/kiosk\/again"><\/noscript>/)
  assert.match(form.body, /data-for-few/)
  assert.doesNotMatch(form.body, /href="\/sign-in"/)
  for (const path of [base, `${base}/response`, '/consultations', '/nothing-here', '/about']) {
    const page = await device.get(path)
    assert.match(page.body, /data-again/, path)
    if (page.status === 200) assert.equal(page.headers['cache-control'], 'no-store', path)
  }
  assert.doesNotMatch((await device.get('/kiosk/library')).body, /data-again/, 'where it begins, it stays')
  const elsewhere = await app.visitor()
  assert.doesNotMatch((await elsewhere.get(base)).body, /data-again/)
})

let code = ''

test('after giving, the code stands on a card for a while, and nothing of what was said', async () => {
  const receipt = await device.send(`${base}/response`, {
    [`q-${of.questions[0]}`]: '2',
    [`q-${of.questions[1]}`]: 'The heating is never on.',
    action: 'give',
  })
  assert.match(words(receipt.body), /Thank you\. Your response has been received/)
  assert.doesNotMatch(receipt.body, /heating/)
  assert.match(receipt.body, /data-idle="90"/)
  assert.match(receipt.body, /content="90; url=\/kiosk\/again"/)
  code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(words(receipt.body))![0]
  const change = await device.get(`${receipt.url.split('?')[0]}/change`)
  assert.match(change.body, /data-idle="180"/, 'whoever changes it has as long as whoever gives it')
  assert.match(change.body, /content="1200; url=\/kiosk\/again"/)
})

test('it begins anew: the next reader finds neither code, draft, response nor language of the last', async () => {
  jar.set('hub_language', 'pl')
  const at = (await app.hub.db.selectFrom('response').select('reference').executeTakeFirstOrThrow()).reference
  assert.equal((await device.get(`/responses/${at}`)).status, 200)
  const again = await device.get('/kiosk/again')
  assert.match(words(again.body), /Say what you think/)
  assert.deepEqual([...jar.keys()], ['hub_kiosk'])
  const back = await device.get(`/responses/${at}`)
  assert.doesNotMatch(back.body, new RegExp(`${code}|heating`))
  const form = await device.get(`${base}/response`)
  assert.doesNotMatch(form.body, /heating/)
  assert.doesNotMatch(words(form.body), /You have given/)
})

test('what somebody began and left is found by their code alone', async () => {
  await device.send(`${base}/response`, { [`q-${of.questions[1]}`]: 'Half a thought', action: 'save' })
  assert.ok(jar.size > 1)
  await device.get('/kiosk/again')
  assert.deepEqual([...jar.keys()], ['hub_kiosk'])
  assert.doesNotMatch((await device.get(`${base}/response`)).body, /Half a thought/)
  assert.equal((await app.hub.db.selectFrom('response_draft').select('id').execute()).length, 1)
})

test('what somebody began on another consultation is forgotten as well', async () => {
  const parks = await openConsultation(app.hub.db, 'parks')
  const form = '/consultations/parks/response'
  const begun = { [`q-${parks.questions[1]}`]: 'Half a thought', action: 'save' }
  const pencils = ({ headers }: { headers: Record<string, unknown> }) =>
    [headers['set-cookie']].flat().filter(cookie => String(cookie).startsWith('hub_pencil='))
  const kept = pencils(await device.send(form, begun, { follow: false }))
  assert.match(String(kept), /; Path=\/(;|$)/, 'a browser sends it to where it begins anew')
  const ended = pencils(await device.get('/kiosk/again', false))
  assert.ok(ended.some(cookie => /^hub_pencil=;.*; Path=\/(;|$)/.test(String(cookie))))
  const elsewhere = browse(app, new Map())
  assert.match(String(pencils(await elsewhere.send(form, begun, { follow: false }))), /; Path=\/consultations\/parks/)
})

test('once the consultation is closed nothing can be begun, and the kiosk is ended where it is taken down', async () => {
  app.clock.now = new Date('2026-05-02T09:00:00Z')
  await app.hub.db.updateTable('consultation').set({ state: 'closed' }).where('id', '=', of.id).execute()
  app.hub.forgetPages()
  assert.match(words((await device.get('/kiosk/library')).body), /This cannot be answered now/)
  const ended = await device.send('/kiosk/end', {})
  assert.match(words(ended.body), /This browser is no kiosk/)
  assert.equal(jar.size, 0)
  assert.equal((await device.get('/kiosk/again', false)).headers['location'], '/')
})
