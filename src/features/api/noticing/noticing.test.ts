/** What is noticed of public records from night to night: new ones, changed fields, and nothing of what nobody can read. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { resources } from '../../registry.ts'
import { lookedAt, marksOf } from './marks.ts'
import { noticeChanges } from './notice.job.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

const [first, second] = [day('2026-03-01'), day('2026-03-02')]

test('a change is a field that is told otherwise; what stood there first, or a version tells more of, is none', () => {
  const marks = marksOf({ id: '1', name: 'One', url: 'http://here/1', of: [{ name: 'Two', url: 'http://here/2' }] })
  assert.deepEqual(Object.keys(marks), ['id', 'name', 'of'])
  assert.deepEqual(
    marksOf({ id: '1', name: 'One', url: 'http://there/1', of: [{ name: 'Two', url: 'http://there/2' }] }),
    marks,
  )
  const stood = lookedAt(null, marks, first, true)
  assert.equal(stood.on, null)
  assert.equal(lookedAt(stood, { ...marks }, second, false), stood)
  assert.deepEqual(lookedAt(stood, { ...marks, more: 'x' }, second, false), {
    ...stood,
    marks: { ...marks, more: 'x' },
  })
  const renamed = lookedAt(stood, { ...marks, name: 'x' }, second, false)
  assert.deepEqual([renamed.on, renamed.changed], [second, ['name']])
  assert.deepEqual(lookedAt(renamed, { ...marks, name: 'x', of: 'y' }, second, false).changed, ['name', 'of'])
  const fresh = lookedAt(null, marks, first, false)
  assert.deepEqual([fresh.on, fresh.changed], [first, []])
  assert.deepEqual(lookedAt(fresh, { ...marks, name: 'x' }, first, false).changed, [], 'what is new today stays new')
})

test('feeds tell what was new and what changed the night before, and nothing of what nobody can read', async () => {
  const { db } = app.hub
  const [old, shut] = [newId(), newId()]
  const insert = (id: string, slug: string, name: string) =>
    db.insertInto('organisation').values({ id, slug, name, sector: 'community' }).execute()
  await insert(old, 'old-mill', 'Old Mill')
  await sql`insert into partnership (id, slug, name, kind, size, purpose, state, lead_organisation_id, public)
    values (${shut}, 'shut', 'Behind the shut door', 'strategic', 'full', 'To sit', 'running', ${old}, false)`.execute(
    db,
  )
  assert.equal(await noticeChanges(app.hub, resources), 0, 'what stood there when it was first looked at is no news')
  const feed = async (name: string) => (await (await app.visitor()).get(`/api/v1/${name}.atom`)).body
  assert.doesNotMatch(await feed('organisations'), /<entry>/)
  await insert(newId(), 'new-mill', 'New <Mill>')
  await db
    .updateTable('organisation')
    .set({ name: 'Older Mill', website: 'https://mill.example.org' })
    .where('id', '=', old)
    .execute()
  await db.updateTable('partnership').set({ name: 'Behind the door that is shut' }).where('id', '=', shut).execute()
  app.clock.now = new Date('2026-03-03T09:00:00Z')
  assert.equal(await noticeChanges(app.hub, resources), 2)
  assert.equal(await noticeChanges(app.hub, resources), 0, 'a second look notices nothing again')
  const told = await feed('organisations')
  assert.equal(told.split('<entry>').length - 1, 2)
  assert.match(told, /Older Mill[\s\S]*Changed: name, formerNames, website/)
  assert.match(told, /CDATA\[New &lt;Mill&gt;\]/)
  assert.match(told, /<updated>2026-03-03T00:00:00.000Z/)
  assert.doesNotMatch(await feed('partnerships'), /door/)
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from noticed_record where record_id = ${shut}`.execute(db)
  assert.equal(rows[0]?.count, 0)
})

test('what nobody can read any more is forgotten', async () => {
  const { db } = app.hub
  const id = newId()
  const lead = await db.selectFrom('organisation').select('id').limit(1).executeTakeFirstOrThrow()
  await sql`insert into partnership (id, slug, name, kind, size, purpose, state, lead_organisation_id, public)
    values (${id}, 'open', 'The open table', 'strategic', 'full', 'To sit', 'running', ${lead.id}, true)`.execute(db)
  assert.equal(await noticeChanges(app.hub, resources), 1)
  await db.updateTable('partnership').set({ public: false }).where('id', '=', id).execute()
  await noticeChanges(app.hub, resources)
  assert.deepEqual(await db.selectFrom('noticed_record').select('id').where('record_id', '=', id).execute(), [])
})
