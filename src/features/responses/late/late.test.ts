/** The late box: what came after the close is kept apart, decided without what it says, and the reason is public. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { openMail } from '../../../mail/mail.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string
let clerk: Visitor
let lead: Visitor

before(async () => {
  app = await testApp(new Date('2026-05-06T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'late-box')
  base = `/consultations/${of.slug}`
  clerk = await app.visitor(of.people.clerk)
  lead = await app.visitor(of.people.lead)
})
after(() => app.close())

const key = (text: string, values: Record<string, string> = {}) =>
  clerk.send(`${base}/keying`, {
    channel: 'letter',
    'received-day': '4',
    'received-month': '5',
    'received-year': '2026',
    [`q-${of.questions[1]}`]: text,
    action: 'give',
    late_reason: 'Posted on 30 April',
    ...values,
  })

const responses = () => app.hub.db.selectFrom('response').selectAll().orderBy('id').execute()
const box = () => app.hub.db.selectFrom('late_response').selectAll().orderBy('id').execute()

test('paper that came late is kept sealed and counts for nothing; keyed twice it is kept once', async () => {
  assert.equal((await key('Late', { late_reason: '' })).status, 422)
  const kept = await key('Late and secret', { contact_email: 'ada@secret.example' })
  assert.match(words(kept.body), /kept with what came late/)
  assert.doesNotMatch(kept.body, /Late and secret|ada@/)
  assert.equal((await responses()).length, 0)
  const [late, ...others] = await box()
  assert.equal(others.length, 0)
  assert.ok(!late!.sealed.includes('secret') && late!.sealed.length > 100)
  const page = await clerk.get(`${base}/keying`)
  const values = {
    ...findForm(page.body)!.values,
    channel: 'letter',
    'received-day': '4',
    'received-month': '5',
    'received-year': '2026',
  }
  const typed = { ...values, [`q-${of.questions[1]}`]: 'Second', late_reason: 'In the wrong tray', action: 'give' }
  await clerk.post(`${base}/keying`, typed)
  await clerk.post(`${base}/keying`, typed)
  assert.equal((await box()).length, 2)
  assert.match(words((await lead.get('/tasks')).body), /Decide about 2 responses that came late/)
})

test('the lead decides with a reason, without what they say; a clerk and a reviewer do not', async () => {
  const [first, second] = await box()
  const seen = words((await lead.get(`${base}/late`)).body)
  assert.match(seen, /Letter, came on 4 May 2026 Late because: Posted on 30 April \(brought in by Example clerk\)/)
  assert.doesNotMatch(seen, /secret|Second/)
  const page = await lead.get(`${base}/late`)
  const asked = findForm(page.body)!.values
  const decide = (values: Record<string, string>) => lead.post(`${base}/late`, { ...asked, ...values })
  assert.equal((await decide({ which: first!.id, decision: 'in', reason: '' })).status, 422)
  assert.equal((await decide({ decision: 'in', reason: 'Posted in time' })).status, 422)
  const byClerk = await clerk.post(`${base}/late`, { which: first!.id, decision: 'in', reason: 'x' })
  assert.ok(byClerk.status >= 400)
  assert.equal((await (await app.visitor(of.people.reviewer)).get(`${base}/late`)).status, 403)
  await lead.send(`${base}/late`, { which: second!.id, decision: 'in', reason: 'The post was slow' })
  const [taken, ...more] = await responses()
  assert.deepEqual(
    [taken!.late_reason, taken!.received_at.toISOString().slice(0, 10), more.length],
    ['The post was slow', '2026-05-04', 0],
  )
  await lead.send(`${base}/late`, { which: first!.id, decision: 'out', reason: 'Sent after the close' })
  assert.equal((await responses()).length, 1)
  const mail = await app.hub.db.selectFrom('outgoing_mail').selectAll().execute()
  const told = mail.map(row => openMail(app.hub.seal, row)).find(({ to }) => to === 'ada@secret.example')
  assert.match(told!.body, /not to take it in[\s\S]*Sent after the close/)
  assert.deepEqual(
    (await box()).map(({ sealed }) => sealed.length),
    [0, 0],
    'nothing of them stays in the box',
  )
})

test('everybody reads how many came late, what was decided and why', async () => {
  await app.hub.db
    .updateTable('consultation')
    .set({ state: 'reported', reported_at: new Date('2026-06-01T09:00:00Z') })
    .where('id', '=', of.id)
    .execute()
  app.hub.forgetPages()
  const text = words((await (await app.visitor()).get(`${base}/outcome`)).body)
  assert.match(text, /2 responses came after the close\./)
  assert.match(text, /One was taken in, because: The post was slow/)
  assert.match(text, /One was not taken in, because: Sent after the close/)
})
