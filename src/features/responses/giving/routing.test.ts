/** A form whose way depends on the answers: page by page, on one page, on paper, changed and read back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { catalogue, readMessages } from '../../../web/catalogue.ts'
import { loadQuestionForm } from '../../consultations/index.ts'
import { type OpenConsultation, openConsultation, routedForm } from '../open-consultation.fixture.ts'
import { questionsOnPaper } from '../paper/paper-questions.ts'

const t = catalogue(readMessages())
let app: TestApp
let of: OpenConsultation
let base: string
let ids: Record<'bus' | 'often' | 'best' | 'keeps' | 'change', string>
before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'buses', { form: routedForm })
  base = `/consultations/${of.slug}`
  const [bus, often, best, keeps, change] = of.questions as [string, string, string, string, string]
  ids = { bus, often, best, keeps, change }
})
after(() => app.close())

const fields = (answers: Partial<Record<keyof typeof ids, string>>) =>
  Object.fromEntries(Object.entries(answers).map(([name, value]) => [`q-${ids[name as keyof typeof ids]}`, value]))

const last = () =>
  app.hub.db.selectFrom('response').select(['answers', 'not_asked']).orderBy('id', 'desc').executeTakeFirstOrThrow()

test('page by page the server leads on by the answers, and a page of which nothing is asked is passed over', async () => {
  const reader = await app.visitor()
  const first = await reader.send(`${base}/response/sections/1`, { ...fields({ bus: 'no' }), action: 'save' })
  assert.match(first.url, /\/drafts\/[^/]+\/sections\/3\?/)
  assert.match(words(first.body), /Without the bus.*4\. What keeps you from it\?/)
  assert.doesNotMatch(words(first.body), /Answer this only if/)
  const next = await reader.send(first.url, { ...fields({ keeps: 'The fare' }), action: 'save' })
  assert.match(next.url, /sections\/4/)
  const draft = next.url.slice(0, next.url.indexOf('/sections'))
  assert.match(words((await reader.get(draft)).body), /The bus 1 of 1.*Without the bus 1 of 1.*All of us 0 of 1/)
  // Another answer to the first question: what was written to the other side is kept aside.
  const back = await reader.send(`${draft}/sections/1`, { ...fields({ bus: 'yes' }), action: 'save' })
  assert.match(words(back.body), /2\. How often do you take it\?.*3\. What is best about it\?/)
  const check = await reader.get(`${draft}/check`)
  assert.match(words(check.body), /put these right.*How often do you take it\?/)
  assert.match(check.body, new RegExp(`href="${draft}/sections/2#q-${ids.often}"`))
  assert.match(check.body, /KEPT ASIDE AND NOT COUNTED.*4\. What keeps you from it\?\s+The fare/s)
  await reader.send(`${draft}/sections/2`, { ...fields({ often: 'daily' }), action: 'save' })
  const receipt = await reader.send(`${draft}/check`, { action: 'give' })
  assert.match(words(receipt.body), /2\. How often do you take it\? Every day.*Kept aside and not counted.*The fare/)
  const kept = await last()
  assert.deepEqual(kept.not_asked, { [ids.keeps]: { text: 'The fare' } })
  assert.deepEqual(
    Object.keys(kept.answers as object).toSorted(),
    [ids.bus, ids.often, ids.best, ids.change].toSorted(),
  )
})

test('what was typed on a page that is asked no more, by an answer in another tab, is kept aside as well', async () => {
  const reader = await app.visitor()
  const first = await reader.send(`${base}/response/sections/1`, { ...fields({ bus: 'yes' }), action: 'save' })
  const second = first.url.split('?')[0]!
  const draft = second.slice(0, second.indexOf('/sections'))
  const opened = findForm((await reader.get(second)).body)!.values
  await reader.send(`${draft}/sections/1`, { ...fields({ bus: 'no' }), action: 'save' })
  await reader.post(second, { ...opened, ...fields({ often: 'daily', best: 'The view' }), action: 'save' })
  assert.match((await reader.get(`${draft}/check`)).body, /KEPT ASIDE AND NOT COUNTED.*Every day.*The view/s)
})

test('on one page everybody reads for whom each question is; what is answered beside it is kept aside, and comes back when it is changed', async () => {
  const reader = await app.visitor()
  const page = words((await reader.get(`${base}/response`)).body)
  assert.match(page, /2\. How often do you take it\? Answer this only if you answered “Yes” to question 1\./)
  assert.match(page, /4\. What keeps you from it\? Answer this only if you answered “No” to question 1\./)
  const values = fields({ bus: 'no', often: 'weekly', keeps: 'The times', change: 'More buses' })
  const receipt = await reader.send(`${base}/response`, { ...values, action: 'give' })
  assert.match(words(receipt.body), /Kept aside and not counted.*2\. How often do you take it\? Every week/)
  assert.deepEqual((await last()).not_asked, { [ids.often]: { choice: 'weekly', other: '' }, [ids.best]: null })
  const change = `${receipt.url.split('?')[0]}/change`
  const changed = await reader.send(change, { ...fields({ bus: 'yes' }), action: 'give' })
  assert.match(
    words(changed.body),
    /2\. How often do you take it\? Every week.*Kept aside.*4\. What keeps you from it\? The times/,
  )
  const missing = await (await app.visitor()).send(`${base}/response`, { ...fields({ bus: 'no' }), action: 'give' })
  assert.equal(missing.status, 422)
  assert.match(words(missing.body), /Write an answer to “What keeps you from it\?”/)
})

test('paper says for whom a question is and where an answer leads, by the same numbers', async () => {
  const said = JSON.stringify(questionsOnPaper(await loadQuestionForm(app.hub.db, of.id), t))
  assert.match(said, /Answer questions 2 to 3 only if you answered “Yes” to question 1\./)
  assert.match(
    said,
    /If you answered “No” to question 1, go to question 4\..*If you left question 1 blank, go to question 5\./,
  )
  assert.equal(said.match(/Answer questions 2 to 3/g)?.length, 1)
})

test('counts have those who were asked as their denominator, and the table tells not asked from left blank', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const counted = words((await reviewer.get(`${base}/analysis/answers`)).body)
  assert.match(counted, /1\. Do you take the bus\? 2 of 2 answered/)
  assert.match(
    counted,
    /4\. What keeps you from it\? 0 of 0 answered.*Asked only of those who answered “No” to question 1\./,
  )
  await (await app.visitor()).send(`${base}/response`, { ...fields({ bus: 'no', keeps: 'Rain' }), action: 'give' })
  await app.hub.db.updateTable('response').set({ confidential: false }).execute()
  const more = words((await reviewer.get(`${base}/analysis/answers`)).body)
  assert.match(more, /2\. How often do you take it\? 2 of 2 answered/)
  assert.match(more, /4\. What keeps you from it\? 1 of 1 answered/)
  assert.match(more, /5\. What should change\? 1 of 3 answered/)
  const csv = (await reviewer.get(`${base}/responses.csv`)).body
  assert.match(csv, /,no,No,\(not asked\),\(not asked\),\(not asked\),Rain,/)
})
