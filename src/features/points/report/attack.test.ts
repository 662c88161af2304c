/** Somebody who fetches everything that each kind of reader can, before and after, and takes the difference. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor } from '../../../../test/support/app.ts'
import { heldFrom, narrowed, sheetsIn } from '../../../../test/support/attacker.ts'
import { newId } from '../../../db/ids.ts'
import { loadFacts } from '../../../facts/load.ts'
import { day } from '../../../kernel/day.ts'
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

const everything = async (who: Visitor, paths: readonly string[]) =>
  Promise.all(
    paths.map(async path => {
      const { status, body, bytes } = await who.get(`${base}${path}`)
      assert.ok(status === 200, `${path}: ${status}`)
      const text = path.endsWith('.xlsx') ? sheetsIn(bytes).join('\n') : body
      return text.replaceAll(/[0-9a-f-]{36}/g, '')
    }),
  )

test('no small count of a report can be worked out from its file, and the page tells the same', async () => {
  const csv = (await reviewer.get(`${base}/report.csv`)).body
  const held = heldFrom(csv)
  const small = [...held.told].filter(([, { from, to }]) => from !== to)
  assert.ok(small.length > 6, csv)
  assert.deepEqual(narrowed(held), [])
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
  const more = ['/responses', '/responses.csv', '/responses.xlsx', '/register', '/interim-review', '/outcome']
  const before = await everything(reviewer, [...paths, ...more])
  const { db } = app.hub
  const factsOf = () => loadFacts(db, 'consultation', [of.id], day('2026-05-10'))
  const facts = await factsOf()
  await db
    .updateTable('response')
    .set({
      sector: 'voluntary',
      channel: 'online',
      behalf: 'organisation',
      provenance: 'members-asked',
      answers: JSON.stringify({
        [of.questions[0]!]: { choice: 1, comment: '' },
        [of.questions[2]!]: { choice: 'yearly', other: '' },
      }),
    })
    .where('reference', '=', 'R-SECRET')
    .execute()
  assert.deepEqual(await everything(reviewer, [...paths, ...more]), before)
  // Nor anything that a check is made of.
  assert.deepEqual(await factsOf(), facts)
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
