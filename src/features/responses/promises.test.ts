/** What the Hub promises of every consultation by its design: the practices that no record can fall short of. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from './open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'together')
  base = `/consultations/${of.slug}`
})
after(() => app.close())

const answers = () => ({ [`q-${of.questions[0]}`]: '2', [`q-${of.questions[1]}`]: 'Ten days would be better.' })

test('consultation.anonymous-allowed: nobody must give a name, and what that means is said before one starts', async () => {
  const visitor = await app.visitor()
  const form = words((await visitor.get(`${base}/response`)).body)
  const said = form.indexOf('nobody has to give a name')
  assert.ok(said >= 0 && said < form.indexOf('Is the notice period long enough?'), 'said before the first question')
  assert.match(form, /We can then not send you a receipt, or tell you when results are out/)
  const given = await visitor.send(`${base}/response`, { ...answers(), action: 'give' })
  assert.equal(given.status, 200, words(given.body))
  assert.match(given.url, /^\/responses\/R-\w{4}-\w{4}/)
  const contacts = await app.hub.db.selectFrom('respondent_contact').select('reachable').execute()
  assert.ok(contacts.every(({ reachable }) => !reachable))
})

test('consultation.channels-equal: online, email, letter, paper and spoken answers are taken and counted alike', async () => {
  const clerk = await app.visitor(of.people.clerk)
  const received = { 'received-day': '27', 'received-month': '2', 'received-year': '2026' }
  for (const channel of ['email', 'letter', 'paper', 'spoken']) {
    const keyed = await clerk.send(`${base}/keying`, { channel, ...received, ...answers(), action: 'give' })
    assert.equal(keyed.status, 200, words(keyed.body))
  }
  const rows = await app.hub.db.selectFrom('response').select(['channel', 'state', 'answers']).execute()
  assert.deepEqual(rows.map(({ channel }) => channel).sort(), ['email', 'letter', 'online', 'paper', 'spoken'])
  assert.equal(new Set(rows.map(({ state }) => state)).size, 1)
  const lead = await app.visitor(of.people.lead)
  assert.match(words((await lead.get(`${base}/responses`)).body), /5 responses/)
  const counted = words((await lead.get(`${base}/analysis`)).body)
  assert.match(counted, /5 of 5|5 responses/)
})
