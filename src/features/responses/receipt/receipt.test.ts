import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { openMail } from '../../../mail/mail.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'
import { codeIn, isReference, readCode } from '../sealing/receipt-code.ts'

let app: TestApp
let of: OpenConsultation

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'together')
})
after(() => app.close())

async function given(extra: Record<string, string> = {}): Promise<string> {
  const values = {
    [`q-${of.questions[0]}`]: '2',
    [`q-${of.questions[1]}`]: 'More time.\nTwo lines.',
    action: 'give',
    ...extra,
  }
  const answer = await (await app.visitor()).send(`/consultations/${of.slug}/response`, values, { follow: false })
  return /^\/responses\/[^?]+/.exec(String(answer.headers['location']))![0]
}

test('the receipt shows the code and everything answered, on screen and in every copy', async () => {
  const receipt = await given({
    [`p-${of.paragraphs[1]}`]: 'Seven days.',
    area_part: 'Northtown',
    free_text: '=SUM(A1)',
  })
  const visitor = await app.visitor()
  const page = words((await visitor.get(receipt)).body)
  const code = receipt.slice('/responses/'.length)
  for (const text of [code, 'More time.', 'Agree', 'Draft code, 1.1', 'Seven days.', 'Northtown', '1 July 2026'])
    assert.ok(page.includes(text), text)
  const text = (await visitor.get(`${receipt}/copy.txt`)).body
  assert.match(text, /Seven days\.[\s\S]*More time\.\nTwo lines\./)
  const csv = await visitor.get(`${receipt}/copy.csv`)
  assert.match(csv.body, /"Draft code, 1\.1",Seven days\./)
  assert.match(csv.body, /'=SUM/)
  const pdf = await visitor.get(`${receipt}/receipt.pdf`)
  assert.match(pdf.body, /^%PDF-/)
  assert.match(pdf.body, /StructTreeRoot/)
})

test('a code is found however it is typed; a wrong one gets a page that says what to do', async () => {
  const receipt = await given()
  const code = receipt.slice('/responses/'.length)
  const visitor = await app.visitor()
  assert.match(
    words((await visitor.get(`/responses?code=${code.toLowerCase().replaceAll('-', '%20')}`)).body),
    /Your code/,
  )
  const wrong = await visitor.get('/responses/0000-0000-0000-0000')
  assert.equal(wrong.status, 404)
  assert.match(words(wrong.body), /We do not know this code/)
  assert.match(words((await visitor.get('/responses?code=nonsense')).body), /We do not know this code/)
})

test('the acknowledgement leads back to the receipt', async () => {
  const receipt = await given({ contact_email: 'ada@example.org' })
  const row = await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
  assert.equal(row.to_address + row.subject + row.body, '')
  const mail = openMail(app.hub.seal, row)
  assert.equal(mail.to, 'ada@example.org')
  assert.ok(mail.body.includes(`http://hub.test${receipt}`))
  assert.match(mail.body, /1 July 2026/)
})

test('changed until the close, the earlier form kept, two at once told apart', async () => {
  const receipt = await given({ contact_email: 'ada@example.org', contact_name: 'Ada' })
  const visitor = await app.visitor()
  const first = await visitor.get(`${receipt}/change`)
  assert.match(first.body, /More time\.\nTwo lines\./)
  assert.ok(!first.body.includes('ada@example.org'))
  const values = { [`q-${of.questions[0]}`]: '5', action: 'give', version: '1' }
  assert.match(
    words((await visitor.send(`${receipt}/change`, { ...values, contact_phone: '01234' })).body),
    /has been changed.*Strongly disagree/,
  )
  const late = await visitor.post(`${receipt}/change`, { ...values, [`q-${of.questions[1]}`]: 'Mine.' })
  assert.equal(late.status, 409)
  assert.match(late.body, /Mine\./)
  const { id } = await app.hub.db.selectFrom('response').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  const revisions = await app.hub.db.selectFrom('response_revision').selectAll().where('response_id', '=', id).execute()
  assert.equal(revisions.length, 1)
  assert.equal(
    (revisions[0]!.content as { answers: Record<string, { choice: number }> }).answers[of.questions[0]!]!.choice,
    2,
  )
  const openings = await app.hub.db.selectFrom('seal_opening').selectAll().execute()
  assert.deepEqual(
    openings.map(each => [each.purpose, each.opened_by_label]),
    [['copy-to-respondent', 'respondent']],
  )
})

test('leave to publish the name can be taken back, and is kept where it is not', async () => {
  const named = { behalf: 'organisation', publish_name: 'yes', contact_organisation: 'Consent Org', may_publish: 'yes' }
  const receipt = await given(named)
  const name = async () =>
    (await app.hub.db.selectFrom('response').select('published_as').orderBy('id', 'desc').executeTakeFirstOrThrow())
      .published_as
  const visitor = await app.visitor()
  assert.equal(await name(), 'Consent Org')
  await visitor.send(`${receipt}/change`, { free_text: 'More.', action: 'give' })
  assert.equal(await name(), 'Consent Org', 'it stays while its box is ticked')
  await visitor.send(`${receipt}/change`, { publish_name: '', action: 'give' })
  assert.equal(await name(), '')
})

test('withdrawn once, and nothing changes after the close', async () => {
  const [one, two] = [await given(), await given()]
  const visitor = await app.visitor()
  assert.match(words((await visitor.send(`${one}/withdrawal`, {})).body), /You withdrew this response/)
  assert.equal((await visitor.get(`${one}/change`, false)).status, 303)
  const now = app.clock.now
  app.clock.now = new Date('2026-05-02T09:00:00Z')
  try {
    assert.equal((await visitor.post(`${two}/withdrawal`, {})).status, 422)
    const refused = await visitor.post(`${two}/change`, {
      version: '1',
      free_text: 'Too late?',
      [`q-${of.questions[0]}`]: '1',
    })
    assert.equal(refused.status, 422)
    assert.match(refused.body, /Too late\?/)
  } finally {
    app.clock.now = now
  }
})

test('after the outcome: my points with their actions and the changed text, and a way to ask why', async () => {
  const receipt = await given()
  const visitor = await app.visitor()
  assert.equal((await visitor.get(`${receipt}/explanation`, false)).status, 303)
  const { db } = app.hub
  const { id } = await db.selectFrom('response').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  const version = await db.selectFrom('document_version').select('id').executeTakeFirstOrThrow()
  const [point, amendment] = [newId(), newId()]
  const whole = { consultation_id: of.id, paragraph_id: of.paragraphs[1]! }
  await db
    .insertInto('point')
    .values({
      ...whole,
      id: point,
      response_id: id,
      number: 7,
      source: `q-${of.questions[1]}`,
      span_start: 0,
      span_end: 10,
      text: 'More time.',
    })
    .execute()
  await db
    .insertInto('amendment')
    .values({
      ...whole,
      id: amendment,
      document_version_id: version.id,
      text_before: 'five days',
      text_after: 'seven days',
      reason: 'Asked for',
    })
    .execute()
  await db
    .insertInto('point_action')
    .values({ id: newId(), point_id: point, action: 'noted', reason: 'Because many asked.' })
    .execute()
  await db.insertInto('point_amendment').values({ id: newId(), point_id: point, amendment_id: amendment }).execute()
  await db.updateTable('point_action').set({ action: 'amended' }).execute()
  assert.doesNotMatch(words((await visitor.get(receipt)).body), /Because many asked/)
  await db.updateTable('consultation').set({ reported_at: new Date() }).where('id', '=', of.id).execute()
  app.hub.forgetPages()
  const page = words((await visitor.get(receipt)).body)
  assert.match(
    page,
    /Point 1 Draft code, 1\.1 More time\..*The document was changed Because many asked\. Paragraph 1\.1 has other words now: \[taken out: five end of words taken out\]\[added: seven end of added words\] days/,
  )
  const asked = await visitor.send(`${receipt}/explanation?point=1`, { question: 'Why not ten?' })
  assert.match(words(asked.body), /on its way.*Why not ten\?.*Waiting for an answer/)
  const row = await db.selectFrom('explanation_request').selectAll().executeTakeFirstOrThrow()
  assert.equal(row.point_id, point)
})

test('a whole link holds its code, and a reference is known for what it is', () => {
  const code = 'K7QX-4M2P-9TRW-HJ3C'
  assert.equal(readCode(codeIn(`https://hub.example/responses/${code}`)), code)
  assert.equal(readCode(codeIn(`hub.example/drafts/${code.toLowerCase()}/check?x=1 `)), code)
  assert.equal(readCode(codeIn(` k7qx 4m2p 9trw hj3c`)), code)
  assert.ok(isReference('R-4M2P-9TRW') && isReference(' r 4m2p9trw'))
  assert.ok(!isReference(code))
})
