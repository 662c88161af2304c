import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { openConsultation } from '../../responses/open-consultation.fixture.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

test('an outcome published half past midnight of 2 July (summer time) is dated 2 July', async () => {
  const { db } = app.hub
  const of = await openConsultation(db, 'together')
  const at = new Date('2026-07-01T23:30:00Z')
  await db
    .insertInto('consultation_report')
    .values({
      id: newId(),
      consultation_id: of.id,
      published_at: at,
      introduction: 'x',
      process: 'x',
      what_we_heard: 'x',
      what_happens_next: 'x',
    })
    .execute()
  await db.updateTable('consultation').set({ reported_at: at, state: 'reported' }).where('id', '=', of.id).execute()
  app.clock.now = new Date('2026-07-03T09:00:00Z')
  const visitor = await app.visitor()
  const csv = (await visitor.get('/decisions.csv')).body
  const page = words((await visitor.get('/decisions')).body)
  assert.match(csv, /2026-07-02/)
  assert.match(page, /2 July 2026/)
  assert.match(words((await visitor.get('/')).body), /2 July 2026/)
})
