/** The same question in several consultations: side by side where words and answers are the same, in the numbers of the reports. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { giveResponse } from '../points-fixture.ts'
import { keepCounts } from './counts.queries.ts'

let app: TestApp
const made = new Map<string, OpenConsultation>()

/** A consultation that so many answered, with its report published. */
async function reported(slug: string, monthly: number, yearly: number): Promise<OpenConsultation> {
  const { db } = app.hub
  const of = await openConsultation(db, slug)
  for (let at = 0; at < monthly + yearly; at++) {
    const choice = at < monthly ? 'monthly' : 'yearly'
    await giveResponse(db, of.id, { answers: { [of.questions[2]!]: { choice, other: '' } } })
  }
  const reported_at = new Date('2026-06-01T09:00:00Z')
  await db
    .updateTable('consultation')
    .set({ state: 'reported', reported_at, title: `About ${slug}` })
    .where('id', '=', of.id)
    .execute()
  await db
    .insertInto('consultation_report')
    .values({ id: newId(), consultation_id: of.id, introduction: 'What came of it', published_at: reported_at })
    .execute()
  await db.transaction().execute(tx => keepCounts(tx, of.id))
  made.set(slug, of)
  return of
}

before(async () => {
  app = await testApp(new Date('2026-07-01T09:00:00Z'))
  await reported('the-first', 12, 8)
  await reported('the-second', 30, 10)
  const third = await reported('the-third', 9, 9)
  await app.hub.db
    .updateTable('question')
    .set({ text: 'How often do we meet?' })
    .where('id', '=', third.questions[2]!)
    .execute()
})
after(() => app.close())

/** Somebody who is signed in, for whom nothing is kept rendered: the records are changed here behind the pages' back. */
const reader = () => app.visitor(made.get('the-first')!.people.stranger)
const page = async (slug: string) =>
  (await reader()).get(`/consultations/${slug}/report/questions/${made.get(slug)!.questions[2]}`)

test('a report leads to the same question elsewhere, with the numbers of each report and no others', async () => {
  const report = await (await reader()).get('/consultations/the-first/report')
  assert.match(words(report.body), /The same question in other consultations/)
  const told = words((await page('the-first')).body)
  assert.match(told, /About the-first.*12 \(60%\) 8 \(40%\).*About the-second.*30 \(75%\) 10 \(25%\)/)
  assert.doesNotMatch(told, /the-third/)
  assert.match(words((await page('the-third')).body), /No other report tells this question/)
})

test('a report that is not published, or a consultation that was withdrawn, is not among them', async () => {
  const { id } = made.get('the-second')!
  const { db } = app.hub
  await db.updateTable('consultation_report').set({ published_at: null }).where('consultation_id', '=', id).execute()
  assert.doesNotMatch(words((await page('the-first')).body), /the-second/)
  assert.equal((await page('the-second')).status, 404)
  const report = await (await reader()).get('/consultations/the-first/report')
  assert.match(words(report.body), /The same question in other consultations/, 'the agree scale of the third')
  await db.updateTable('consultation').set({ state: 'withdrawn' }).where('id', '=', made.get('the-third')!.id).execute()
  const alone = await (await reader()).get('/consultations/the-first/report')
  assert.doesNotMatch(words(alone.body), /The same question in other consultations/)
})
