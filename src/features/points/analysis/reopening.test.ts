import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { sendFeedback } from '../feedback/send-feedback.job.ts'
import { close, giveResponse } from '../points-fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string
let lead: Visitor
let anybody: Visitor

before(async () => {
  app = await testApp(new Date('2026-05-10T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'together')
  base = `/consultations/${of.slug}`
  await giveResponse(app.hub.db, of.id, { comments: { [of.paragraphs[1]!]: 'Ten days.' }, may_publish: true })
  await close(app.hub.db, of.id)
  lead = await app.visitor(of.people.lead)
  anybody = await app.visitor()
  await lead.send(`${base}/analysis`, { act: 'begin' })
  await settle('Ten days')
  await lead.send(`${base}/analysis`, { act: 'report' })
  await lead.send(`${base}/report/words`, { what_happens_next: 'The code is agreed.' })
  await lead.send(`${base}/report/publication`, { sure: 'yes' })
})
after(() => app.close())

/** Reads the newest response, takes its points and notes them. */
async function settle(text: string): Promise<void> {
  const { db } = app.hub
  const { reference } = await db
    .selectFrom('response')
    .select('reference')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  await lead.send(`${base}/responses/${reference}`, { act: 'take:all' })
  await lead.send(`${base}/responses/${reference}`, { act: 'read' })
  const points = await db.selectFrom('point').select('number').where('text', 'like', `%${text}%`).execute()
  assert.ok(points.length > 0)
  for (const { number } of points)
    await lead.send(`${base}/points/${number}`, { action: 'noted', reason: `Heard: ${text}` })
}

const consultation = () =>
  app.hub.db
    .selectFrom('consultation')
    .select(['state', 'reported_at'])
    .where('id', '=', of.id)
    .executeTakeFirstOrThrow()

const keyIn = async () =>
  (await app.visitor(of.people.clerk)).post(`${base}/keying`, {
    channel: 'letter',
    'received-day': '27',
    'received-month': '4',
    'received-year': '2026',
    [`q-${of.questions[0]}`]: '2',
    [`q-${of.questions[1]}`]: 'The mislaid letter',
    contact_email: 'late@example.org',
    action: 'give',
    _once: crypto.randomUUID(),
  })

const told = async () =>
  app.hub.db.selectFrom('respondent_contact').select('id').where('feedback_sent_at', 'is not', null).execute()

test('a register that is public is opened again only by the lead, with a reason that everybody reads', async () => {
  assert.equal((await keyIn()).status, 422)
  const reported = await consultation()
  const path = `${base}/register/reopening`
  assert.match(words((await lead.get(`${base}/analysis`)).body), /Open the register again/)
  assert.equal((await (await app.visitor(of.people.clerk)).get(path)).status, 403)
  const reasonless = await lead.send(path, { sure: 'yes' })
  assert.equal(reasonless.status, 422)
  const opened = await lead.send(path, { reason: 'A letter lay in a drawer.', sure: 'yes' })
  assert.match(words(opened.body), /The register is open again/)
  assert.deepEqual(await consultation(), { state: 'analysing', reported_at: reported.reported_at })
  for (const page of ['register', 'report', 'outcome']) {
    const shown = await anybody.get(`${base}/${page}`)
    assert.equal(shown.status, 200, page)
    assert.match(words(shown.body), /A letter lay in a drawer\./, page)
  }
  assert.equal((await lead.send(`${base}/keying`, {})).status, 422)
  const [entry] = await app.hub.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', '=', 'register.reopened')
    .execute()
  assert.deepEqual(entry?.after, { state: 'analysing', reason: 'A letter lay in a drawer.' })
})

test('what came to light is keyed in, read and decided on before it is reported again, and its writer told then', async () => {
  const reported = await consultation()
  assert.equal((await keyIn()).status, 200)
  await sendFeedback.run(app.hub)
  assert.deepEqual(await told(), [], 'nobody is told before their points have an action')
  assert.equal((await lead.send(`${base}/analysis`, { act: 'report' })).status, 422)
  await settle('The mislaid letter')
  assert.equal((await lead.send(`${base}/analysis`, { act: 'report' })).status, 200)
  assert.deepEqual(await consultation(), { state: 'reported', reported_at: reported.reported_at })
  const register = words((await anybody.get(`${base}/register`)).body)
  assert.match(register, /Heard: The mislaid letter/)
  assert.doesNotMatch(register, /drawer/)
  await sendFeedback.run(app.hub)
  assert.equal((await told()).length, 1)
  assert.equal((await keyIn()).status, 422)
})
