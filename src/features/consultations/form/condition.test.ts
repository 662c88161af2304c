/** Who is asked: ticked by the lead, drawn as a map, told of what is wrong, and frozen when it is published. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { type OpenConsultation, openConsultation, routedForm } from '../../responses/open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string
let lead: Visitor
before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'ways', { form: routedForm })
  await publishedAt(null)
  base = `/consultations/${of.slug}/form`
  lead = await app.visitor(of.people.lead)
})
after(() => app.close())

const publishedAt = (published_at: Date | null) =>
  app.hub.db
    .updateTable('consultation')
    .set({ published_at, state: published_at ? 'open' : 'planned' })
    .where('id', '=', of.id)
    .execute()

test('who is asked is ticked among the answers to earlier questions, and drawn as a map', async () => {
  const [bus, often, best, , change] = of.questions as [string, string, string, string, string]
  const at = `${base}/questions/${change}/condition`
  const page = await lead.get(at)
  assert.match(words(page.body), /5\. What should change\?.*1\. Do you take the bus\?.*2\. How often do you take it\?/)
  assert.doesNotMatch(words(page.body), /Answers to “3\. What is best/, 'words of one’s own lead nowhere')
  const saved = await lead.send(at, { answers: [`${bus} no`, `${often} weekly`, `${best} x`], match: 'any' })
  assert.match(
    words(saved.body),
    /It is saved who is asked.*5\. What should change\? Answer this only if you answered “No” to question 1 or answered “Every week” to question 2\./,
  )
  assert.match(
    words(saved.body),
    /The way through.*1\. Do you take the bus\? Everybody If you answered “No” to question 1, go to question 4\./,
  )
  const never = await lead.send(at, { answers: [`${bus} no`, `${often} weekly`], match: 'all' })
  assert.equal(never.status, 422)
  assert.match(words(never.body), /Nobody can answer so that this is asked/)
  const shownTo = words((await lead.get(`${base}/preview`)).body)
  assert.match(shownTo, /2\. How often do you take it\? Answer this only if you answered “Yes” to question 1\./)
  assert.match(words((await lead.send(at, { answers: [], match: 'any' })).body), /5\. What should change\? Everybody/)
})

test('a question that others rest on stays, a fault stands where it is, and nothing is published with one', async () => {
  const [bus, often] = of.questions as [string, string]
  const asked = await lead.get(`${base}?remove=${bus}`)
  assert.match(words(asked.body), /Other questions rest on the answers to this one: 2\. How often.*4\. What keeps you/)
  assert.equal((await lead.post(base, { act: `question remove ${bus}` })).status, 422)
  const moved = await lead.post(base, { act: `question down ${bus}` })
  assert.match(
    words(moved.body),
    /One thing is wrong with the way through.*It rests on “2\. Do you take the bus\?”, which does not come before it/,
  )
  assert.match(moved.body, new RegExp(`href="${base}#question-${often}"`))
  assert.match(words((await lead.get(`/consultations/${of.slug}/opening`)).body), /Put the questions right/)
  assert.match(words((await lead.get(`${base}/at-once`)).body), /It rests on “2\. Do you take the bus\?”/)
  const back = await lead.post(base, { act: `question up ${bus}` })
  assert.doesNotMatch(words(back.body), /wrong with the way through/)
})

test('on who somebody is rests nothing that is said, and everybody can be asked again where nothing is left to tick', async () => {
  const [bus, often, , , change] = of.questions as [string, string, string, string, string]
  const { db } = app.hub
  await db.updateTable('question').set({ about_you: true }).where('id', '=', bus).execute()
  const builder = words((await lead.get(base)).body)
  assert.match(builder, /It rests on “1\. Do you take the bus\?”, which asks who somebody is/)
  assert.match(words((await lead.get(`/consultations/${of.slug}/opening`)).body), /Put the questions right/)
  const other = words((await lead.get(`${base}/questions/${change}/condition`)).body)
  assert.doesNotMatch(other, /Answers to “1\. Do you take the bus/)
  assert.match(other, /Answers to “2\. How often/)
  const at = `${base}/questions/${often}/condition`
  const { shown_if } = await db
    .selectFrom('question')
    .select('shown_if')
    .where('id', '=', often)
    .executeTakeFirstOrThrow()
  assert.match(words((await lead.get(at)).body), /it still rests on one\. Save to ask everybody/)
  await lead.send(at, {})
  const after = await db.selectFrom('question').select('shown_if').where('id', '=', often).executeTakeFirstOrThrow()
  assert.equal(after.shown_if, null)
  assert.match(words((await lead.get(at)).body), /so everybody is asked/)
  await db.updateTable('question').set({ about_you: false }).where('id', '=', bus).execute()
  await db
    .updateTable('question')
    .set({ shown_if: JSON.stringify(shown_if) })
    .where('id', '=', often)
    .execute()
})

test('who is asked a section is not overwritten from a page that was opened before somebody else said it', async () => {
  const [bus, often] = of.questions as [string, string]
  const { id } = await app.hub.db
    .selectFrom('form_section')
    .select('id')
    .where('consultation_id', '=', of.id)
    .orderBy('position', 'desc')
    .executeTakeFirstOrThrow()
  const at = `${base}/sections/${id}/condition`
  const kept = async () =>
    (await app.hub.db.selectFrom('form_section').select('shown_if').where('id', '=', id).executeTakeFirstOrThrow())
      .shown_if as { tests: { answers: string[] }[] } | null
  await lead.send(at, { answers: [`${bus} no`], match: 'any' })
  const opened = findForm((await lead.get(at)).body)!.values
  assert.deepEqual(opened['answers'], [`${bus} no`])
  await lead.send(at, { answers: [`${bus} yes`], match: 'any' })
  const late = await lead.post(at, { ...opened, answers: [`${often} weekly`] })
  assert.equal(late.status, 409)
  assert.deepEqual(
    (await kept())!.tests.map(({ answers }) => answers),
    [['yes']],
  )
  const title = findForm((await lead.get(`${base}/sections/${id}`)).body)!.values
  await lead.send(`${base}/sections/${id}`, { title: 'Everybody' })
  assert.equal((await lead.post(`${base}/sections/${id}`, { ...title, title: 'All' })).status, 409)
  await lead.send(at, { answers: [], match: 'any' })
  assert.equal(await kept(), null)
})

test('once it is published, nobody is led another way', async () => {
  await publishedAt(new Date('2026-02-01T09:00:00Z'))
  const at = `${base}/questions/${of.questions[4]}/condition`
  assert.match(words((await lead.get(at)).body), /Who is asked what stays as it is/)
  const refused = await lead.post(at, { answers: `${of.questions[0]} no`, match: 'any', version: '1' })
  assert.equal(refused.status, 422)
  assert.match(words((await lead.get(base)).body), /The way through/)
  assert.equal((await (await app.visitor(of.people.reviewer)).get(at)).status, 403)
})
