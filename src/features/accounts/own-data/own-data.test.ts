/** What is kept about somebody is shown to them alone, whole, and with every place that names them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { type CompactWorld, makeCompact } from '../../compact/compact.fixture.ts'
import { findNamings } from './own-data.queries.ts'

let app: TestApp
let world: CompactWorld

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
  await seatedPartnership(app.hub.db, 'bus-forum')
})
after(() => app.close())

test('whoever is signed in sees what is kept about them and saves it, and nobody else does', async () => {
  const anybody = await app.visitor()
  assert.match((await anybody.get('/account/data')).url, /^\/sign-in/)
  const contact = await app.visitor(world.people.contact)
  const account = await contact.get('/account')
  assert.match(account.body, /href="\/account\/data"/)
  await contact.send('/account', { phone: '01632 960 001', format_needs: 'Large print' })
  const page = words((await contact.get('/account/data')).body)
  assert.match(page, /01632 960 001.*Large print.*Your roles Contact: Fen Aid, from/)
  assert.match(page, /records? names? you, in \d+ tables?\. The record of changes holds 1 act of yours/)
  const file = await contact.get('/account/data.json')
  assert.match(String(file.headers['content-disposition']), /attachment.*my-data-2026/)
  const data = JSON.parse(file.body)
  assert.equal(data.details.phone, '01632 960 001')
  assert.deepEqual(
    data.roles.map(({ what, more }: { what: string; more: { role: string } }) => [what, more.role]),
    [['Fen Aid', 'contact']],
  )
  assert.equal(data.acts[0].action, 'account.changed')
  assert.ok(!file.body.includes(world.people.secretary), 'nobody else is named')
})

test('every link of the tables to people is looked at, so that a table that comes later is there too', async () => {
  const { db } = app.hub
  const { rows } = await sql<{ table: string; as: string; person: string }>`
    select c.conrelid::regclass::text as table, a.attname as as, ''::text as person
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'person'::regclass`.execute(db)
  assert.ok(rows.length > 90, `${rows.length} links`)
  for (const { table, as } of rows) {
    const { rows: one } = await sql<{ person: string; id: string }>`
      select ${sql.ref(as)}::text as person, id::text as id from ${sql.table(table)} where ${sql.ref(as)} is not null limit 1`.execute(
      db,
    )
    if (!one[0]) continue
    const { person, id } = one[0]
    const found = await findNamings(db, person)
    assert.ok(
      found.some(each => each.table === table && each.as === as && each.id === id),
      `${table}.${as}`,
    )
  }
})
