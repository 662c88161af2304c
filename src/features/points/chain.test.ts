/** The whole chain: response, point, action, amendment, next version, register, report, feedback, and the respondent's view. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { newId } from '../../db/ids.ts'
import { openMail } from '../../mail/mail.ts'
import { type OpenConsultation, openConsultation } from '../responses/open-consultation.fixture.ts'
import { sendFeedback } from './feedback/send-feedback.job.ts'

let app: TestApp
let of: OpenConsultation
let base: string
let lead: Visitor
let reviewer: Visitor
let anybody: Visitor
let code: string

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'together')
  base = `/consultations/${of.slug}`
  anybody = await app.visitor()
})
after(() => app.close())

const points = () =>
  app.hub.db
    .selectFrom('point')
    .innerJoin('response', 'response.id', 'point.response_id')
    .selectAll('point')
    .select(['response.reference', 'response.confidential'])
    .where('point.consultation_id', '=', of.id)
    .orderBy('number')
    .execute()

/** Goes on to a later day; sessions have run out meanwhile. */
async function travel(to: string): Promise<void> {
  app.clock.now = new Date(to)
  lead = await app.visitor(of.people.lead)
  reviewer = await app.visitor(of.people.reviewer)
}

async function give(values: Record<string, string>): Promise<string> {
  const visitor = await app.visitor()
  const answer = await visitor.send(
    `${base}/response`,
    { [`q-${of.questions[0]}`]: '2', action: 'give', ...values },
    { follow: false },
  )
  assert.equal(answer.status, 303, words(answer.body))
  return /\/responses\/([0-9A-Z-]+)/.exec(String(answer.headers['location']))![1]!
}

test('responses come in, one in confidence', async () => {
  const long = `q-${of.questions[1]}`
  code = await give({
    [long]: 'In paragraph 1.1 five days is too short.',
    may_publish: 'yes',
    contact_name: 'Ada Secret',
    contact_email: 'ada@secret.example',
    behalf: 'personal',
  })
  await give({ [long]: 'The room is cold.', contact_name: 'Post Only', contact_post: '1 High Street' })
  await give({ [long]: 'The chair shouts at us.', confidential: 'yes' })
  for (let at = 0; at < 4; at++) await give({ sector: at === 0 ? 'faith' : 'community' })
  await travel('2026-05-10T09:00:00Z')
})

test('before the report, the outcome says when to expect it and the register is closed', async () => {
  assert.equal((await anybody.get(`${base}/register`)).status, 404)
  assert.equal((await anybody.get(`${base}/report`)).status, 404)
  const outcome = await anybody.get(`${base}/outcome`)
  assert.match(words(outcome.body), /being read now.*1 July 2026/)
})

test('the analysis begins, and reporting is refused with what is missing', async () => {
  assert.equal((await reviewer.post(`${base}/analysis`, { act: 'begin' })).status, 403, 'the lead begins it')
  const begun = await lead.send(`${base}/analysis`, { act: 'begin' })
  assert.equal(begun.status, 200)
  assert.match(words(begun.body), /7 responses have not been read/)
  const refused = await lead.post(`${base}/analysis`, { act: 'report', _once: newId() })
  assert.equal(refused.status, 422)
})

test('every response is read and split; the reviewer never meets a name', async () => {
  const rows = await app.hub.db.selectFrom('response').select(['reference', 'confidential']).execute()
  for (const { reference, confidential } of rows) {
    const reader = confidential ? lead : reviewer
    const path = `${base}/responses/${reference}`
    const page = await reader.get(path)
    assert.equal(page.status, 200)
    for (const secret of ['Ada', 'secret.example', 'High Street']) assert.ok(!page.body.includes(secret))
    if (page.body.includes('take:all')) await reader.send(path, { act: 'take:all' })
    await reader.send(path, { act: 'read' })
  }
  const page = await lead.get(`${base}/analysis`)
  assert.match(words(page.body), /7 of 7 responses read/)
  assert.match(words(page.body), /3 points have no action/)
})

