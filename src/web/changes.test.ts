/** Two servers on one database: what one changes, the other does not show from what it kept. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { browse, type Visitor } from '../../worlds/visitor.ts'
import { type App, buildApp } from '../app.ts'
import { newId } from '../db/ids.ts'
import { openDatabase } from '../db/open.ts'
import { sealOf } from '../db/seal.ts'
import { day } from '../kernel/day.ts'
import { changesOf } from './changes.ts'
import { beginSession, sessionCookie } from './session.ts'

let database: TestDatabase
let one: App
let two: App
let secretary: Visitor
const seal = sealOf(randomBytes(32))
const now = new Date('2026-03-02T09:00:00Z')

before(async () => {
  database = await testDatabase()
  const [area, person] = [newId(), newId()]
  await database.db.insertInto('area').values({ id: area, name: 'Area', compact_name: 'First name' }).execute()
  await database.db.insertInto('person').values({ id: person, name: 'Sec', email: 's@example.org' }).execute()
  const role = { role: 'secretariat', subject_kind: 'area', subject_id: area, from_day: day('2026-01-01') } as const
  await database.db
    .insertInto('role_grant')
    .values({ id: newId(), person_id: person, ...role })
    .execute()
  const build = () => buildApp({ database, seal, origin: 'http://hub.test', now: () => now })
  ;[one, two] = [await build(), await build()]
  await Promise.all([one.follow(), two.follow()])
  const token = await beginSession(database.db, person, 'test', now)
  secretary = browse(one, new Map([[sessionCookie, token]]))
})
after(async () => {
  await Promise.all([one.server.close(), two.server.close()])
  await database.close()
})

/** Resolves when a server has heard that something changed. */
function heard(): { readonly next: Promise<void>; readonly close: () => Promise<void>; readonly ready: Promise<void> } {
  const { promise: next, resolve } = Promise.withResolvers<void>()
  let ready = false
  const listener = changesOf(database.pool, () => ready && resolve())
  return { next, close: listener.close, ready: listener.follow().then(() => void (ready = true)) }
}

const about = (app: App) => browse(app, new Map()).get('/about')
const rename = (name: string) =>
  secretary.send('/settings', {
    compact_name: name,
    contact_name: 'Desk',
    contact_address: 'Hall',
    contact_phone: '1',
    contact_email: 'desk@example.org',
  })

test('what one server changes is gone from the pages that another keeps', { timeout: 20_000 }, async () => {
  const other = heard()
  await other.ready
  assert.match((await about(two)).body, /First name/)
  assert.equal((await rename('Second name')).status, 200)
  await other.next
  const heardAt = performance.now()
  // A third server has heard it; the second is told by the same word.
  while (/First name/.test((await about(two)).body)) await new Promise(resolve => setImmediate(resolve))
  console.log(`Gone ${Math.round(performance.now() - heardAt)} ms after a third server heard of it`)
  assert.match((await about(two)).body, /Second name/)
  await other.close()
})

test('a connection that is lost is made again, and what was kept meanwhile is dropped', {
  timeout: 20_000,
}, async () => {
  assert.match((await about(two)).body, /Second name/)
  const back = Promise.withResolvers<void>()
  let calls = 0
  const watching = changesOf(database.pool, () => ++calls === 2 && back.resolve())
  await watching.follow()
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen %'`.execute(database.db)
  await database.db.updateTable('area').set({ compact_name: 'Third name' }).execute()
  await back.promise
  await watching.close()
  // The second server comes back by itself as well.
  while (/Second name/.test((await about(two)).body)) await new Promise(resolve => setImmediate(resolve))
  assert.match((await about(two)).body, /Third name/)
})

test('a form that is taken back tells nobody', async () => {
  const other = heard()
  await other.ready
  let told = false
  void other.next.then(() => {
    told = true
  })
  await assert.rejects(
    database.db.transaction().execute(async tx => {
      await one.hub.tellChange(tx)
      throw new Error('taken back')
    }),
  )
  // A word of another kind, told later, arrives alone.
  assert.equal(told, false)
  one.hub.forgetPages()
  await other.next
  await other.close()
})

test('closing ends a listener whose database was never there', async () => {
  const away = await openDatabase({ url: database.url })
  await away.close()
  const listener = changesOf(
    Object.assign(Object.create(away.pool), { options: { host: '/nowhere' } }),
    () => undefined,
  )
  const following = listener.follow()
  await listener.close()
  await following
})
