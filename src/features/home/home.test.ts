/** The front page: what is open, what was decided and changed, and how the Compact is kept by proof, with its year. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../test/support/app.ts'
import { newId } from '../../db/ids.ts'
import { day } from '../../kernel/day.ts'
import { type CompactWorld, makeCompact, signCode } from '../compact/compact.fixture.ts'
import { recordFindings } from '../compact/index.ts'

let app: TestApp
let world: CompactWorld

const home = async () => (await (await app.visitor()).get('/')).body

before(async () => {
  app = await testApp()
  app.clock.now = new Date('2026-03-02T09:00:00Z')
  world = await makeCompact(app.hub.db)
})
after(() => app.close())

test('with nothing recorded it says so, and what is open says how many days are left', async () => {
  const page = words(await home())
  assert.match(page, /Nothing has been checked yet/)
  assert.match(page, /Buses after dark 18 days left, open until 20 March 2026/)
  assert.match(page, /No text has been changed yet/)
})

test('what a body only states stands beside what is known to be kept, and the year is a line with its table', async () => {
  const { db } = app.hub
  await signCode(db, 'beds-luton-consultation-2009', 'consultation', world.council)
  await recordFindings(db, day('2026-01-10'))
  await db.updateTable('consultation').set({ barriers: 'Night shifts: two meetings in the canteen.' }).execute()
  await recordFindings(db, day('2026-02-10'))
  app.hub.forgetPages()
  const body = await home()
  const page = words(body)
  const [, known, total] = /Is the Compact kept\? (\d+) of (\d+) things that the codes ask/.exec(page) ?? []
  const stated = Number(/(\d+) more (?:is|are) only stated by the body itself/.exec(page)?.[1])
  const rows = [...body.matchAll(/standing=(\w+)">(\d+)</g)].map(([, name, count]) => [name!, Number(count)] as const)
  const count = new Map(rows)
  assert.equal(Number(known), (count.get('shown') ?? 0) + (count.get('confirmed') ?? 0))
  assert.equal(stated, count.get('stated'))
  assert.equal(
    Number(total),
    rows.reduce((sum, [, each]) => sum + each, 0),
  )
  assert.match(page, /Known to be kept: \d+ of \d+ on 31 January 2026, \d+ of \d+ on 2 March 2026\./)
  assert.match(page, /31 January 2026 .* 28 February 2026 .* 2 March 2026/)
  const listed = words((await (await app.visitor()).get('/compact/findings/list?standing=stated')).body)
  assert.match(listed, new RegExp(`\\b${stated} findings?`))
})

test('a text that was changed because of what people said is told once the consultation has reported', async () => {
  const { db } = app.hub
  const [document, version, paragraph, amendment, response, point] = Array.from({ length: 6 }, () => newId()) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const consultation_id = world.consultation
  await db
    .insertInto('document')
    .values({
      id: document,
      slug: 'plan',
      subject_kind: 'consultation',
      subject_id: consultation_id,
      kind: 'consultation-draft',
      title: 'Plan',
    })
    .execute()
  await db
    .insertInto('document_version')
    .values({ id: version, document_id: document, sequence: 1, status: 'out-to-consultation' })
    .execute()
  await db.insertInto('paragraph').values({ id: paragraph, document_id: document }).execute()
  await db
    .insertInto('amendment')
    .values({
      id: amendment,
      consultation_id,
      document_version_id: version,
      paragraph_id: paragraph,
      text_before: 'The last bus is at nine.',
      text_after: 'The last bus is at eleven.',
      reason: 'Late shifts end at half past ten.',
    })
    .execute()
  await db
    .insertInto('response')
    .values({
      id: response,
      consultation_id,
      reference: 'R-1',
      channel: 'online',
      state: 'given',
      behalf: 'personal',
      code_hash: Buffer.from('x'),
      received_at: app.clock.now,
    })
    .execute()
  await db
    .insertInto('point')
    .values({
      id: point,
      consultation_id,
      response_id: response,
      number: 1,
      source: 'free_text',
      span_start: 0,
      span_end: 4,
      text: 'Late',
    })
    .execute()
  await db.insertInto('point_amendment').values({ id: newId(), point_id: point, amendment_id: amendment }).execute()
  app.hub.forgetPages()
  assert.doesNotMatch(words(await home()), /Late shifts end/)
  await db.updateTable('consultation').set({ reported_at: app.clock.now }).where('id', '=', consultation_id).execute()
  app.hub.forgetPages()
  assert.match(words(await home()), /Buses after dark : 1 change to the text The latest: Late shifts end/)
  await db.updateTable('response').set({ confidential: true }).where('id', '=', response).execute()
  app.hub.forgetPages()
  assert.doesNotMatch(words(await home()), /Late shifts end|1 change/)
})

test('what was decided lately leaves out that minutes were approved, whatever words that was put in', async () => {
  const { db } = app.hub
  const meeting = await db.selectFrom('meeting').select(['id', 'partnership_id']).executeTakeFirstOrThrow()
  for (const [position, approves, text] of [
    [1, meeting.id, 'We stand by what was written down of last time'],
    [2, null, 'Approve the minutes of the ferry'],
  ] as const) {
    const agenda_item_id = newId()
    await db
      .insertInto('agenda_item')
      .values({
        id: agenda_item_id,
        meeting_id: meeting.id,
        position,
        title: text,
        purpose: text,
        approves_meeting_id: approves,
      })
      .execute()
    await db
      .insertInto('decision')
      .values({
        id: newId(),
        partnership_id: meeting.partnership_id,
        meeting_id: meeting.id,
        agenda_item_id,
        text,
        how: 'consensus',
        decided_on: day('2026-02-20'),
      })
      .execute()
  }
  app.hub.forgetPages()
  const page = words(await home())
  assert.match(page, /Decided lately Approve the minutes of the ferry/)
  assert.doesNotMatch(page, /We stand by/)
})