test('each point gets an action; a change makes the next version', async () => {
  for (const point of await points()) {
    const path = `${base}/points/${point.number}`
    const isAmended = point.text.includes('five days')
    const values = isAmended
      ? { action: 'amended', text_after: 'Papers are sent ten days before a meeting.', reason: 'Five is short' }
      : { action: 'noted', reason: point.confidential ? 'We spoke with the chair' : 'We heard this' }
    assert.equal((await lead.send(path, values)).status, 200)
  }
  assert.match(words((await lead.get(`${base}/analysis`)).body), /1 change is in no next version/)
  assert.equal((await reviewer.get(`${base}/next-version/draft-code`)).status, 403)
  const made = await lead.send(`${base}/next-version/draft-code`, { printed_version: '0.g' })
  assert.equal(made.status, 200)
  assert.match(words(made.body), /Next version made/)
  const version = await app.hub.db
    .selectFrom('document_version')
    .selectAll()
    .where('sequence', '=', 2)
    .executeTakeFirstOrThrow()
  assert.equal(version.printed_version, '0.g')
  assert.match(version.why, /1\.1: Five is short/)
  const text = await app.hub.db
    .selectFrom('paragraph_text')
    .select('text')
    .where('document_version_id', '=', version.id)
    .where('path', '=', '1.1')
    .executeTakeFirstOrThrow()
  assert.equal(text.text, 'Papers are sent ten days before a meeting.')
  const comparison = /href="([^"]*compare\?[^"]*)"/.exec(made.body)![1]!.replaceAll('&amp;', '&')
  assert.equal((await lead.get(comparison)).status, 200)
  assert.ok(!(await anybody.get(comparison)).body.includes('ten days'))
})

test('reported: the register is public, without what was said in confidence or is not to be published', async () => {
  const done = await lead.send(`${base}/analysis`, { act: 'report' })
  assert.equal(done.status, 200)
  assert.match(words(done.body), /Reported/)
  for (const path of ['register', 'register.csv', 'outcome']) {
    const page = await anybody.get(`${base}/${path}`)
    assert.equal(page.status, 200)
    for (const secret of ['shouts', 'room is cold', 'spoke with the chair', 'Ada', 'secret.example'])
      assert.ok(!page.body.includes(secret), `${secret} stands in ${path}`)
  }
  const register = await anybody.get(`${base}/register`)
  assert.match(words(register.body), /\[taken out: five end of words taken out\]\[added: ten end of added words\]/)
  assert.match(words(register.body), /They did not allow their words to be published.*We heard this/)
  assert.match(words(register.body), /Fewer than five more points were made in confidence/)
})

test('a reported consultation takes no point without an action, not even past the pages', async () => {
  const [point] = await points()
  const refused = await lead.send(`${base}/points/${point!.number}/place`, {}).catch((error: Error) => error.message)
  assert.match(String(refused), /no form/)
  const { id: _, folded: __, reference, confidential, ...rest } = point!
  const late = app.hub.db
    .insertInto('point')
    .values({ ...rest, id: newId(), number: 999 })
    .execute()
  await assert.rejects(late, /reported/)
  await assert.rejects(app.hub.db.deleteFrom('point_action').where('point_id', '=', point!.id).execute(), /reported/)
  const open = await app.hub.db
    .selectFrom('point')
    .leftJoin('point_action', 'point_action.point_id', 'point.id')
    .select('point.number')
    .where('point_action.id', 'is', null)
    .execute()
  assert.deepEqual(open, [])
})

