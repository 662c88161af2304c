/** A weighting is declared with its reason, stands beside the counts and changes none, and is taken back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { t } from '../../../web/render.ts'
import { keepCountsJob } from '../../responses/counting/keep-counts.job.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { giveResponse } from '../points-fixture.ts'
import { loadReportContent } from '../report/report-content.ts'
import { reportPdfContent } from '../report/report-pdf.ts'
import { draftWords } from '../report/words.ts'
import { teamConsultation } from '../subject.ts'

let app: TestApp
let of: OpenConsultation
let base: string
let lead: Visitor

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'weighed')
  base = `/consultations/${of.slug}`
  for (const [sector, count, answer] of [
    ['community', 12, '1'],
    ['community', 8, '5'],
    ['statutory', 10, '5'],
    ['statutory', 10, '1'],
  ] as const)
    for (let at = 0; at < count; at++)
      await giveResponse(app.hub.db, of.id, {
        sector,
        answers: { [of.questions[0]!]: { choice: Number(answer), comment: '' } },
      })
  await keepCountsJob.run(app.hub)
  lead = await app.visitor(of.people.lead)
})
after(() => app.close())

const ones = { statutory: '1', voluntary: '1', community: '1', faith: '1', private: '1', other: '1', none: '1' }
const reason = 'Community groups speak for most of those who ride.'

test('only the lead declares one, with numbers that are weights and a reason', async () => {
  assert.equal((await (await app.visitor(of.people.reviewer)).get(`${base}/analysis/weighting`)).status, 403)
  for (const values of [
    { ...ones, reason },
    { ...ones, community: '0', reason },
    { ...ones, community: 'two', reason },
    { ...ones, community: '11', reason },
    { ...ones, community: '2', reason: '' },
    { ...ones, community: '2', reason: 'xxx' },
  ]) {
    const refused = await lead.send(`${base}/analysis/weighting`, values)
    assert.equal(refused.status, 422, JSON.stringify(values))
    assert.match(refused.body, new RegExp(`value="${values.community}"`))
  }
  const declared = await lead.send(`${base}/analysis/weighting`, { ...ones, community: '1,5', reason })
  assert.match(words(declared.body), /The weighting is declared.*Declared on 2 March 2026.*Community 1\.5/)
  assert.equal((await lead.post(`${base}/analysis/weighting`, { ...ones, community: '2', reason })).status, 422)
})

test('what is weighted stands beside the counts, which stay as they are', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const page = words((await reviewer.get(`${base}/analysis/answers?by=sector`)).body)
  assert.match(page, /Weighted as declared on 2 March 2026\. The reason: Community groups speak/)
  const plain = words((await reviewer.get(`${base}/analysis/answers`)).body)
  assert.doesNotMatch(plain, /Weighted/)
  assert.match(page, /Public body .*All Weighted/)
  const rows = [...page.matchAll(/(Strongly agree|Strongly disagree) (\d+) (\d+) (\d+) ([\d.]+)/g)].map(row =>
    row.slice(2),
  )
  for (const [first, second, all, weighted] of rows) {
    assert.equal(Number(first) + Number(second), Number(all))
    assert.ok(Math.abs(Number(weighted) - (Number(first) * 1.5 + Number(second))) < 0.06, String(rows))
  }
  assert.equal(rows.length, 2)
})

test('the report says what was declared and why, and that its numbers are counts', async () => {
  const page = words((await lead.get(`${base}/report`)).body)
  assert.match(page, /The numbers in this report are counts\. A weighting by sector was declared on 2 March 2026/)
  assert.match(page, /Community groups speak for most/)
})

test('it is taken back with a reason, and stays on record', async () => {
  assert.equal((await lead.send(`${base}/analysis/weighting/back`, { because: '' })).status, 422)
  const back = await lead.send(`${base}/analysis/weighting/back`, { because: 'The shares were of another year.' })
  assert.match(
    words(back.body),
    /taken back.*2 March 2026 to 2 March 2026: Community groups.*The shares were of another year/,
  )
  assert.doesNotMatch(words((await lead.get(`${base}/analysis/answers?by=sector`)).body), /Weighted/)
  assert.match(words((await lead.get(`${base}/report`)).body), /It was taken back on 2 March 2026: The shares/)
})

test('one declared after another was taken back hides neither, on the page and in the PDF', async () => {
  const second = 'Of all who ride nine in ten are in a community group.'
  await lead.send(`${base}/analysis/weighting`, { ...ones, community: '3', reason: second })
  const page = words((await lead.get(`${base}/report`)).body)
  const { record: consultation } = (await teamConsultation(app.hub.db, { slug: of.slug }))!
  const at = { area: await app.hub.area(), today: await app.hub.today(), t }
  const content = await loadReportContent(app.hub.db, consultation, at)
  const pdf = JSON.stringify(reportPdfContent(content, draftWords(content, t), t))
  for (const told of [page, pdf]) {
    assert.match(told, /Of all who ride nine in ten/)
    assert.match(told, /Community groups speak for most of those who ride/)
    assert.match(told, /It was taken back on 2 March 2026: The shares/)
  }
  assert.match(pdf, /\["Community[^"]*","3"\]/)
})
