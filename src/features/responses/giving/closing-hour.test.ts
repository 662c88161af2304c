/** A consultation that closes at an hour: everything that obeys the close obeys it, on either side of a change of clocks. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type Day, day } from '../../../kernel/day.ts'
import { hour } from '../../../kernel/hour.ts'
import { openAndClose } from '../../consultations/opening/open-and-close.job.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

async function closingAt(slug: string, closes: Day, at: string): Promise<OpenConsultation> {
  const of = await openConsultation(app.hub.db, slug, { closes })
  await app.hub.db
    .updateTable('consultation')
    .set({ closes_at: hour(at), title: slug })
    .where('id', '=', of.id)
    .execute()
  return of
}

const answers = (of: OpenConsultation) => ({ [`q-${of.questions[0]}`]: '2', action: 'give' })

const closes = [
  { when: 'in winter', on: '2026-03-20', at: '17:00', last: '2026-03-20T16:59:59Z', first: '2026-03-20T17:00:00Z' },
  {
    when: 'as clocks go on',
    on: '2026-03-29',
    at: '01:30',
    last: '2026-03-29T01:29:59Z',
    first: '2026-03-29T01:30:00Z',
  },
  { when: 'in summer', on: '2026-05-01', at: '17:00', last: '2026-05-01T15:59:59Z', first: '2026-05-01T16:00:00Z' },
  {
    when: 'as clocks go back',
    on: '2026-10-25',
    at: '01:30',
    last: '2026-10-25T01:29:59Z',
    first: '2026-10-25T01:30:00Z',
  },
]
for (const { when, on, at, last, first } of closes)
  test(`answers are taken until the hour, and none after it: ${when}`, async () => {
    const of = await closingAt(when.replaceAll(' ', '-'), day(on), at)
    const path = `/consultations/${of.slug}/response`
    const visitor = await app.visitor()
    app.clock.now = new Date(last)
    const given = await visitor.send(path, answers(of), { follow: false })
    assert.equal(given.status, 303, 'in the last second')
    const receipt = String(given.headers['location']).split('?')[0]
    assert.equal((await visitor.get(`${receipt}/change`)).status, 200)
    assert.equal(await openAndClose.run(app.hub), '0 opened, 0 closed')

    app.clock.now = new Date(first)
    const late = await visitor.post(path, answers(of))
    assert.equal(late.status, 422)
    assert.match(words(late.body), /It closed at (1:30am|5pm) on/)
    assert.doesNotMatch(words((await visitor.get(receipt ?? '')).body), /Change what I said/)
    const changed = await visitor.post(`${receipt}/change`, { ...answers(of), version: '1' })
    assert.equal(changed.status, 422)
    app.hub.forgetPages()
    assert.doesNotMatch(words((await visitor.get('/')).body), new RegExp(of.slug))
    assert.match(words((await visitor.get(`/consultations/${of.slug}`)).body), /Closed/)
    assert.equal(await openAndClose.run(app.hub), '0 opened, 1 closed')
    const row = await app.hub.db
      .selectFrom('consultation')
      .select('closed_at')
      .where('id', '=', of.id)
      .executeTakeFirstOrThrow()
    assert.equal(row.closed_at?.toISOString(), new Date(first).toISOString())
  })

test('the hour stands on the page, in the list, in the calendar file, the feed and the table', async () => {
  app.clock.now = new Date('2026-03-02T09:00:00Z')
  const of = await closingAt('told', day('2026-05-01'), '17:00')
  const reader = await app.visitor()
  assert.match(words((await reader.get(`/consultations/${of.slug}`)).body), /1 May 2026, 5pm/)
  assert.match(words((await reader.get('/consultations')).body), /1 May 2026, 5pm/)
  assert.match(words((await reader.get('/')).body), /1 May 2026, 5pm/)
  assert.match(words((await reader.get(`/consultations/${of.slug}/response`)).body), /until 5pm on 1 May 2026/)
  assert.match((await reader.get('/consultations.ics')).body, /DTSTART:20260501T160000Z/)
  assert.match((await reader.get('/consultations.atom')).body, /1 May 2026, 5pm/)
  assert.match((await reader.get('/consultations.csv')).body, /2026-05-01,17:00/)
})