test('the report is drafted, written and published, small groups left out', async () => {
  assert.equal((await anybody.get(`${base}/report`)).status, 404)
  const early = await lead.get(`${base}/report/publication`)
  assert.match(words(early.body), /Write the report before/)
  const words0 = await lead.get(`${base}/report/words`)
  assert.match(words(words0.body), /drafted this from the records/)
  const bare = await lead.send(`${base}/report/words`, { introduction: 'What we heard about meetings.' })
  assert.equal(bare.status, 422)
  assert.match(bare.body, /What we heard about meetings/)
  const saved = await lead.send(`${base}/report/words`, {
    introduction: 'What we heard about meetings.',
    what_happens_next: 'The council decides in July.',
  })
  assert.equal(saved.status, 200)
  const stale = await lead.send(`${base}/report/words`, { introduction: 'Late', version: '1' })
  assert.equal(stale.status, 409)
  const unsure = await lead.send(`${base}/report/publication`, {})
  assert.equal(unsure.status, 422)
  const published = await lead.send(`${base}/report/publication`, { versions: 'yes', sure: 'yes' })
  assert.match(words(published.body), /Report published/)
  const report = await anybody.get(`${base}/report`)
  assert.equal(report.status, 200)
  const said = words(report.body)
  assert.match(said, /What we heard about meetings/)
  assert.match(said, /12 weeks and 5 days/)
  assert.match(said, /7 responses came/)
  assert.match(said, /How responses came.*Online 6/)
  assert.ok(!said.includes('shouts'))
  const pdf = await anybody.get(`${base}/report.pdf`)
  assert.equal(pdf.headers['content-type'], 'application/pdf')
  const csv = await anybody.get(`${base}/report.csv`)
  assert.doesNotMatch(csv.body, /By sector/)
  const outcome = await anybody.get(`${base}/outcome`)
  const link = /href="([^"]*compare\?[^"]*)"/.exec(outcome.body)![1]!.replaceAll('&amp;', '&')
  assert.match((await anybody.get(link)).body, /ten/)
  const back = await lead.post(`${base}/analysis`, { act: 'reopen', _once: newId() })
  assert.equal(back.status, 422)
})

test('everybody who can be reached is told once; letters are for the lead, and each opening is written down', async () => {
  await sendFeedback.run(app.hub)
  await sendFeedback.run(app.hub)
  const rows = await app.hub.db
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('sealed', 'is not', null)
    .orderBy('created_at')
    .execute()
  const mails = rows.map(row => openMail(app.hub.seal, row)).filter(mail => mail.subject.startsWith('What came of'))
  assert.equal(mails.length, 1)
  assert.equal(mails[0]!.to, 'ada@secret.example')
  assert.match(mails[0]!.body, /together\/outcome/)
  assert.equal((await reviewer.get(`${base}/feedback/letters.pdf`)).status, 403)
  const openings = () => app.hub.db.selectFrom('seal_opening').selectAll().where('purpose', '=', 'feedback').execute()
  const before = (await openings()).length
  assert.equal((await lead.get(`${base}/feedback/letters.pdf`)).status, 404)
  assert.equal((await openings()).length, before, 'fetching a file opens no seal')
  const letters = await lead.send(`${base}/feedback/letters`, {})
  assert.equal(letters.headers['content-type'], 'application/pdf')
  const logged = await openings()
  assert.equal(logged.length, before + 1)
  assert.equal(logged.filter(each => each.opened_by === of.people.lead).length, 1)
  const gone = await lead.send(`${base}/feedback`, { gone: 'yes' })
  assert.match(words(gone.body), /Wait for a letter or a call 0/)
})

test('whoever holds the code sees what became of each point, asks why, and is answered', async () => {
  const mine = await anybody.get(`/responses/${code}`)
  assert.match(words(mine.body), /Five is short/)
  assert.match(words(mine.body), /\[added: ten end of added words\] days before/)
  const asked = await anybody.send(`/responses/${code}/explanation`, { question: 'Why not fourteen?' })
  assert.equal(asked.status, 200)
  await travel('2026-06-02T09:00:00Z')
  assert.equal((await reviewer.get(`${base}/explanations`)).status, 403)
  const list = await lead.get(`${base}/explanations`)
  assert.match(words(list.body), /Overdue since 30 May 2026/)
  const path = /href="([^"]*explanations\/[0-9a-f-]+)"/.exec(list.body)![1]!
  assert.equal((await lead.send(path, { answer: '' })).status, 422)
  assert.equal((await lead.send(path, { answer: 'Ten is what every partner could keep.' })).status, 200)
  assert.match(words((await anybody.get(`/responses/${code}`)).body), /every partner could keep/)
  const rows = await app.hub.db.selectFrom('outgoing_mail').selectAll().where('sealed', 'is not', null).execute()
  assert.ok(rows.some(row => openMail(app.hub.seal, row).body.includes('every partner could keep')))
})
