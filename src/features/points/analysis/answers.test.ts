import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { close, giveResponse } from '../points-fixture.ts'
import { compareResponsesJob } from './comparing/compare.job.ts'

let app: TestApp
let of: OpenConsultation
let base: string
let lead: Visitor
let reviewer: Visitor
const letter =
  'Keep the bus to Wend. Forty people need it every day. The council must find another way to save its money, ' +
  'and it should ask the people who ride the bus before it decides anything about it. We will come to the meeting.'

before(async () => {
  app = await testApp(new Date('2026-05-10T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'together')
  base = `/consultations/${of.slug}/analysis`
  const { db } = app.hub
  const [scale, long] = of.questions
  const say = (choice: number, more: Parameters<typeof giveResponse>[2], text?: string) =>
    giveResponse(db, of.id, {
      ...more,
      answers: { [scale!]: { choice, comment: '' }, ...(text ? { [long!]: { text } } : {}) },
    })
  for (let at = 0; at < 7; at++)
    await say(2, { sector: 'voluntary', behalf: 'organisation', provenance: 'members-asked' })
  for (let at = 0; at < 6; at++) await say(4, { sector: 'faith', behalf: 'organisation' })
  await say(
    2,
    {
      sector: 'faith',
      behalf: 'organisation',
      published_as: 'Faiths Together',
      reference: 'R-ALL',
    },
    letter,
  )
  await say(5, { behalf: 'personal', reference: 'R-COPY' }, letter.toUpperCase())
  await say(
    5,
    { behalf: 'personal', reference: 'R-NEAR' },
    letter.replace('Forty people need it every day.', 'My aunt needs it.'),
  )
  await say(1, { behalf: 'personal', confidential: true, reference: 'R-SECRET' }, letter)
  await close(db, of.id)
  lead = await app.visitor(of.people.lead)
  reviewer = await app.visitor(of.people.reviewer)
})
after(() => app.close())

test('the answers are counted with their denominators and bars; those in confidence only for the lead', async () => {
  const page = await reviewer.get(`${base}/answers`)
  const text = words(page.body)
  assert.match(text, /16 responses/)
  assert.match(text, /not counted here\. Only the lead/)
  assert.match(text, /Is the notice period long enough\? 16 of 16 answered/)
  assert.match(text, /Agree 8 50%/)
  assert.match(page.body, /<rect class="hub-bar" width="80"/)
  assert.match(words((await lead.get(`${base}/answers`)).body), /17 responses.*17 of 17 answered/)
  assert.equal((await (await app.visitor(of.people.stranger)).get(`${base}/answers`)).status, 403)
})

test('broken down by sector, small groups and what they could be worked out from are hidden', async () => {
  const text = words((await reviewer.get(`${base}/answers?by=sector`)).body)
  assert.match(text, /Groups of fewer than five are hidden/)
  // One of the faith sector agreed, two who do not say their sector strongly disagreed.
  assert.match(text, /Answer Voluntary All others All Strongly agree.*Agree Hidden Hidden Hidden/)
  assert.doesNotMatch(text, /Agree 1 /)
  const csv = (await reviewer.get(`${base}/answers.csv?by=sector`)).body
  assert.match(csv, /^.?question,answer,group,count,answered/)
  for (const [, count] of csv.matchAll(/,(\d+),\d*$/gm))
    assert.ok(Number(count) === 0 || Number(count) >= 5, `${count}`)
  assert.match((await reviewer.get(`${base}/answers.csv`)).body, /Agree,,8,16/)
})

test('organisations stand with whom they speak for, and with a name only where it may be published', async () => {
  const text = words((await reviewer.get(`${base}/answers`)).body)
  assert.match(text, /14 organisations/)
  assert.match(text, /Faiths Together Not stated Faith/)
  assert.match(text, /Sealed What its members, or the people it works with, said when asked Voluntary/)
})

test('near copies are shown together with the words they share, each still counted', async () => {
  assert.match(words((await reviewer.get(`${base}/campaigns`)).body), /being compared with one another/)
  await compareResponsesJob.run(app.hub)
  const page = await reviewer.get(`${base}/campaigns`)
  const text = words(page.body)
  assert.match(text, /Of 16 responses, 3 share wording with another and 13 are in words of their own/)
  assert.match(text, /3 responses say this.*1 more is the same word for word.*word for word/)
  assert.match(page.body, /<mark>Keep the bus to Wend\. <\/mark>Forty people need it every day\. <mark>/i)
  assert.match(text, /R-NEAR \d+% of the wording/)
  assert.doesNotMatch(page.body, /R-SECRET/)
  assert.match((await lead.get(`${base}/campaigns`)).body, /R-SECRET/)
  assert.match((await reviewer.get(`${base}/campaigns.csv`)).body, /R-COPY,yes,100/)
})

test('responses are compared anew when one went and another came, and once where nothing is in confidence', async () => {
  const now = app.clock.now
  const later = async (days: number) => {
    app.clock.now = new Date(now.getTime() + days * 24 * 60 * 60 * 1000)
    return compareResponsesJob.run(app.hub)
  }
  const standing = (reference: string, state: 'withdrawn' | 'given') =>
    app.hub.db
      .updateTable('response')
      .set({ state, withdrawn_at: state === 'withdrawn' ? now : null })
      .where('reference', '=', reference)
      .execute()
  try {
    assert.equal(await later(1), '0 comparisons')
    await standing('R-SECRET', 'withdrawn')
    assert.equal(await later(2), '0 comparisons')
    assert.match(words((await lead.get(`${base}/campaigns`)).body), /Of 16 responses, 3 share wording/)
    await standing('R-NEAR', 'withdrawn')
    assert.equal(await later(3), '1 comparisons')
    await standing('R-NEAR', 'given')
    await standing('R-COPY', 'withdrawn')
    assert.equal(await later(4), '1 comparisons')
  } finally {
    for (const reference of ['R-SECRET', 'R-COPY']) await standing(reference, 'given')
    app.clock.now = now
  }
})
