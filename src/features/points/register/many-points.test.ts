/** A register of more points than anybody reads at once: counted whole, told some at a time, and whole as a table. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { giveResponse } from '../points-fixture.ts'

const POINTS = 1003
let app: TestApp
let of: OpenConsultation

before(async () => {
  app = await testApp(new Date('2026-05-10T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'many-points')
  const { db } = app.hub
  const open = await giveResponse(db, of.id, { may_publish: true })
  const closed = await giveResponse(db, of.id, { confidential: true })
  const make = (reference: string, from: number, count: number) =>
    sql`insert into point (id, response_id, consultation_id, number, source, span_start, span_end, text, question_id)
      select gen_random_uuid(), r.id, r.consultation_id, n, 'q-' || ${of.questions[1]}, 0, 5, 'point', ${of.questions[1]}::uuid
      from response r, generate_series(${from}::integer, ${from + count - 1}::integer) n where r.reference = ${reference}`.execute(
      db,
    )
  await make(closed, 1, 7)
  await make(open, 8, POINTS)
  await sql`insert into point_action (id, point_id, action, reason)
    select gen_random_uuid(), id, case when number % 2 = 0 then 'noted' else 'not-accepted' end, 'Heard' from point`.execute(
    db,
  )
  await db
    .updateTable('consultation')
    .set({ state: 'reported', closed_at: new Date('2026-05-02T00:00:00Z'), reported_at: app.clock.now })
    .where('id', '=', of.id)
    .execute()
})
after(() => app.close())

test('open data tells the first thousand points with the totals of all, and where the whole table is', async () => {
  const { body } = await app.server.inject(`/api/v1/registers/${of.slug}`)
  const told = JSON.parse(body) as {
    points: { number: number }[]
    totals: { points: number; noted: number }
    inConfidence: number
    table: string
  }
  assert.deepEqual([told.points.length, told.points[0]?.number, told.points.at(-1)?.number], [1000, 1, 1000])
  assert.deepEqual([told.totals.points, told.totals.noted, told.inConfidence], [POINTS, 502, 7])
  const table = await app.server.inject(new URL(told.table).pathname)
  assert.equal(table.body.trim().split('\n').length, POINTS + 1)
})

test('the report, its figures and what came of it count all of them', async () => {
  const lead = await app.visitor(of.people.lead)
  const base = `/consultations/${of.slug}`
  assert.match(words((await lead.get(`${base}/report`)).body), /Noted 502/)
  assert.match((await lead.get(`${base}/report.csv`)).body, /502/)
  const outcome = words((await lead.get(`${base}/outcome`)).body)
  assert.match(outcome, /1,?003/)
})
