/** Somebody who fetches everything that each kind of reader can, before and after, and takes the difference. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { type TestApp, testApp, type Visitor } from '../../../../test/support/app.ts'
import { type Held, workOut } from '../../../../test/support/attacker.ts'
import { newId } from '../../../db/ids.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { close, giveResponse } from '../points-fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string
let anybody: Visitor
let reviewer: Visitor
let lead: Visitor

before(async () => {
  app = await testApp(new Date('2026-05-10T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'attacked')
  base = `/consultations/${of.slug}`
  anybody = await app.visitor()
  reviewer = await app.visitor(of.people.reviewer)
  lead = await app.visitor(of.people.lead)
  const { db } = app.hub
  const [scale, , often] = of.questions
  const lumps = [
    [38, 2, 'monthly', 'voluntary', 'online'],
    [3, 4, 'monthly', 'faith', 'online'],
    [2, 4, 'yearly', '', 'letter'],
    [1, 5, 'yearly', 'private', 'email'],
    [12, 1, 'monthly', 'community', 'online'],
    [1, 3, null, 'community', 'paper'],
  ] as const
  for (const [times, choice, year, sector, channel] of lumps)
    for (let at = 0; at < times; at++)
      await giveResponse(db, of.id, {
        sector,
        channel,
        answers: { [scale!]: { choice, comment: '' }, [often!]: year ? { choice: year, other: '' } : null },
      })
  await giveResponse(db, of.id, {
    reference: 'R-SECRET',
    confidential: true,
    sector: 'statutory',
    channel: 'spoken',
    answers: { [scale!]: { choice: 5, comment: '' } },
  })
  await close(db, of.id)
})
after(() => app.close())

/** Every number of somebody's counts file with its bounds, and the sums that they stand in. */
function heldFrom(csv: string): Held {
  const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true })
  const told = new Map<string, { from: number; to: number | null }>()
  const sums: { total: string; parts: string[] }[] = []
  for (const { table, what, count, at_least, at_most } of rows)
    told.set(`${table}: ${what}`, { from: Number(count || at_least), to: Number(count || at_most) })
  const all = told.get('Responses: All responses')!
  const secret = told.get('Responses: Given in confidence, in no other table')!
  told.set('base', { from: all.from - secret.from, to: all.from - secret.from })
  for (const table of new Set(rows.map(row => row.table!))) {
    const keys = [...told.keys()].filter(key => key.startsWith(`${table}: `))
    const answered = `${table}: Answered the question`
    if (/^(How responses|By sector|On whose)/.test(table)) sums.push({ total: 'base', parts: keys })
    else if (keys.includes(answered)) {
      told.set(`${table} blank`, { from: 0, to: null })
      sums.push({ total: 'base', parts: [answered, `${table} blank`] })
      sums.push({ total: answered, parts: keys.filter(key => key !== answered) })
    }
  }
  return { told, sums }
}

const everything = async (who: Visitor, paths: readonly string[]) =>
  Promise.all(
    paths.map(async path => {
      const { status, body } = await who.get(`${base}${path}`)
      assert.ok(status === 200, `${path}: ${status}`)
      return body.replaceAll(/[0-9a-f-]{36}/g, '')
    }),
  )

test('no small count of a report can be worked out from its file, and the page tells the same', async () => {
  const csv = (await reviewer.get(`${base}/report.csv`)).body
  const held = heldFrom(csv)
  const small = [...held.told].filter(([, { from, to }]) => from !== to)
  assert.ok(small.length > 6, csv)
  for (const [key, { from }] of small) {
    if (from > 0) continue
    const known = workOut(held, key)
    assert.ok(known.from === 0 && known.to >= 4, `${key}: ${known.from} to ${known.to}`)
  }
  const page = (await reviewer.get(`${base}/report`)).body
  assert.match(page, /Fewer than 5/)
  assert.doesNotMatch(page, /<td class="govuk-table__cell govuk-table__cell--numeric">[1-4]<\/td>/)
})

test('what was said in confidence moves no number that anybody but the lead can fetch', async () => {
  const paths = [
    '/report',
    '/report.csv',
    '/analysis/answers',
    '/analysis/answers.csv',
    '/analysis/answers.csv?by=sector',
  ]
  const more = ['/responses', '/responses.csv', '/register', '/interim-review', '/outcome']
  const before = await everything(reviewer, [...paths, ...more])
  const { db } = app.hub
  await db
    .updateTable('response')
    .set({
      sector: 'voluntary',
      channel: 'online',
      behalf: 'organisation',
      answers: JSON.stringify({
        [of.questions[0]!]: { choice: 1, comment: '' },
        [of.questions[2]!]: { choice: 'yearly', other: '' },
      }),
    })
    .where('reference', '=', 'R-SECRET')
    .execute()
  assert.deepEqual(await everything(reviewer, [...paths, ...more]), before)
  for (const body of before) assert.ok(!body.includes('R-SECRET'))
})

test('what was published stays as it was when a response is taken back', async () => {
  const { db } = app.hub
  const kept = {
    id: newId(),
    consultation_id: of.id,
    introduction: 'What came',
    process: '',
    what_we_heard: 'Much',
    what_happens_next: 'The council decides',
  }
  await db.insertInto('consultation_report').values(kept).execute()
  await db
    .updateTable('consultation')
    .set({ state: 'reported', reported_at: app.hub.now() })
    .where('id', '=', of.id)
    .execute()
  const sent = await lead.send(`${base}/report/publication`, { sure: 'yes' })
  assert.ok(sent.status < 400, sent.body)
  const before = await everything(anybody, ['/report.csv', '/report'])
  const { id } = await db
    .selectFrom('response')
    .select('id')
    .where('consultation_id', '=', of.id)
    .where('sector', '=', 'private')
    .executeTakeFirstOrThrow()
  await db.updateTable('response').set({ state: 'withdrawn' }).where('id', '=', id).execute()
  assert.deepEqual(await everything(await app.visitor(), ['/report.csv', '/report']), before)
})
